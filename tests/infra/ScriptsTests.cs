using System.Text.Json.Nodes;

namespace CourseAI.Infra.Tests;

/// <summary>The scripts themselves, with a stand-in for the Azure CLI that writes down what it is asked: Azure is not there to ask.</summary>
public sealed class ScriptsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("courseai-scripts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("deploy")]
    [InlineData("door")]
    [InlineData("entra")]
    public async Task Without_arguments_a_script_says_what_it_wants_and_asks_nothing(string script)
    {
        Needs.Bash();
        await PutAzAsync("exit 1");
        var answer = await RunAsync(script);
        answer.ExitCode.Should().Be(2);
        answer.Diagnostics.Should().StartWith($"infra/{script} ");
        Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task Deploy_shows_what_would_change_and_with_what_if_stops_there()
    {
        Needs.Bash();
        await PutAzAsync("");
        var answer = await RunAsync("deploy", "test", "course", "koreacentral", "--what-if");
        answer.ExitCode.Should().Be(0, answer.Diagnostics);
        Asked
            .Select(line => string.Join(' ', line.Split(' ').Take(3)))
            .Should()
            .Equal("group create --name", "deployment group what-if");
    }

    [Fact]
    public async Task The_door_opens_for_the_roster_and_closes_for_who_left_it()
    {
        Needs.Bash();
        var roster = Path.Combine(_folder, "roster.csv");
        await File.WriteAllTextAsync(
            roster,
            "\uFEFFid,name,email\ns1,\"김, 하나\",one@u.kr\ns2,Two,two@u.kr\ns3,Three,none@u.kr\n"
        );
        await PutAzAsync(
            """
            case $* in
              "deployment group show"*) echo store ;;
              "ad user show --id one@u.kr"*) echo object-1 ;;
              "ad user show --id two@u.kr"*) echo object-2 ;;
              "ad user show"*) exit 3 ;;
              "storage account show"*) echo /store ;;
              "role assignment list"*) printf 'a1\tobject-1\na9\tobject-9\n' ;;
              "deployment group create"*) for last; do :; done; cat "$(sed 's/.*--parameters @\([^ ]*\).*/\1/' <<<"$*")" >"$PARAMETERS" ;;
            esac
            """
        );
        var answer = await RunAsync("door", "course", roster);
        answer.ExitCode.Should().Be(0, answer.Diagnostics);
        answer.Diagnostics.Should().Contain("s3 has no account none@u.kr").And.Contain("2 students");
        var parameters = JsonNode.Parse(await File.ReadAllTextAsync(Parameters))!["parameters"]!;
        parameters["storageName"]!["value"]!.GetValue<string>().Should().Be("store");
        parameters["students"]!["value"]!
            .AsArray()
            .Select(student => (student!["id"]!.GetValue<string>(), student["objectId"]!.GetValue<string>()))
            .Should()
            .Equal(("s1", "object-1"), ("s2", "object-2"));
        Asked
            .Where(line => line.Contains("delete", StringComparison.Ordinal))
            .Should()
            .Equal("role assignment delete --ids a9");
    }

    [Fact]
    public async Task The_door_refuses_an_id_that_would_end_its_condition()
    {
        Needs.Bash();
        var roster = Path.Combine(_folder, "roster.csv");
        await File.WriteAllTextAsync(roster, "id,email\ns1' OR ',one@u.kr\n");
        await PutAzAsync("echo store");
        var answer = await RunAsync("door", "course", roster);
        answer.ExitCode.Should().NotBe(0);
        answer.Diagnostics.Should().Contain("is no student id");
        Asked.Should().NotContain(line => line.Contains("create", StringComparison.Ordinal));
    }

    private string Log => Path.Combine(_folder, "asked");

    private string Parameters => Path.Combine(_folder, "parameters.json");

    private string[] Asked => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    private async Task PutAzAsync(string answers)
    {
        var az = Path.Combine(_folder, "az");
        await File.WriteAllTextAsync(
            az,
            $"#!/usr/bin/env bash\nPARAMETERS='{Parameters}'\necho \"$*\" >>'{Log}'\n{answers}\n".ReplaceLineEndings(
                "\n"
            )
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(az, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
    }

    private Task<Bicep.Answer> RunAsync(string script, params string[] arguments) =>
        Bicep.RunProgramAsync(
            "bash",
            ["-c", $"PATH='{_folder}':$PATH \"$0\" \"$@\"", Path.Combine(Bicep.Infra, script), .. arguments]
        );

    private static class Needs
    {
        public static void Bash() =>
            Assert.SkipWhen(
                OperatingSystem.IsWindows(),
                "infra/ is run from a Unix shell, such as Azure's cloud shell"
            );
    }
}
