using System.Text;
using CourseAI.Pipeline.Instructing;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;
using CourseAI.Storage.Tests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CourseAI.Pipeline.Tests.Instructing;

public sealed class RulesDownloadTests(AzuriteAccounts accounts)
{
    [Fact]
    public async Task A_file_comes_back_as_it_was_uploaded_in_whatever_encoding()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        var cp949 = CodePagesEncodingProvider.Instance.GetEncoding(949)!.GetBytes(CourseUnderTest.Roster);
        await course.PutAsync(CourseFiles.Roster, cp949);

        var answer = await course.Get<RulesDownload>().RunAsync(RulesFile.Roster, default);

        var file = answer.Should().BeOfType<FileContentHttpResult>().Subject;
        file.FileContents.ToArray().Should().Equal(cp949);
        file.ContentType.Should().Be("text/csv");
        file.FileDownloadName.Should().Be("roster.csv");
        file.EntityTag!.Tag.Value.Should()
            .Be($"\"{(await course.Storage.Files.ReadAsync(CourseFiles.Roster))!.ETag}\"");
    }

    [Fact]
    public async Task A_file_that_was_never_uploaded_is_told_as_such()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        var refusal = await FluentActions
            .Awaiting(() => course.Get<RulesDownload>().RunAsync(RulesFile.Extensions, default))
            .Should()
            .ThrowAsync<RefusalException>();
        refusal.Which.Code.Should().Be("no-such-file");
    }
}
