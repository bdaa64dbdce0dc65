using System.CommandLine;
using CourseAI.Vision;

namespace CourseAI.Training.Tests.Evaluate;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly string _models = Directory.CreateTempSubdirectory("models-").FullName;

    public void Dispose() => Directory.Delete(_models, recursive: true);

    [Fact]
    public void Without_a_model_nothing_is_measured() => Run(_models).Should().Be(2);

    [Fact]
    public void Photos_that_are_missing_are_told()
    {
        var told = new StringWriter();
        string[] args = [PictureClassifier.DefaultModels, "--photos", Path.Combine(_models, "none")];

        var code = EvaluateCommand.Create().Parse(args).Invoke(new InvocationConfiguration { Error = told });

        code.Should().Be(2);
        told.ToString().Should().Contain(Path.Combine(_models, "none"));
    }

    [Fact]
    public void There_is_no_model_of_another_name() =>
        EvaluateCommand.Create().Parse([_models, "--only", "cats"]).Errors.Should().NotBeEmpty();

    [Fact]
    public void The_folder_of_the_models_must_be_given() => Run().Should().NotBe(0);

    [Theory]
    [InlineData("--wriet")]
    [InlineData("--photos")]
    public void An_option_that_is_misspelt_or_lacks_its_value_is_refused(string option) =>
        EvaluateCommand.Create().Parse([_models, option]).Errors.Should().NotBeEmpty();

    private static int Run(params string[] args) => EvaluateCommand.Create().Parse(args).Invoke();
}
