namespace CourseAI.Pipeline.Portal;

/// <summary>Where the built portal lies: beside the app's assemblies, where its project puts <c>portal/dist</c> if that was built.</summary>
public sealed record PortalFolder(string Path)
{
    public static PortalFolder OfTheApp { get; } = new(System.IO.Path.Combine(AppContext.BaseDirectory, "portal"));
}
