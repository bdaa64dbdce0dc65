using CourseAI.Storage;

namespace CourseAI.Infra.Tests;

/// <summary>The storage-portal door opens for each student to the own folder, and only to put new files there.</summary>
public sealed class DoorTests
{
    private const string Blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";

    private static readonly Task<Deployment> Door = Deployment.EvaluateAsync(
        "door.bicep",
        "param storageName = 'store'",
        "param students = [",
        "  { id: 's1', objectId: '00000000-0000-0000-0000-000000000011' }",
        "  { id: '학생.2', objectId: '00000000-0000-0000-0000-000000000012' }",
        "]"
    );

    [Fact]
    public async Task The_role_creates_and_reads_and_neither_replaces_nor_deletes()
    {
        var permissions = (await Door).Single("Microsoft.Authorization/roleDefinitions")["properties"]!["permissions"]!;
        var only = permissions.AsArray().Should().ContainSingle().Subject!;
        only["dataActions"]!
            .AsArray()
            .Select(action => action!.GetValue<string>())
            .Should()
            .BeEquivalentTo($"{Blobs}/add/action", $"{Blobs}/read");
        only["actions"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task Each_student_has_one_assignment_on_the_container_of_uploads()
    {
        var door = await Door;
        var role = door.Single("Microsoft.Authorization/roleDefinitions")["id"]!.GetValue<string>();
        var assignments = door.All("Microsoft.Authorization/roleAssignments");
        assignments
            .Select(one => one["properties"]!["principalId"]!.GetValue<string>())
            .Should()
            .Equal("00000000-0000-0000-0000-000000000011", "00000000-0000-0000-0000-000000000012");
        assignments
            .Select(one => one["id"]!.GetValue<string>())
            .Should()
            .AllSatisfy(id => id.Should().Contain($"/containers/{StorageNames.Uploads}/providers/"));
        assignments.Select(one => one["properties"]!["roleDefinitionId"]!.GetValue<string>()).Should().AllBe(role);
    }

    [Fact]
    public async Task Each_of_the_roles_actions_is_tied_to_the_own_folder()
    {
        var conditions = (await Door)
            .All("Microsoft.Authorization/roleAssignments")
            .Select(one => one["properties"]!["condition"]!.GetValue<string>());
        conditions.Should().Equal(ConditionFor("s1"), ConditionFor("학생.2"));
    }

    /// <summary>
    /// In the form of https://learn.microsoft.com/azure/storage/blobs/storage-auth-abac-examples: any action but this, or the
    /// folder; with its slash, since s1 is not s10.
    /// </summary>
    private static string ConditionFor(string student) =>
        string.Join(
            " AND ",
            $"(!(ActionMatches{{'{Blobs}/add/action'}}) OR @Resource[{Blobs}:path] StringStartsWith '{student}/')",
            $"(!(ActionMatches{{'{Blobs}/read'}} AND NOT SubOperationMatches{{'Blob.List'}}) OR @Resource[{Blobs}:path] StringStartsWith '{student}/')",
            $"(!(ActionMatches{{'{Blobs}/read'}} AND SubOperationMatches{{'Blob.List'}}) OR @Request[{Blobs}:prefix] StringStartsWith '{student}/')"
        );
}
