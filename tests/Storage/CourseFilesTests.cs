namespace CourseAI.Storage.Tests;

public sealed class CourseFilesTests(AzuriteAccounts accounts)
{
    [Fact]
    public async Task What_was_read_before_comes_back_until_it_changes()
    {
        var files = (await accounts.NewStorageAsync()).Files;
        (await files.ReadAsync(CourseFiles.Course)).Should().BeNull();
        (await files.ReplaceAsync(CourseFiles.Course, [1], replaces: null)).Should().BeTrue();
        var first = await files.ReadAsync(CourseFiles.Course);
        (await files.ReadAsync(CourseFiles.Course, first)).Should().BeSameAs(first);

        (await files.ReplaceAsync(CourseFiles.Course, [2], replaces: first)).Should().BeTrue();
        (await files.ReadAsync(CourseFiles.Course, first))!.Content.Should().Equal(2);
    }

    [Fact]
    public async Task Of_two_who_replace_the_same_file_the_second_is_told()
    {
        var files = (await accounts.NewStorageAsync()).Files;
        await files.ReplaceAsync(CourseFiles.Roster, [1], replaces: null);
        var seen = await files.ReadAsync(CourseFiles.Roster);
        (await files.ReplaceAsync(CourseFiles.Roster, [2], seen)).Should().BeTrue();
        (await files.ReplaceAsync(CourseFiles.Roster, [3], seen)).Should().BeFalse();
        (await files.ReplaceAsync(CourseFiles.Roster, [3], replaces: null)).Should().BeFalse();
    }

    [Fact]
    public async Task A_version_is_kept_once_under_its_hash()
    {
        var files = (await accounts.NewStorageAsync()).Files;
        await files.ReplaceAsync(CourseFiles.Course, [1], replaces: null);
        var course = await files.ReadAsync(CourseFiles.Course);
        await files.KeepVersionAsync(course!);
        await files.KeepVersionAsync(course!);
        (await files.ReadAsync($"versions/{course!.Sha256}.json"))!.Content.Should().Equal(course.Content);
    }
}
