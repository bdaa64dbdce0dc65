using System.Text;
using CourseAI.Core.Courses;
using NJsonSchema;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Courses;

/// <summary>The published schema and the reader say the same.</summary>
public sealed class CourseSchemaTests
{
    private static readonly Task<JsonSchema> Schema = JsonSchema.FromJsonAsync(
        Encoding.UTF8.GetString(RepositoryFile("samples/course.schema.json"))
    );

    [Fact]
    public async Task What_the_reader_takes_the_schema_takes()
    {
        var sample = Encoding.UTF8.GetString(RepositoryFile("samples/course.json"));
        foreach (var json in new[] { sample, CourseFiles.Smallest })
        {
            CourseReader.Read(Encoding.UTF8.GetBytes(json)).Errors.Should().BeEmpty();
            (await Schema).Validate(json).Select(error => $"{error.Path} {error.Kind}").Should().BeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(CourseFiles.WrongBySchema), MemberType = typeof(CourseFiles))]
    public async Task What_the_reader_refuses_the_schema_refuses_where_it_can(CourseFiles.WrongFile file) =>
        (await Schema).Validate(file.Json).Should().NotBeEmpty();
}
