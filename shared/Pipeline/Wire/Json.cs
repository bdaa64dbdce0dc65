using CourseAI.Core;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.Wire;

/// <summary>Answers in the one JSON form, whatever options the app's host has.</summary>
public static class Json
{
    public static IResult Ok<T>(T value) => Results.Json(value, CoreJson.Options);

    public static IResult Created<T>(T value) =>
        Results.Json(value, CoreJson.Options, statusCode: StatusCodes.Status201Created);
}
