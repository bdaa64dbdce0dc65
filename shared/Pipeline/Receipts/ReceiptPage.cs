using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CourseAI.Core;
using CourseAI.Core.Receipts;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace CourseAI.Pipeline.Receipts;

/// <summary>
/// The page behind a report's QR code: a receipt, verified by this server just now, readable by someone who was not there.
/// Plain HTML without script; everything that came from a person is encoded.
/// </summary>
public static class ReceiptPage
{
    private const string Style = """
        :root { color-scheme: light dark; font: 16px/1.5 Pretendard, "Noto Sans KR", system-ui, sans-serif; }
        body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; word-break: keep-all; overflow-wrap: anywhere; }
        h1 { font-size: 1.4rem; } .en { opacity: .75; } .ok { color: #17803d; } .bad { color: #c02626; }
        dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .4rem 1rem; }
        dt { font-weight: 600; } dd { margin: 0; } pre { white-space: pre-wrap; word-break: break-all; font-size: .8rem; }
        @media (prefers-color-scheme: dark) { .ok { color: #5bd38a; } .bad { color: #ff8a8a; } }
        """;

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <param name="zone">The course's: times are shown in it and in UTC.</param>
    /// <param name="receipt">The JWS; null: there is none of that id.</param>
    public static IResult Show(ReceiptCheck? check, string? receipt, DateTimeZone zone) =>
        new Page(check, receipt, zone);

    private sealed class Page(ReceiptCheck? check, string? receipt, DateTimeZone zone) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = check is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.ContentSecurityPolicy = Policy;
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers["Referrer-Policy"] = "no-referrer";
            return response.WriteAsync(Html());
        }

        private string Html() =>
            $"""
                <!doctype html>
                <html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>제출 영수증 · Receipt</title><style>{Style}</style></head><body><main>
                {(check?.Claims is { } claims ? Valid(claims) : Invalid())}
                {(receipt is null ? "" : $"<h2>JWS</h2><pre>{Encode(receipt)}</pre>")}
                </main></body></html>
                """;

        private string Invalid()
        {
            var why =
                check?.Problem
                ?? new Text(
                    "이 번호의 영수증이 없습니다. 주소를 다시 확인해 주십시오.",
                    "There is no receipt of this number: check the address."
                );
            return $"""<h1 class="bad">✗ {Encode(why.Ko)}</h1><p class="en" lang="en">{Encode(why.En)}</p>""";
        }

        private string Valid(ReceiptClaims claims)
        {
            var received = claims.Kind == ReceiptKind.Received;
            var rows = new List<(Text Name, string Value)>
            {
                (new Text("학번", "Student"), claims.StudentId),
                (new Text("과목", "Course"), claims.CourseId),
                (new Text("항목", "Part"), claims.PartId),
                (new Text("파일", "File"), claims.FileName),
                (new Text("크기", "Size"), $"{claims.Size.ToString("N0", CultureInfo.InvariantCulture)} bytes"),
                (Text.Same("SHA-256"), claims.Sha256),
            };
            if (claims.DeclaredAt is { } declared)
                rows.Add((new Text("신고 시각", "Declared at"), Time(declared)));
            if (claims.ArrivedAt is { } arrived)
                rows.Add((new Text("도착 시각", "Arrived at"), Time(arrived)));
            rows.Add((new Text("원장 해시", "Ledger hash"), claims.LedgerHash));
            rows.Add((new Text("서명 열쇠", "Signing key"), claims.KeyId));
            var says = received
                ? new Text(
                    "아래 파일이 이 시각에 서버에 도착해 보관되었습니다. 영수증의 서명이 이 서버의 열쇠와 맞습니다.",
                    "The file below reached the server at this time and is kept. The receipt's signature fits this server's key."
                )
                : new Text(
                    "아래 파일을 내겠다는 신고가 이 시각에 접수되었습니다. 파일이 도착했다는 뜻은 아닙니다. 영수증의 서명이 이 서버의 열쇠와 맞습니다.",
                    "At this time the server was told that the file below would be handed in; this does not say that it arrived. The receipt's signature fits this server's key."
                );
            var list = string.Concat(
                rows.Select(row =>
                    $"<dt>{Encode(row.Name.Ko)} <span class=\"en\" lang=\"en\">{(row.Name.En == row.Name.Ko ? "" : Encode(row.Name.En))}</span></dt><dd>{Encode(row.Value)}</dd>"
                )
            );
            return $"""
                <h1 class="ok">✓ {(received ? "받았습니다 · Received" : "신고되었습니다 · Declared")}</h1>
                <p>{Encode(says.Ko)}</p><p class="en" lang="en">{Encode(says.En)}</p><dl>{list}</dl>
                """;
        }

        private string Time(Instant instant)
        {
            var local = ZonedDateTimePattern
                .CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss x '('z')'", DateTimeZoneProviders.Tzdb)
                .Format(instant.InZone(zone));
            return $"{local} = {InstantPattern.General.Format(instant)}";
        }

        private static string Encode(string text) => WebUtility.HtmlEncode(text);
    }
}
