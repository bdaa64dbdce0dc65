namespace CourseAI.Training.Tests.Data;

public sealed class MobileNetPackageTests
{
    private const string Model = """
        a.exports={weightsManifest:[{paths:["group1"],weights:[
        {name:"a/kernel",shape:[1,2],dtype:"float32",quantization:{min:-.5,scale:.25,dtype:"uint8"}},
        {name:"b/gamma",shape:[3],dtype:"float32",quantization:{min:2,scale:1e-3,dtype:"uint8"}}]}]}
        """;

    [Fact]
    public void Each_weight_is_its_byte_times_the_step_above_the_least_value()
    {
        var package = Parse([0, 4, 0, 100, 255]);
        package["a/kernel"].Shape.Should().Equal(1, 2);
        package["a/kernel"].Values.Should().Equal(-0.5f, 0.5f);
        package["b/gamma"].Values.Should().Equal(2f, 2.1f, 2.255f);
    }

    [Fact]
    public void Too_few_bytes_are_told_by_the_weights_they_miss() =>
        FluentActions
            .Invoking(() => Parse([0, 4, 0, 100]))
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage("*end within b/gamma*");

    [Fact]
    public void Too_many_bytes_are_told() =>
        FluentActions
            .Invoking(() => Parse([0, 4, 0, 100, 255, 1]))
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage("6 weights are there, 5 are listed.");

    [Fact]
    public void Weights_that_are_not_there_are_named() =>
        Parse([0, 4, 0, 100, 255])
            .Invoking(package => package["c/beta"])
            .Should()
            .Throw<KeyNotFoundException>()
            .WithMessage("*c/beta*");

    private static MobileNetPackage Parse(byte[] weights) =>
        MobileNetPackage.Parse(Model, $"f(\"require\");x=\"{Convert.ToBase64String(weights)}\"");
}
