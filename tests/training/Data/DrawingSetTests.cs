using System.Text.Json;

namespace CourseAI.Training.Tests.Data;

public sealed class DrawingSetTests : IDisposable
{
    private static readonly string Tools = Path.GetDirectoryName(DrawingSet.DefaultHeldOut)!;
    private static readonly ReviewedIcons Reviewed = JsonSerializer.Deserialize<ReviewedIcons>(
        File.ReadAllText(Path.Combine(Tools, "icons.json")),
        JsonSerializerOptions.Web
    )!;

    private readonly string _folder = Directory.CreateTempSubdirectory("drawings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("hammer", 21)]
    [InlineData("wrench", 26)]
    [InlineData("screwdriver", 12)]
    [InlineData("pliers", 2)]
    [InlineData("scissors", 19)]
    [InlineData("saw", 5)]
    [InlineData("axe", 14)]
    [InlineData("shovel", 9)]
    [InlineData("drill", 6)]
    [InlineData("tape_measure", 6)]
    [InlineData(null, 302)]
    public void Of_every_class_so_many_drawings_are_held_out(string? label, int count) =>
        DrawingSet.HeldOut(DrawingSet.DefaultHeldOut).Count(drawing => drawing.Class == label).Should().Be(count);

    [Fact]
    public void The_committed_drawings_are_those_of_the_list_s_held_out_sets()
    {
        var listed =
            from icons in Reviewed.Icons
            from set in icons.Value
            where Reviewed.HeldOut.Contains(set.Key)
            from name in set.Value
            select $"{icons.Key}/{set.Key}/{name}";
        DrawingSet
            .HeldOut(DrawingSet.DefaultHeldOut)
            .Select(drawing => $"{drawing.Class ?? "other"}/{drawing.Set}/{drawing.Name}")
            .Order(StringComparer.Ordinal)
            .Should()
            .Equal(listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_icon_shows_two_classes() =>
        Reviewed
            .Icons.Values.SelectMany(bySet => bySet.SelectMany(set => set.Value.Select(name => $"{set.Key}/{name}")))
            .Should()
            .OnlyHaveUniqueItems();

    [Fact]
    public void Every_set_has_a_licence_and_none_is_non_commercial_or_GPL()
    {
        var licences = File.ReadLines(Path.Combine(Tools, "LICENCES.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .ToDictionary(line => line.Split('|')[1].Trim(), line => line.Split('|')[4], StringComparer.Ordinal);
        licences
            .Keys.Should()
            .BeEquivalentTo(Reviewed.Icons.Values.SelectMany(bySet => bySet.Keys).Distinct(StringComparer.Ordinal));
        licences.Values.Should().NotContain(licence => string.IsNullOrWhiteSpace(licence));
        licences.Values.Should().NotContain(licence => licence.Contains("-NC") || licence.Contains("GPL"));
    }

    [Fact]
    public void A_changed_drawing_is_named()
    {
        Put("held-out/axe/mdi--axe.png");
        File.WriteAllText(Path.Combine(_folder, "held-out.sha256"), $"{new string('0', 64)}  axe/mdi--axe.png\n");
        Reading().Should().Throw<InvalidDataException>().WithMessage("*mdi--axe.png has SHA-256*");
    }

    [Fact]
    public void A_drawing_without_a_hash_is_named()
    {
        Put("held-out/axe/mdi--axe.png");
        File.WriteAllText(Path.Combine(_folder, "held-out.sha256"), "");
        Reading().Should().Throw<InvalidDataException>().WithMessage("axe/mdi--axe.png*not in*");
    }

    [Fact]
    public void A_drawing_to_train_on_is_known_by_its_folder_and_name_and_other_is_no_class()
    {
        Put("axe/mdi--fire--axe.png");
        Put("other/mdi--key.png");
        DrawingSet
            .Train(_folder)
            .Select(drawing => (drawing.Class, drawing.Set, drawing.Name))
            .Should()
            .Equal(("axe", "mdi", "fire--axe"), (null, "mdi", "key"));
    }

    [Fact]
    public void A_missing_folder_tells_how_to_make_it() =>
        FluentActions
            .Invoking(() => DrawingSet.Train(Path.Combine(_folder, "none")))
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage("*node icons.mjs*");

    private Action Reading() => () => DrawingSet.HeldOut(Path.Combine(_folder, "held-out"));

    private void Put(string name)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, name);
    }

    private sealed record ReviewedIcons(string[] HeldOut, Dictionary<string, Dictionary<string, string[]>> Icons);
}
