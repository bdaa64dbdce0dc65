using System.CommandLine;

namespace CourseAI.Training.Baselines;

/// <summary><c>answer</c>: opens one saved way, reads one image, prints the digit. It is there to be timed from outside.</summary>
internal static class AnswerCommand
{
    public const string Name = "answer";

    public static Command Create()
    {
        var kind = new Argument<ReaderKind>("kind");
        var file = new Argument<string>("file") { Description = "What `baselines` saved." };
        var image = new Argument<string>("image") { Description = "784 bytes." };
        var command = new Command(Name, "Read one image in a fresh process.") { kind, file, image };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            using var reader = DigitReaders.Open(parsed.GetRequiredValue(kind), parsed.GetRequiredValue(file));
            Console.WriteLine(reader.Read(File.ReadAllBytes(parsed.GetRequiredValue(image))));
            return 0;
        });
        return command;
    }
}
