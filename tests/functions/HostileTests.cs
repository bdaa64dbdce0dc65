using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using CourseAI.Core;
using CourseAI.Core.Grading;
using CourseAI.Pipeline.HandIn;
using CourseAI.Pipeline.Wire;

namespace CourseAI.Functions.Tests;

/// <summary>Requests that nobody well-meaning sends, at every call: the answer says what is wrong, and never shows the inside.</summary>
public sealed class HostileTests(RunningApp app)
{
    private static readonly string Long = new('a', 2_000);
    private static readonly string Sha256 = new('a', 64);

    /// <summary>Each segment that an address takes, filled with what storage's keys and names do not take.</summary>
    public static TheoryData<string, string> Addresses()
    {
        var data = new TheoryData<string, string>();
        string[] segments =
        [
            "%00",
            "%0A",
            "%23",
            "%3F",
            "%2F",
            "%5C",
            "%2E%2E%2Fs02",
            "%27%20or%20%271%27%20eq%20%271",
            "%EF%BF%BE",
            "%FF",
            "%7E",
            "a%25b",
            Long,
        ];
        (string, string)[] calls =
        [
            ("GET", "api/reports/{0}"),
            ("GET", "api/students/{0}"),
            ("POST", "api/inspect/{0}"),
            ("GET", "r/{0}"),
            ("POST", "api/unrecognised/{0}/assign"),
            ("PUT", "api/students/{0}/scores"),
            ("PUT", "api/students/s21/findings/{0}"),
            ("POST", "api/uploads/{0}/slot"),
            ("PUT", "api/uploads/{0}/a.pdf"),
            ("PUT", "api/uploads/report/{0}"),
            ("POST", "api/classify?task={0}"),
            ("PUT", "api/roster?dryRun={0}"),
            ("GET", "api/gradebook.csv?profile={0}"),
            ("PUT", "api/students/s21/scores?dryRun={0}"),
            ("PUT", "api/students/s21/findings/handed-in?dryRun={0}"),
        ];
        foreach (var (method, path) in calls)
        foreach (var segment in segments)
            data.Add(method, string.Format(System.Globalization.CultureInfo.InvariantCulture, path, segment));
        data.Add("PUT", "api/uploads/report/");
        data.Add("PUT", "api/uploads/report//a.pdf");
        data.Add("PUT", "api/uploads/report/a/./b.pdf");
        data.Add("PUT", "api/uploads/report/~u1/a.pdf");
        data.Add("PUT", "api/uploads/report/" + string.Join('/', Enumerable.Repeat("a", 255)));
        data.Add("GET", "api/receipts/" + new string('*', 26));
        data.Add("POST", "api/classify");
        return data;
    }

