using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CourseAI.Core.Courses;
using CourseAI.Vision.Models;

namespace CourseAI.Vision.Tests.Models;

public sealed class NetworkTests : IDisposable
{
    private const int Length = 4;

    private readonly string _folder = Directory.CreateTempSubdirectory("courseai-network-").FullName;

    private string Zip => Path.Combine(_folder, "digits.zip");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(4, null)]
    [InlineData(3, 0.5)]
    public void A_network_has_one_output_per_label_and_one_more_where_its_card_tells_the_unfamiliar(
        int labels,
        double? unfamiliarFrom
    )
    {
        Put(labels, unfamiliarFrom);

        using var network = Load();

        network.Predict([1, 2, 3, -4]).Should().Equal(1, 2, 3, -4);
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(4, 0.5)]
    public void Outputs_that_do_not_fit_the_card_are_refused(int labels, double? unfamiliarFrom)
    {
        Put(labels, unfamiliarFrom);

        var wanted = labels + (unfamiliarFrom is null ? 0 : 1);
        FluentActions
            .Invoking(Load)
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage(
                $"*digits.zip is no model for Digits: it gives *\"logits\" (Vector<Single, 4>)*{wanted} numbers*"
            );
    }

    [Fact]
    public void A_model_with_other_columns_is_refused_and_told_what_it_takes()
    {
        Put(Length, null, input: "Features");

        FluentActions
            .Invoking(Load)
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage("*digits.zip*takes \"Features\" (Vector<Single, 4>), not \"pixels\" with 4 numbers*");
    }

    [Fact]
    public void A_model_without_the_output_is_refused()
    {
        Put(Length, null, output: "Score");

        FluentActions.Invoking(Load).Should().Throw<InvalidDataException>().WithMessage("*gives*\"Score\"*\"logits\"*");
    }

    [Fact]
    public void A_model_for_pictures_of_another_size_is_refused()
    {
        Put(Length, null);

        FluentActions
            .Invoking(() => Network.Load(Zip, VisionTask.Digits, 784))
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage("*Vector<Single, 4>*784 numbers*");
    }

    [Fact]
    public void A_card_of_the_other_task_is_refused()
    {
        Put(Length, null);
        Echo.WriteCard(Zip, Echo.Card(VisionTask.Tools, Length));

        FluentActions
            .Invoking(Load)
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage("*digits.json is a card for Tools, not for Digits*");
    }

    [Fact]
    public void A_card_with_a_label_that_the_task_does_not_have_is_refused()
    {
        Put(Length, null);
        Echo.WriteCard(Zip, Echo.Card(VisionTask.Digits, Length) with { Labels = ["0", "1", "2", "three"] });

        FluentActions
            .Invoking(Load)
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage("*digits.json names \"three\", which is no label of Digits; these are 0, 1, *");
    }

    [Fact]
    public void A_card_without_labels_is_refused()
    {
        Put(Length, null);
        var card = Path.ChangeExtension(Zip, ".json");
        var json = JsonNode.Parse(File.ReadAllText(card))!;
        json["labels"] = null;
        File.WriteAllText(card, json.ToJsonString());

        FluentActions
            .Invoking(Load)
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage("*digits.json is no model card: *labels*");
    }

    [Fact]
    public void A_zip_that_its_card_does_not_speak_of_is_refused()
    {
        Put(Length, null);
        var before = Hash();
        Echo.Save(Zip, Length + 1);

        FluentActions
            .Invoking(Load)
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage($"*digits.zip has SHA-256 {Hash()}*{before}*");
    }

    [Fact]
    public void A_truncated_zip_is_refused_even_where_its_card_speaks_of_it()
    {
        Put(Length, null);
        File.WriteAllBytes(Zip, File.ReadAllBytes(Zip)[..^200]);
        Echo.WriteCard(Zip, Echo.Card(VisionTask.Digits, Length));

        FluentActions
            .Invoking(Load)
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage("*digits.zip is no model for Digits: *");
    }

    [Theory]
    [InlineData("digits.zip")]
    [InlineData("digits.json")]
    public void A_missing_file_is_named(string missing)
    {
        Put(Length, null);
        File.Delete(Path.Combine(_folder, missing));

        FluentActions.Invoking(Load).Should().Throw<FileNotFoundException>().WithMessage($"*{missing} is missing*");
    }

    [Fact]
    public void Input_of_another_length_is_refused()
    {
        Put(Length, null);
        using var network = Load();

        FluentActions
            .Invoking(() => network.Predict([1, 2, 3]))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("4 values are wanted, 3 were given.*");
    }

    private Network Load() => Network.Load(Zip, VisionTask.Digits, Length);

    private void Put(int labels, double? unfamiliarFrom, string input = "pixels", string output = "logits")
    {
        Echo.Save(Zip, Length, input, output);
        Echo.WriteCard(Zip, Echo.Card(VisionTask.Digits, labels, unfamiliarFrom));
    }

    private string Hash() => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Zip)));
}
