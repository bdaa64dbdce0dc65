using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Inspection;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.HandIn;

/// <summary>Lets people try a model on one picture, through the very inspection that hand-ins go through.</summary>
public sealed class TryModel(Inspector inspector)
{
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <exception cref="RefusalException">400: no such task, or no picture.</exception>
    public async Task<ImageFacts> RunAsync(string? task, ReadOnlyMemory<byte> picture, CancellationToken cancellation)
    {
        var wanted = task switch
        {
            "digits" => VisionTask.Digits,
            "tools" => VisionTask.Tools,
            _ => throw new RefusalException(
                StatusCodes.Status400BadRequest,
                "task",
                new Text("task는 digits 또는 tools입니다.", "The query's task is digits or tools.")
            ),
        };
        var part = new ImagesPart
        {
            Id = "try",
            Title = Text.Same("try"),
            Points = 0,
            MaxBytes = MaxBytes,
            Task = wanted,
            MaxImages = 1,
        };
        using var file = new MemoryStream(picture.ToArray(), writable: false);
        var inspected = await inspector.InspectAsync(part, "picture", file, cancellation);
        return inspected.Facts switch
        {
            ImagesFacts { Images: [{ Problem: null } image] } => image,
            ImagesFacts { Images: [{ Problem: { } problem }] } => throw NoPicture(problem),
            Uninspectable problem => throw NoPicture(problem),
            _ => throw NoPicture(new Uninspectable(Obstacle.UnsupportedFormat, "not one picture")),
        };
    }

    private static RefusalException NoPicture(Uninspectable problem) =>
        new(
            StatusCodes.Status400BadRequest,
            "no-picture",
            new Text(
                "사진을 읽을 수 없습니다. PNG, JPEG, WebP를 보내 주십시오.",
                $"The picture cannot be read ({problem.Detail}): send one PNG, JPEG or WebP."
            )
        );
}
