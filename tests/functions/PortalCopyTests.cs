namespace CourseAI.Functions.Tests;

/// <summary>What the build puts beside the app is the portal's build and nothing else.</summary>
public sealed class PortalCopyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("courseai-portal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Files_of_an_older_portal_go()
    {
        Write("build/index.html", "build/assets/page-2.js", "app/Functions.dll");
        Write("app/portal/index.html", "app/portal/assets/page-1.js", "app/portal/assets/page-2.js");

        await FunctionsProject.AskAsync(
            "-target:RemoveStalePortalFiles",
            $"-p:PortalBuild={_folder}/build/",
            $"-p:OutDir={_folder}/app/"
        );

        Directory
            .EnumerateFiles(Path.Combine(_folder, "app"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_folder, file).Replace('\\', '/'))
            .Should()
            .BeEquivalentTo("app/Functions.dll", "app/portal/index.html", "app/portal/assets/page-2.js");
    }

    private void Write(params string[] files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, file))!);
            File.WriteAllText(Path.Combine(_folder, file), file);
        }
    }
}
