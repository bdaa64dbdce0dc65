namespace CourseAI.Training;

/// <summary>
/// Latin letters and Hangul jamo that no hand writes as a digit. What is trained on and what is measured as "no digit"
/// both draw on these, each with fonts of its own.
/// </summary>
public static class Letters
{
    /// <summary>Nobody could tell these from 0, 1, 2, 5, 6, 7, 8, 9: they are neither trained on nor asked for.</summary>
    public const string LikeDigits = "BDGIOQSZbgiloqsz" + "ㄱㄹㅇㅋㅡㅣ";

    private const string Jamo = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ" + "ㅏㅑㅓㅕㅗㅛㅜㅠㅡㅣ";

    public static IReadOnlyList<char> Latin { get; } =
    [.. Between('A', 'Z').Concat(Between('a', 'z')).Except(LikeDigits)];

    public static IReadOnlyList<char> Hangul { get; } = [.. Jamo.Except(LikeDigits)];

    private static IEnumerable<char> Between(char first, char last) =>
        Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
