using System.CommandLine;
using System.Globalization;
using CourseAI.Core;

namespace CourseAI.Cli;

/// <summary>The language in which findings and reasons are shown; the program's own words are English.</summary>
public enum Language
{
    Ko,
    En,
}

public static class LanguageOption
{
    /// <summary><c>--lang</c>; without it Korean where the system speaks Korean.</summary>
    public static Option<Language> Instance { get; } =
        new("--lang")
        {
            Description = "Language of findings and reasons: ko or en.",
            DefaultValueFactory = _ => OfSystem,
        };

    public static Language OfSystem =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ko" ? Language.Ko : Language.En;

    public static string Of(this Language language, Text text) => language == Language.Ko ? text.Ko : text.En;
}
