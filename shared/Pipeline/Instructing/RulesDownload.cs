using CourseAI.Core;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CourseAI.Pipeline.Instructing;

/// <summary>
/// Course, roster or extensions as uploaded, byte for byte. Its ETag is the one that <see cref="ReplaceRules"/> takes in If-Match.
/// </summary>
public sealed class RulesDownload(CourseStorage storage)
{
    /// <exception cref="RefusalException">404: there is none yet.</exception>
    public async Task<IResult> RunAsync(RulesFile which, CancellationToken cancellation)
    {
        var file =
            await storage.Files.ReadAsync(which.Name(), cancellation: cancellation)
            ?? throw new RefusalException(
                StatusCodes.Status404NotFound,
                "no-such-file",
                new Text($"{which.Name()}이(가) 아직 없습니다.", $"There is no {which.Name()} yet.")
            );
        // No charset: what a spreadsheet in Korea saves may be CP949.
        var type = which == RulesFile.Course ? "application/json" : "text/csv";
        return Results.Bytes(file.Content, type, file.Name, entityTag: new EntityTagHeaderValue($"\"{file.ETag}\""));
    }
}
