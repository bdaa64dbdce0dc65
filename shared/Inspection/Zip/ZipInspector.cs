using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Zip;

/// <summary>Facts of a source archive. Every entry is inflated once, to count and to check it; none is written anywhere.</summary>
internal static class ZipInspector
{
    private const int MaxListed = 20;

    /// <summary>Source of a larger file is counted as a file, and its text is not looked into.</summary>
    private const int MaxTextBytes = 4 * 1024 * 1024;

    /// <summary>Notebooks carry their pictures.</summary>
    private const int MaxNotebookBytes = 16 * 1024 * 1024;

    private static readonly string[] ArchiveExtensions =
    [
        ".zip",
        ".7z",
        ".rar",
        ".tar",
        ".tgz",
        ".tar.gz",
        ".tar.bz2",
        ".tar.xz",
        ".alz",
        ".egg",
        ".iso",
    ];

    /// <exception cref="UninspectableException">It is no ZIP, damaged, cut off, or unpacks to too much.</exception>
    public static ZipFacts Inspect(Stream content, string fileName, CancellationToken ct, ZipLimits? limits = null)
    {
        var format = FileSignature.Of(content, fileName);
        if (format != FileSignature.Zip)
            throw new UninspectableException(
                Obstacle.UnsupportedFormat,
                $"{format?.Name ?? "an unknown format"}; a ZIP archive is wanted"
            );
        using var zip = ZipContents.Open(content, limits ?? ZipLimits.Default);
        var languages = new LanguageTally();
        var streamlit = new List<CodeLocation>();
        foreach (var (entry, name) in zip.Files)
        {
            ct.ThrowIfCancellationRequested();
            if (entry.IsEncrypted)
                continue;
            var language = LanguageTable.IsForeign(name) ? null : LanguageTable.Of(name);
            var searched = !LanguageTable.IsForeign(name) && StreamlitFinder.Reads(name);
            var bytes = zip.Read(
                entry,
                language == LanguageTable.Notebook ? MaxNotebookBytes
                    : language is not null || searched ? MaxTextBytes
                    : 0,
                ct
            );
            if (language is null && !searched)
                continue;
            var text = bytes is null ? "" : SourceText.Decode(bytes);
            if (language is not null)
                languages.Add(language, text);
            if (searched && streamlit.Count < MaxListed)
                streamlit.AddRange(StreamlitFinder.Find(name, text).Take(MaxListed - streamlit.Count));
        }
        return new ZipFacts
        {
            Entries = zip.Files.Count,
            UnpackedBytes = zip.UnpackedBytes,
            Languages = languages.Counts(),
            Streamlit = streamlit,
            UnsafeNames = Listed(zip, file => IsUnsafe(file.Name)),
            NestedArchives = Listed(zip, file => IsArchive(file.Name)),
            EncryptedEntries = Listed(zip, file => file.Entry.IsEncrypted),
        };
    }

    private static List<string> Listed(
        ZipContents zip,
        Func<(System.IO.Compression.ZipArchiveEntry Entry, string Name), bool> which
    ) => zip.Files.Where(which).Take(MaxListed).Select(file => Told.Clean(file.Name, Told.NameLength)).ToList();

    /// <summary>A name that some unpacker would put outside the folder it unpacks to.</summary>
    private static bool IsUnsafe(string name) =>
        name.Contains('\0', StringComparison.Ordinal)
        || name.StartsWith('/')
        || (name.Length >= 2 && char.IsAsciiLetter(name[0]) && name[1] == ':')
        || name.Split('/').Contains("..", StringComparer.Ordinal);

    private static bool IsArchive(string name) =>
        ArchiveExtensions.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