    [Theory]
    [MemberData(nameof(Addresses), DisableDiscoveryEnumeration = true)]
    public async Task No_address_is_answered_with_a_failure_of_the_server(string method, string path)
    {
        object body =
            path.Contains("assign", StringComparison.Ordinal) ? new { studentId = "s21", part = "report" }
            : path.Contains("scores", StringComparison.Ordinal)
                ? new
                {
                    part = "report",
                    points = 1,
                    comment = "",
                }
            : new
            {
                part = "report",
                accepted = true,
                deduction = 0,
                comment = "",
            };
        var forStudents =
            path.StartsWith("api/uploads", StringComparison.Ordinal)
            || path.StartsWith("api/classify", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET")
            request.Content = JsonContent.Create(body);
        await ShouldBeToldAsync(await (forStudents ? app.Student("s21") : app.Instructor).SendAsync(request));
    }

    public static TheoryData<string, string, string> Bodies()
    {
        var data = new TheoryData<string, string, string>();
        string[] bodies =
        [
            "",
            "null",
            "[]",
            "{}",
            "\"text\"",
            "{\"part\":",
            "{\"part\":null,\"fileName\":null,\"size\":1,\"sha256\":null}",
            "{\"part\":\"report\",\"studentId\":null}",
            "{\"part\":\"report\",\"studentId\":{},\"points\":\"1\",\"comment\":[]}",
            "{\"part\":\"\\ud800\",\"fileName\":\"\\ud800\",\"size\":1,\"sha256\":\"a\",\"studentId\":\"\\ud800\"}",
            "{\"part\":\"report\",\"points\":1e999,\"accepted\":true,\"deduction\":1e999,\"comment\":\"\"}",
            "{\"part\":\"report\",\"size\":99999999999999999999}",
            string.Concat(Enumerable.Repeat("[", 100_000)),
            $"{{\"part\":\"{new string('a', 900_000)}\"}}",
            $"{{\"part\":\"{new string('a', 1_100_000)}\"}}",
        ];
        (string, string)[] calls =
        [
            ("POST", "api/uploads"),
            ("PUT", "api/students/s22/scores"),
            ("PUT", "api/students/s22/findings/handed-in"),
            ("POST", "api/unrecognised/00000000000000000000000000/assign"),
        ];
        foreach (var (method, path) in calls)
        foreach (var body in bodies)
            data.Add(method, path, body);
        return data;
    }

    [Theory]
    [MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    public async Task A_body_that_is_not_what_the_call_takes_is_refused(string method, string path, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        var client = path == "api/uploads" ? app.Student("s22") : app.Instructor;
        var answer = await client.SendAsync(request);
        ((int)answer.StatusCode).Should().BeInRange(400, 499);
        await ShouldBeToldAsync(answer);
    }

    [Theory]
    [InlineData("api/students/s23/scores", "{\"part\":\"report\",\"comment\":\"\"}", "points")]
    [InlineData(
        "api/students/s23/findings/handed-in",
        "{\"part\":\"report\",\"deduction\":0,\"comment\":\"\"}",
        "accepted"
    )]
    public async Task What_a_body_leaves_out_is_asked_for_and_never_taken_as_nothing(
        string path,
        string body,
        string missing
    )
    {
        var answer = await app.Instructor.PutAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain(missing);
    }

    [Theory]
    [InlineData("course")]
    [InlineData("roster")]
    [InlineData("extensions")]
    public async Task Files_of_the_instructor_that_are_no_such_files_change_nothing(string file)
    {
        byte[][] bodies =
        [
            [],
            [0],
            [0xFF, 0xFE, 0xFD],
            "\"\n\"\"\""u8.ToArray(),
            "id,name,email,department\n\"unclosed"u8.ToArray(),
            Encoding.UTF8.GetBytes("id,id,id\n" + new string(',', 100_000)),
            Encoding.UTF8.GetBytes("student,part,due,reason\ns24,,9999-12-31T23:59,\n"),
            Encoding.UTF8.GetBytes("student,part,due,reason\ns24,,-9998-01-01T00:00:00,\n"),
            Encoding.UTF8.GetBytes("id,name,email,department\ns24.,\uFFFE,a@b,\n\uFFFF,,,\n"),
            Encoding.UTF8.GetBytes("{\"parts\":[{\"kind\":\"" + new string('[', 5_000) + "\"}]}"),
            new byte[5 * 1024 * 1024],
        ];
        foreach (var body in bodies)
        {
            var answer = await app.Instructor.PutAsync($"api/{file}", new ByteArrayContent(body));
            ((int)answer.StatusCode)
                .Should()
                .BeInRange(400, 499, Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 60))));
            await ShouldBeToldAsync(answer);
        }
        (await app.Student("s24").GetAsync<Standing>("api/me"))!.StudentId.Should().Be("s24");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJzMDEiLCJyb2xlIjoiaW5zdHJ1Y3RvciJ9.")]
    [InlineData("....")]
    public async Task What_is_no_token_signs_nobody_in(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/me");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        (await app.Anyone.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_receipt_is_no_token()
    {
        var declared = await DeclareAsync(app.Student("s25"), "report", "a.pdf", [1]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/me");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", declared.Receipt);
        (await app.Anyone.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("....")]
    [InlineData("\0")]
    public async Task What_is_no_receipt_is_told_as_such(string receipt)
    {
        var answer = await app.Anyone.PostAsync("api/receipts/verify", new StringContent(receipt));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("\"valid\":false");
        await ShouldBeToldAsync(answer);
    }

    [Theory]
    [MemberData(nameof(NoPictures))]
    public async Task What_is_no_picture_is_refused_by_the_model_too(string name)
    {
        var answer = await app.Student("s26")
            .PostAsync("api/classify?task=digits", new ByteArrayContent(Picture(name)));
        ((int)answer.StatusCode).Should().BeInRange(400, 499);
        await ShouldBeToldAsync(answer);
    }

    public static TheoryData<string> NoPictures() => new("nothing", "text", "pdf", "bomb", "cut", "large");

    [Fact]
    public async Task An_empty_file_is_refused_at_every_door()
    {
        var answer = await app.Student("s27").PutAsync("api/uploads/report/a.pdf", new ByteArrayContent([]));
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.ReadProblemAsync()).Type.Should().Be("/problems/empty-file");
    }

    [Theory]
    [InlineData(4 * 1024 * 1024)]
    [InlineData(8 * 1024 * 1024)]
    public async Task A_wrong_digest_is_refused_where_the_file_ends_with_a_block_too(int size)
    {
        using var content = new ByteArrayContent(new byte[size]);
        content.Headers.Add("Content-Digest", ContentDigest.Write(SHA256.HashData([1])));
        var answer = await app.Student("s28").PutAsync("api/uploads/source/a.zip", content);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        await foreach (
            var blob in app.Uploads.GetBlobsAsync(
                Azure.Storage.Blobs.Models.BlobTraits.None,
                Azure.Storage.Blobs.Models.BlobStates.None,
                "s28/",
                default
            )
        )
            blob.Name.Should().BeNull("nothing may stand there");
    }

    /// <summary>No failure of the server, no inside shown; what is refused is refused as problem+json.</summary>
    private static async Task ShouldBeToldAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).Should().BeLessThan(500, text);
        text.Should().NotContain("   at ").And.NotContain("Exception").And.NotContain("CourseAI.");
        if ((int)answer.StatusCode >= 400 && text.Length > 0)
            answer.Content.Headers.ContentType!.MediaType.Should().BeOneOf("application/problem+json", "text/html");
    }

    private static byte[] Picture(string name) =>
        name switch
        {
            "text" => "no picture"u8.ToArray(),
            "pdf" => File.ReadAllBytes(RunningApp.Sample("pdf", "report-3-pages.pdf")),
            "bomb" => File.ReadAllBytes(RunningApp.Sample("zip", "bomb.zip")),
            "cut" => File.ReadAllBytes(RunningApp.Sample("images", "photo-3.jpg"))[..200],
            "large" => new byte[TryModel.MaxBytes + 1],
            _ => [],
        };

    private static async Task<DeclaredUpload> DeclareAsync(
        HttpClient student,
        string part,
        string fileName,
        byte[] bytes
    ) =>
        await (
            await student.PostAsJsonAsync(
                "api/uploads",
                new DeclareRequest(part, fileName, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))),
                CoreJson.Options
            )
        ).ReadAsync<DeclaredUpload>();
}
