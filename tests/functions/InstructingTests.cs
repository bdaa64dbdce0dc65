using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CourseAI.Core;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Core.Ledgers;
using CourseAI.Pipeline.Grading;
using CourseAI.Pipeline.HandIn;
using CourseAI.Pipeline.Instructing;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;

namespace CourseAI.Functions.Tests;

/// <summary>What an instructor does with a class, from outside.</summary>
public sealed class InstructingTests(RunningApp app)
{
    [Fact]
    public async Task A_score_marks_a_part_that_waits_for_one_and_stands_in_the_ledger()
    {
        await HandInReportAsync("s20");
        var request = new ScoreRequest("report", 31.5m, "명확한 비교");
        var dry = await (
            await app.Instructor.PutAsJsonAsync("api/students/s20/scores?dryRun=true", request, CoreJson.Options)
        ).ReadAsync<ScoreChange>();
        dry.Applied.Should().BeFalse();
        (await VerdictOfAsync("s20")).Points.Should().BeNull("a dry run gives no points");
        var given = await (
            await app.Instructor.PutAsJsonAsync("api/students/s20/scores", request, CoreJson.Options)
        ).ReadAsync<ScoreChange>();
        given.Applied.Should().BeTrue();
        given.Difference!.After.Should().Be(dry.Difference!.After).And.Be(31.5m);

        var file = await app.Instructor.GetAsync<StudentFile>("api/students/s20");
        file!.Verdict.Parts.Single(part => part.PartId == "report").Points.Should().Be(31.5m);
        file.Ledger.Should().Contain(entry => entry.Kind == LedgerKinds.Scored && entry.Detail["points"] == "31.5");
        file.LedgerCheck.Holds.Should().BeTrue();
        await RunningApp.EventuallyAsync(
            () => app.Instructor.GetAsync<ClassRow[]>("api/students"),
            rows => rows.Single(row => row.Id == "s20").Verdict?.Points == 31.5m
        );
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(40.01)]
    public async Task Points_beyond_what_the_part_is_worth_are_refused(double points)
    {
        var request = new ScoreRequest("report", (decimal)points, "");
        var refused = await app.Instructor.PutAsJsonAsync("api/students/s21/scores", request, CoreJson.Options);
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.Content.ReadFromJsonAsync<Problems.Body>(CoreJson.Options))!.Detail.Should().Contain("0 to 40");
    }

    [Fact]
    public async Task A_decision_settles_a_finding_that_needs_a_person()
    {
        await HandInReportAsync("s22", "scan-2-pages.pdf");
        var before = await VerdictOfAsync("s22");
        before.Findings.Single(finding => finding.Rule == RuleIds.PdfText).Outcome.Should().Be(Outcome.NeedsPerson);

        var decision = new DecisionRequest("report", Accepted: false, Deduction: 3, "스캔본");
        var call = $"api/students/s22/findings/{RuleIds.PdfText}";
        var dry = await (
            await app.Instructor.PutAsJsonAsync($"{call}?dryRun=true", decision, CoreJson.Options)
        ).ReadAsync<DecisionChange>();
        dry.Applied.Should().BeFalse();
        dry.Difference!.Changes.Should().Contain(change => change.What == RuleIds.PdfText);
        (await VerdictOfAsync("s22")).Findings.Should().BeEquivalentTo(before.Findings, "a dry run decides nothing");
        (await (await app.Instructor.PutAsJsonAsync(call, decision, CoreJson.Options)).ReadAsync<DecisionChange>())
            .Applied.Should()
            .BeTrue();
        var after = (await VerdictOfAsync("s22")).Findings.Single(finding => finding.Rule == RuleIds.PdfText);
        after.Outcome.Should().Be(Outcome.Violated);
        after.Deduction.Should().Be(3);
    }

    [Fact]
    public async Task A_decision_on_a_finding_that_is_not_there_is_refused_and_told_which_are()
    {
        var decision = new DecisionRequest("report", Accepted: true, Deduction: 0, "");
        var refused = await app.Instructor.PutAsJsonAsync(
            "api/students/s29/findings/pdf.colour",
            decision,
            CoreJson.Options
        );
        refused.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await refused.Content.ReadFromJsonAsync<Problems.Body>(CoreJson.Options))!
            .Detail.Should()
            .Contain(RuleIds.HandedIn);
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_change_and_changes_nothing()
    {
        await HandInReportAsync("s23");
        var course = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(RunningApp.Repository, "samples", "course.json"))
        )!;
        var report = course["parts"]!.AsArray().Single(part => (string)part!["id"]! == "report")!;
        report["maxPages"] = 2;
        var body = Encoding.UTF8.GetBytes(course.ToJsonString());

        var dry = await (
            await app.Instructor.PutAsync("api/course?dryRun=true", new ByteArrayContent(body))
        ).ReadAsync<RulesChange>();
        dry.Applied.Should().BeFalse();
        dry.Differences.Single(difference => difference.StudentId == "s23")
            .Changes.Should()
            .Contain(change => change.What == RuleIds.Pages);
        var part = await VerdictOfAsync("s23");
        part.Findings.Single(finding => finding.Rule == RuleIds.Pages).Outcome.Should().Be(Outcome.Satisfied);
    }

    [Theory]
    [InlineData("api/extensions", "")]
    [InlineData("api/students/s30/scores", """{ "part": "report", "points": 1, "comment": "" }""")]
    [InlineData(
        "api/students/s30/findings/handed-in",
        """{ "part": "report", "accepted": true, "deduction": 0, "comment": "" }"""
    )]
    public async Task A_misspelt_dry_run_does_not_apply(string call, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var refused = await app.Instructor.PutAsync($"{call}?dryRun=yes", content);
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.ReadProblemAsync()).Type.Should().Be("/problems/query");
        var file = await app.Instructor.GetAsync<StudentFile>("api/students/s30");
        file!.Scores.Should().BeEmpty();
        file.Decisions.Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_of_rules_is_read_back_and_replaced_only_by_who_saw_it_as_it_stands()
    {
        var read = await app.Instructor.GetAsync("api/roster");
        var tag = read.EnsureSuccessStatusCode().Headers.ETag!.ToString();
        var roster = await read.Content.ReadAsByteArrayAsync();
        Encoding.UTF8.GetString(roster).Should().StartWith("id,name,email,department,labels\n");

        (await PutRosterAsync("\"0x1\"")).StatusCode.Should().Be(HttpStatusCode.PreconditionFailed);
        (await PutRosterAsync("nonsense")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await PutRosterAsync(tag)).StatusCode.Should().Be(HttpStatusCode.OK);
        var late = await PutRosterAsync(tag);
        late.StatusCode.Should().Be(HttpStatusCode.PreconditionFailed);
        (await late.ReadProblemAsync()).Type.Should().Be("/problems/changed-meanwhile");

        async Task<HttpResponseMessage> PutRosterAsync(string ifMatch)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, "api/roster");
            request.Content = new ByteArrayContent(roster);
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
            return await app.Instructor.SendAsync(request);
        }
    }

    [Fact]
    public async Task The_course_is_read_back_byte_for_byte() =>
        (await app.Instructor.GetByteArrayAsync("api/course.json"))
            .Should()
            .Equal(await File.ReadAllBytesAsync(Path.Combine(RunningApp.Repository, "samples", "course.json")));

    [Fact]
    public async Task A_wrong_course_is_told_all_its_errors_and_replaces_nothing()
    {
        var wrong = """{ "id": "x", "timeZone": "Asia/Seul", "due": "tomorrow", "parts": [] }"""u8.ToArray();
        var refused = await app.Instructor.PutAsync("api/course", new ByteArrayContent(wrong));
        refused.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        var problem = await refused.Content.ReadFromJsonAsync<Problems.Body>(CoreJson.Options);
        problem!
            .Faults!.Select(fault => fault.Where)
            .Should()
            .Contain(["course.json: $.timeZone", "course.json: $.due"]);
        (await app.Instructor.GetAsync<CourseSummary>("api/course"))!.Id.Should().Be("ai-2026-2");
    }

    [Fact]
    public async Task An_upload_of_nobody_is_shown_and_can_be_given_to_a_student()
    {
        await app
            .Uploads.GetBlobClient("s99/report/lost.pdf")
            .UploadAsync(RunningApp.Sample("pdf", "report-3-pages.pdf"));
        var upload = (
            await RunningApp.EventuallyAsync(
                () => app.Instructor.GetAsync<UnrecognisedUpload[]>("api/unrecognised"),
                all => all.Any(one => one.Name == "s99/report/lost.pdf")
            )
        ).Single(one => one.Name == "s99/report/lost.pdf");
        var request = new AssignRequest("s24", "report");
        (
            await app.Instructor.PostAsJsonAsync($"api/unrecognised/{upload.Id}/assign", request, CoreJson.Options)
        ).EnsureSuccessStatusCode();
        (await VerdictOfAsync("s24")).CountedAt.Should().Be(upload.Arrived);
    }

    [Fact]
    public async Task Reports_come_in_one_zip_and_grades_in_one_table()
    {
        await HandInReportAsync("s25");
        await using var bytes = await app.Instructor.GetStreamAsync("api/reports.zip");
        using var zip = new ZipArchive(bytes, ZipArchiveMode.Read);
        zip.Entries.Select(entry => entry.FullName).Should().Contain("s25.pdf");

        var csv = await app.Instructor.GetByteArrayAsync("api/gradebook.csv");
        csv.Should().StartWith(Encoding.UTF8.GetPreamble());
        Encoding.UTF8.GetString(csv).Should().Contain("s25,학생 25");
    }

    [Theory]
    [InlineData("moodle", "gradebook-moodle.csv", "\r\ns31,학생 31,s31@univ.ac.kr,")]
    [InlineData("canvas", "gradebook-canvas.csv", "\r\n학생 31,,s31,s31@univ.ac.kr,,")]
    public async Task The_grade_book_comes_as_Moodle_and_Canvas_import_it(string profile, string name, string row)
    {
        var answer = await app.Instructor.GetAsync($"api/gradebook.csv?profile={profile}");
        answer.EnsureSuccessStatusCode().Content.Headers.ContentDisposition!.FileName.Should().Be(name);
        (await answer.Content.ReadAsStringAsync()).Should().Contain(row);
    }

    [Fact]
    public async Task A_profile_that_there_is_not_is_told_which_there_are()
    {
        var refused = await app.Instructor.GetAsync("api/gradebook.csv?profile=blackboard");
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.ReadProblemAsync()).Detail.Should().Contain("spreadsheet, moodle, canvas");
    }

    [Fact]
    public async Task Inspecting_again_adds_evidence_and_keeps_the_first()
    {
        await HandInReportAsync("s26");
        var attempt = (await app.Instructor.GetAsync<StudentFile>("api/students/s26"))!.Evidence.Single();
        var again = await (
            await app.Instructor.PostAsync($"api/inspect/{attempt.AttemptId}", null)
        ).ReadAsync<AttemptEvidence>();
        again.Revision.Should().Be(2);
        (await app.Instructor.GetAsync<StudentFile>("api/students/s26"))!.Evidence.Should().HaveCount(2);
        (await app.Instructor.PostAsync("api/inspect/00000000000000000000000000", null))
            .StatusCode.Should()
            .Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Regrading_from_the_same_evidence_changes_nothing()
    {
        await HandInReportAsync("s27");
        var differences = await (await app.Instructor.PostAsync("api/regrade", null)).ReadAsync<StudentDifference[]>();
        differences.Should().NotContain(difference => difference.StudentId == "s27");
    }

    [Fact]
    public async Task A_digit_can_be_tried_and_nonsense_is_told()
    {
        var digit = Directory.GetFiles(RunningApp.Sample("images", "mnist"), "*.png")[0];
        using var picture = new ByteArrayContent(await File.ReadAllBytesAsync(digit));
        var seen = await (
            await app.Student("s28").PostAsync("api/classify?task=digits", picture)
        ).ReadAsync<ImageFacts>();
        seen.Prediction!.Seen.Should().NotBeEmpty();
        using var nonsense = new ByteArrayContent([1, 2, 3]);
        (await app.Student("s28").PostAsync("api/classify?task=digits", nonsense))
            .StatusCode.Should()
            .Be(HttpStatusCode.BadRequest);
        (await app.Student("s28").PostAsync("api/classify?task=cats", nonsense))
            .StatusCode.Should()
            .Be(HttpStatusCode.BadRequest);
    }

    private async Task HandInReportAsync(string studentId, string sample = "report-3-pages.pdf")
    {
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(RunningApp.Sample("pdf", sample)));
        (await app.Student(studentId).PutAsync("api/uploads/report/report.pdf", content)).EnsureSuccessStatusCode();
        await RunningApp.EventuallyAsync(
            () => app.Student(studentId).GetAsync<Standing>("api/me"),
            standing => standing.Evidence.Count > 0 && standing.ReportCurrent
        );
    }

    private async Task<PartVerdict> VerdictOfAsync(string studentId) =>
        (await app.Instructor.GetAsync<StudentFile>($"api/students/{studentId}"))!.Verdict.Parts.Single(part =>
            part.PartId == "report"
        );
}
