using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CourseAI.Cli.Servers;
using CourseAI.Cli.Terminals;
using CourseAI.Core;
using CourseAI.Core.Receipts;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Receipts;
using Microsoft.IdentityModel.Tokens;
using NodaTime;
using NodaTime.Text;

namespace CourseAI.Cli.Proofs;

/// <summary><c>courseai receipt verify</c>: checks a receipt's signature here, against the deployment's public keys.</summary>
public static class ReceiptCommand
{
    private const int MaxKeysBytes = 1 << 20;

    public static Command Create(Terminal terminal)
    {
        var receipt = new Argument<FileInfo>("file")
        {
            Description = "The receipt: one line of three parts, joined by dots.",
        };
        var keys = new Option<FileInfo?>("--keys")
        {
            Description =
                "The deployment's public keys as JSON, as `GET /api/receipts/keys` answers: no server is asked.",
        };
        var file = new Option<FileInfo?>("--of")
        {
            Description = "Check also that the receipt is for exactly this file.",
        };
        var server = new ServerOptions();
        var verify = new Command(
            "verify",
            """
            Check that a receipt was signed by the deployment and says what it said then. Exit code 0 only if it holds.

            Examples:
              courseai receipt verify video.jws --server https://courseai.univ.ac.kr
              courseai receipt verify video.jws --keys keys.json --of video.mp4
            """
        )
        {
            receipt,
            keys,
            file,
            server.Server,
            LanguageOption.Instance,
        };
        verify.SetAction(
            async (parsed, cancellation) =>
            {
                var jws = Encoding.UTF8.GetString(
                    InputFile.Read(parsed.GetRequiredValue(receipt), ReceiptSigner.MaxLength)
                );
                var ring = parsed.GetValue(keys) is { } known
                    ? RingOf(InputFile.Read(known, MaxKeysBytes), known.FullName)
                    : await FetchAsync(server.AddressOf(parsed), cancellation);
                var check = await new ReceiptSigner(ring).VerifyAsync(jws);
                if (check.Claims is not { } claims)
                    throw new CommandException(parsed.GetValue(LanguageOption.Instance).Of(check.Problem!));
                if (parsed.GetValue(file) is { } of)
                    await CheckFileAsync(claims, of, cancellation);
                Show(terminal, claims);
                return ExitCodes.Ok;
            }
        );
        return new Command("receipt", "Check receipts.") { verify };
    }

    private static async Task<KeyRing> FetchAsync(Uri address, CancellationToken cancellation)
    {
        using var server = new CourseServer(address, token: null);
        return RingOf(await server.GetAsync<KeySet>("api/receipts/keys", cancellation));
    }

    private static KeyRing RingOf(byte[] json, string name)
    {
        try
        {
            return RingOf(CoreJson.Deserialize<KeySet>(json));
        }
        catch (Exception error) when (error is JsonException or CryptographicException or FormatException)
        {
            throw new CommandException(
                $"{name} holds no public keys: it must be {{\"keys\": [{{\"kty\": \"EC\", …}}]}}",
                ExitCodes.Usage
            );
        }
    }

    private static KeyRing RingOf(KeySet set) =>
        KeyRing.FromPem(string.Join('\n', set.Keys.Select(PemOf)), "the set of public keys");

    private static string PemOf(PublicKey key)
    {
        using var curve = ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = Base64UrlEncoder.DecodeBytes(key.X), Y = Base64UrlEncoder.DecodeBytes(key.Y) },
            }
        );
        return curve.ExportSubjectPublicKeyInfoPem();
    }

    private static async Task CheckFileAsync(ReceiptClaims claims, FileInfo file, CancellationToken cancellation)
    {
        if (!file.Exists)
            throw new CommandException($"{file.FullName} does not exist", ExitCodes.Usage);
        await using var stream = file.OpenRead();
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
        if (sha256 != claims.Sha256 || file.Length != claims.Size)
            throw new CommandException(
                $"the receipt holds, but for another file: it is for {claims.Size} bytes with SHA-256 {claims.Sha256}, and {file.Name} has {file.Length} bytes with {sha256}"
            );
    }

    private static void Show(Terminal terminal, ReceiptClaims claims)
    {
        terminal.Markup("[green]The receipt holds.[/]");
        terminal.Line(
            claims.Kind == ReceiptKind.Received
                ? "The file was received."
                : "The file was declared; it may or may not have come."
        );
        terminal.Line($"by        {claims.Issuer}");
        terminal.Line($"student   {claims.StudentId}, {claims.CourseId}, {claims.PartId}");
        terminal.Line($"file      {claims.FileName}, {claims.Size} bytes");
        terminal.Line($"sha-256   {claims.Sha256}");
        if (claims.DeclaredAt is { } declared)
            terminal.Line($"declared  {Time(declared)}");
        if (claims.ArrivedAt is { } arrived)
            terminal.Line($"arrived   {Time(arrived)}");
        terminal.Line($"ledger    {claims.LedgerHash}");
    }

    private static string Time(Instant instant) => InstantPattern.ExtendedIso.Format(instant);
}
