using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CourseAI.Core;
using CourseAI.Core.Grading;
using CourseAI.Core.Receipts;
using CourseAI.Pipeline.HandIn;
using CourseAI.Pipeline.Receipts;
using CourseAI.Pipeline.Wire;

namespace CourseAI.Functions.Tests;

/// <summary>The three doors, from outside: HTTP, real storage, real triggers, a real report at the end.</summary>
public sealed class HandInTests(RunningApp app)
{
    private static readonly string Report = RunningApp.Sample("pdf", "report-3-pages.pdf");

    [Fact]
    public async Task A_declared_file_goes_straight_to_storage_and_ends_as_evidence_and_a_report()
    {
        var student = app.Student("s01");
        var bytes = await File.ReadAllBytesAsync(Report);
        var declared = await DeclareAsync(student, "report", "보고서.pdf", bytes);
        declared.OnTime.Should().BeTrue();

        await new BlobClient(declared.Url).UploadAsync(
            new BinaryData(bytes),
            new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = Azure.ETag.All } }
        );

        var standing = await StandingAsync(student, known => known.Evidence.Count > 0 && known.ReportCurrent);
        var part = standing.Verdict.Parts.Single(one => one.PartId == "report");
        part.State.Should().Be(PartState.OnTime);
        part.Attempts.Single().Declared.Should().Be(declared.CountedAt);
        var attempt = standing.Evidence.Should().ContainSingle().Subject;
        attempt.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));

        var pdf = await student.GetByteArrayAsync("api/reports/s01");
        pdf.AsSpan(0, 5).ToArray().Should().Equal("%PDF-"u8.ToArray());
        var receipt = await app.Anyone.GetAsync<ReceiptAnswer>($"api/receipts/{attempt.AttemptId}");
        receipt!.Valid.Should().BeTrue();
        receipt.Claims!.Kind.Should().Be(ReceiptKind.Received);
        (await app.Anyone.GetStringAsync($"r/{attempt.AttemptId}")).Should().Contain(attempt.Sha256);
    }

    [Fact]
    public async Task Declaring_the_same_file_again_answers_the_first_declaration()
    {
        var student = app.Student("s02");
        var bytes = await File.ReadAllBytesAsync(Report);
        var first = await DeclareAsync(student, "report", "a.pdf", bytes);
        var second = await DeclareAsync(student, "report", "a.pdf", bytes);
        second.UploadId.Should().Be(first.UploadId);
        second.CountedAt.Should().Be(first.CountedAt);
        second.Receipt.Should().Be(first.Receipt);
    }

    [Fact]
    public async Task The_twenty_first_open_declaration_is_refused()
    {
        var student = app.Student("s03");
        for (byte i = 0; i < 20; i++)
            await DeclareAsync(student, "report", $"{i}.pdf", [i]);
        var refused = await student.PostAsJsonAsync(
            "api/uploads",
            Declaration("report", "21.pdf", [21]),
            CoreJson.Options
        );
        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task One_request_with_a_digest_counts_from_its_headers()
    {
        var student = app.Student("s04");
        var bytes = await File.ReadAllBytesAsync(Report);
        var put = await (
            await PutAsync(student, "api/uploads/report/한글 이름.pdf", bytes, bytes)
        ).ReadAsync<PutResult>();
        put.DeclaredReceipt.Should().NotBeNull();
        var standing = await StandingAsync(student, known => known.Evidence.Count > 0 && known.ReportCurrent);
        standing
            .Verdict.Parts.Single(part => part.PartId == "report")
            .Attempts.Single()
            .Declared.Should()
            .Be(put.CountedAt);
    }

    [Fact]
    public async Task One_request_without_a_digest_counts_from_its_arrival_and_nothing_is_held_against_it()
    {
        var student = app.Student("s05");
        var put = await (
            await PutAsync(student, "api/uploads/report/a.pdf", await File.ReadAllBytesAsync(Report), null)
        ).ReadAsync<PutResult>();
        var standing = await StandingAsync(student, known => known.Evidence.Count > 0 && known.ReportCurrent);
        var part = standing.Verdict.Parts.Single(one => one.PartId == "report");
        part.CountedAt.Should().Be(put.Arrived);
        part.Findings.Should()
            .NotContain(finding => finding.Rule == RuleIds.Declared && finding.Outcome != Outcome.Satisfied);
    }

    [Fact]
    public async Task Bytes_that_are_not_what_the_digest_says_are_refused_and_not_kept()
    {
        var student = app.Student("s06");
        var refused = await PutAsync(
            student,
            "api/uploads/report/a.pdf",
            "what came"u8.ToArray(),
            "what was meant"u8.ToArray()
        );
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.Content.ReadFromJsonAsync<Problems.Body>(CoreJson.Options))!
            .Type.Should()
            .Be("/problems/content-digest");
        await foreach (var blob in app.Uploads.GetBlobsAsync(BlobTraits.None, BlobStates.None, "s06/", default))
            blob.Name.Should().BeNull("nothing may stand there");
    }

    [Fact]
    public async Task A_blob_put_by_the_storage_portal_is_taken_like_any_other()
    {
        var student = app.Student("s07");
        await app
            .Uploads.GetBlobClient("s07/source/project.zip")
            .UploadAsync(RunningApp.Sample("zip", "streamlit.zip"));
        var standing = await StandingAsync(student, known => known.Evidence.Count > 0 && known.ReportCurrent);
        standing.Verdict.Parts.Single(part => part.PartId == "source").State.Should().Be(PartState.OnTime);
    }

    [Theory]
    [InlineData("essay", "a.pdf", 10, "/problems/unknown-part")]
    [InlineData("report", "../a.pdf", 10, "/problems/file-name")]
    [InlineData("report", "a\\b.pdf", 10, "/problems/file-name")]
    [InlineData("report", "", 10, "/problems/file-name")]
    [InlineData("report", "a.pdf", 0, "/problems/empty-file")]
    [InlineData("report", "a.pdf", long.MaxValue, "/problems/file-too-large")]
    public async Task A_declaration_that_cannot_hold_is_refused_by_name(
        string part,
        string fileName,
        long size,
        string problem
    )
    {
        var request = new DeclareRequest(part, fileName, size, new string('a', 64));
        var refused = await app.Student("s08").PostAsJsonAsync("api/uploads", request, CoreJson.Options);
        refused.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await refused.Content.ReadFromJsonAsync<Problems.Body>(CoreJson.Options))!.Type.Should().Be(problem);
    }

    [Fact]
    public async Task A_slot_is_renewed_for_the_same_blob_and_not_for_another_student()
    {
        var declared = await DeclareAsync(app.Student("s09"), "video", "clip.mp4", [1, 2, 3]);
        var renewed = await (
            await app.Student("s09").PostAsync($"api/uploads/{declared.UploadId}/slot", null)
        ).ReadAsync<OpenSlot>();
        renewed.Name.Should().Be(declared.Name);
        renewed.ArriveBy.Should().Be(declared.ArriveBy);
        (await app.Student("s10").PostAsync($"api/uploads/{declared.UploadId}/slot", null))
            .StatusCode.Should()
            .Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_declared_bytes_arrive_even_where_other_bytes_lie_in_the_slot()
    {
        var student = app.Student("s11");
        var bytes = await File.ReadAllBytesAsync(Report);
        var declared = await DeclareAsync(student, "report", "a.pdf", bytes);
        await new BlobClient(declared.Url).UploadAsync(new BinaryData("not what was declared"u8.ToArray()));

        var put = await (await PutAsync(student, "api/uploads/report/a.pdf", bytes, bytes)).ReadAsync<PutResult>();

        put.Size.Should().Be(bytes.Length);
        var standing = await StandingAsync(student, known => known.Evidence.Count == 2 && known.ReportCurrent);
        var counts = standing.Verdict.Parts.Single(part => part.PartId == "report").Attempts.Single(one => one.Counts);
        counts.AttemptId.Should().Be(put.AttemptId);
        counts.Declared.Should().Be(declared.CountedAt);
    }

    [Fact]
    public async Task A_slot_that_holds_other_bytes_is_not_given_out_again()
    {
        var student = app.Student("s12");
        var bytes = await File.ReadAllBytesAsync(Report);
        var declared = await DeclareAsync(student, "report", "a.pdf", bytes);
        await new BlobClient(declared.Url).UploadAsync(new BinaryData("not what was declared"u8.ToArray()));
        await StandingAsync(student, known => known.Evidence.Count == 1);

        var refused = await student.PostAsync($"api/uploads/{declared.UploadId}/slot", null);
        (await refused.ReadProblemAsync()).Type.Should().Be("/problems/other-bytes");
        var again = await DeclareAsync(student, "report", "a.pdf", bytes);

        again.Name.Should().NotBe(declared.Name);
        await new BlobClient(again.Url).UploadAsync(new BinaryData(bytes));
        var standing = await StandingAsync(student, known => known.Evidence.Count == 2 && known.ReportCurrent);
        var counts = standing.Verdict.Parts.Single(part => part.PartId == "report").Attempts.Single(one => one.Counts);
        counts.Declared.Should().Be(declared.CountedAt, "the gate knows the bytes by their hash");
    }

    private static Task<Standing> StandingAsync(HttpClient student, Func<Standing, bool> satisfied) =>
        RunningApp.EventuallyAsync(() => student.GetAsync<Standing>("api/me"), satisfied);

    private static async Task<DeclaredUpload> DeclareAsync(
        HttpClient student,
        string part,
        string fileName,
        byte[] bytes
    ) =>
        await (
            await student.PostAsJsonAsync("api/uploads", Declaration(part, fileName, bytes), CoreJson.Options)
        ).ReadAsync<DeclaredUpload>();

    private static DeclareRequest Declaration(string part, string fileName, byte[] bytes) =>
        new(part, fileName, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    private static async Task<HttpResponseMessage> PutAsync(
        HttpClient student,
        string path,
        byte[] bytes,
        byte[]? digestOf
    )
    {
        using var content = new ByteArrayContent(bytes);
        if (digestOf is not null)
            content.Headers.Add("Content-Digest", ContentDigest.Write(SHA256.HashData(digestOf)));
        return await student.PutAsync(path, content);
    }
}
