using System.CommandLine;
using System.Globalization;
using System.Text;
using CourseAI.Cli.Terminals;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Courses;

namespace CourseAI.Cli;

/// <summary><c>courseai token issue</c>: the app's own bearer tokens, where no OpenID Connect authority is at hand.</summary>
public static class TokenCommand
{
    private const int DefaultDays = 120;
    private const int MaxDays = 400;

    public static Command Create(Terminal terminal, TimeProvider clock)
    {
        var roster = new Option<FileInfo?>("--roster")
        {
            Description = "A token for every student of this roster.csv.",
        };
        var instructor = new Option<string?>("--instructor")
        {
            Description = "A token for an instructor of this name.",
        };
        var student = new Option<string?>("--student") { Description = "With --roster: only for this student id." };
        var keys = new Option<DirectoryInfo?>("--keys")
        {
            Description =
                $"The folder with the deployment's signing keys (tokens-1.pem). Without it {KeysFolder.Variable}, else .local/keys as `courseai up` uses.",
        };
        var days = new Option<int>("--days")
        {
            Description = "How long the tokens are good for.",
            DefaultValueFactory = _ => DefaultDays,
        };
        var output = new Option<FileInfo?>("--out")
        {
            Description = "Write the CSV to this new file, readable by you only.",
        };
        var issue = new Command(
            "issue",
            """
            Issue bearer tokens, as CSV: id,name,email,token. Whoever has a token is that person: hand each one out in private.
            Only someone with the deployment's signing key can issue them.

            Examples:
              courseai token issue --instructor kim
              courseai token issue --roster roster.csv --out tokens.csv
              courseai token issue --roster roster.csv --student 2026-10001
            """
        )
        {
            roster,
            instructor,
            student,
            keys,
            days,
            output,
        };
        issue.SetAction(parsed =>
        {
            var lifetime = parsed.GetValue(days);
            if (lifetime is < 1 or > MaxDays)
                throw new CommandException($"--days is {lifetime}: 1 to {MaxDays} are right", ExitCodes.Usage);
            var issuer = new AccessTokens(KeysFolder.Open(parsed.GetValue(keys)?.FullName).Tokens(), clock);
            var people = People(parsed.GetValue(roster), parsed.GetValue(student), parsed.GetValue(instructor));
            var csv = new StringBuilder("id,name,email,token\n");
            foreach (var (caller, name, email) in people)
                csv.Append(
                    CultureInfo.InvariantCulture,
                    $"{Quote(caller.Name)},{Quote(name)},{Quote(email)},{issuer.Issue(caller, TimeSpan.FromDays(lifetime))}\n"
                );
            if (parsed.GetValue(output) is not { } file)
            {
                terminal.Out.Write(csv);
                return ExitCodes.Ok;
            }
            PrivateFile.Create(file.FullName, csv.ToString());
            terminal.Line($"{people.Count} tokens in {file.FullName}, good for {lifetime} days");
            return ExitCodes.Ok;
        });
        return new Command("token", "Issue bearer tokens.") { issue };
    }

    private static List<(Caller Caller, string Name, string Email)> People(
        FileInfo? roster,
        string? student,
        string? instructor
    )
    {
        var people = new List<(Caller, string, string)>();
        if (instructor is not null)
            people.Add((Caller.Instructor(instructor), instructor, ""));
        if (roster is null)
            return people.Count > 0 && student is null
                ? people
                : throw new CommandException(
                    "name someone: --instructor NAME, --roster FILE, or --roster FILE --student ID",
                    ExitCodes.Usage
                );
        var (entries, faults) = RosterFile.Read(InputFile.Read(roster, InputFile.MaxTableBytes));
        if (faults.Count > 0)
            throw new CommandException(
                $"{roster.Name}, {faults[0].Where}: {faults[0].Message.En} (`courseai course validate` shows all {faults.Count})",
                ExitCodes.Usage
            );
        var wanted = entries.Where(entry => student is null || entry.Id == student).ToList();
        if (wanted.Count == 0)
            throw new CommandException($"{roster.Name} has no student {student}", ExitCodes.Usage);
        people.AddRange(wanted.Select(entry => (Caller.Student(entry.Id), entry.Name, entry.Email)));
        return people;
    }

    /// <summary>RFC 4180; a leading sign that a spreadsheet would take for a formula is kept from being one.</summary>
    private static string Quote(string value)
    {
        if (value.Length > 0 && value[0] is '=' or '+' or '-' or '@')
            value = "'" + value;
        return value.AsSpan().IndexOfAny(",\"\n\r") < 0
            ? value
            : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
