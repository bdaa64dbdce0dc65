using System.IO.Compression;
using System.Text;

namespace CourseAI.Training.Tests.Data;

public sealed class QuickDrawSetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("quickdraw-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Eight_of_the_ten_tools_were_drawn() =>
        QuickDrawSet.Classes.Should().HaveCount(8).And.NotContain("wrench").And.NotContain("tape_measure");

    [Fact]
    public void A_class_that_was_not_drawn_is_refused() =>
        Reading("wrench").Should().Throw<ArgumentException>().WithMessage("*no drawings of wrench*");

    [Fact]
    public void A_missing_file_tells_how_to_get_it() =>
        Reading("axe").Should().Throw<InvalidDataException>().WithMessage("*axe.ndjson.gz is missing*npm ci*");

    [Fact]
    public void Another_file_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "axe.ndjson.gz"), "another");
        Reading("axe").Should().Throw<InvalidDataException>().WithMessage("*axe.ndjson.gz has SHA-256*");
    }

    [Fact]
    public void A_line_is_784_numbers_from_paper_to_ink()
    {
        var pixels = QuickDrawSet.Parse($"[1,0.5{string.Concat(Enumerable.Repeat(",0", 782))}]");
        pixels.Should().HaveCount(784).And.StartWith(new byte[] { 255, 128, 0 });
    }

    [Fact]
    public void A_line_of_another_length_is_refused() =>
        FluentActions
            .Invoking(() => QuickDrawSet.Parse("[0,1]"))
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage("*has 2 pixels*");

    [Fact]
    public void Subjects_come_by_name_with_their_drawings()
    {
        var folder = Directory.CreateDirectory(QuickDrawSet.Folder(_folder)).FullName;
        foreach (var (name, drawings) in new[] { ("sea turtle", 2), ("ant", 1) })
        {
            using var packed = new GZipStream(
                File.Create(Path.Combine(folder, $"{name}.ndjson.gz")),
                CompressionLevel.Fastest
            );
            for (var i = 0; i < drawings; i++)
                packed.Write(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(1, 784))}]\n"));
        }
        QuickDrawSet
            .Subjects(_folder)
            .Select(subject => (subject.Name, subject.Drawings.Count()))
            .Should()
            .Equal(("ant", 1), ("sea turtle", 2));
    }

    private Action Reading(string name) => () => QuickDrawSet.Read(_folder, name);
}
