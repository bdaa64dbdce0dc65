using Spectre.Console;

namespace CourseAI.Cli.Terminals;

/// <summary>Where a command writes. Plain (no colour, no cursor movement, wide tables) when redirected or under CI.</summary>
public sealed class Terminal
{
    /// <summary>Tables that go to a file or a log are not folded at the 80 columns of a terminal that is not there.</summary>
    private const int PlainWidth = 180;

    public Terminal(TextWriter output, TextWriter error, bool plain)
    {
        Out = output;
        Err = error;
        Plain = plain;
        Rich = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
                Interactive = plain ? InteractionSupport.No : InteractionSupport.Detect,
                Out = new AnsiConsoleOutput(output),
            }
        );
        if (plain)
            Rich.Profile.Width = PlainWidth;
    }

    public TextWriter Out { get; }

    public TextWriter Err { get; }

    public bool Plain { get; }

    /// <summary>For tables and progress.</summary>
    public IAnsiConsole Rich { get; }

    public static Terminal OfProcess() =>
        new(
            Console.Out,
            Console.Error,
            Console.IsOutputRedirected
                || string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Writes the line as it is: no markup, no folding.</summary>
    public void Line(string text = "") => Out.WriteLine(text);

    /// <summary>Writes a line with Spectre markup; file names and messages must be escaped by the caller.</summary>
    public void Markup(string markup) => Rich.MarkupLine(markup);

    public void Error(string text) => Err.WriteLine($"courseai: {text}");

    /// <summary>Shows what is going on while it goes on; on a plain terminal a line when it begins.</summary>
    public async Task<T> WhileAsync<T>(string doing, Func<Action<string>, Task<T>> work)
    {
        if (!Plain)
            return await Rich.Status()
                .StartAsync(doing.EscapeMarkup(), status => work(text => status.Status(text.EscapeMarkup())));
        Line(doing);
        return await work(static _ => { });
    }

    public Task WhileAsync(string doing, Func<Task> work) =>
        WhileAsync(
            doing,
            async _ =>
            {
                await work();
                return true;
            }
        );
}
