namespace CourseAI.Inspection.Zip;

/// <summary>
/// Takes strings and comments out of Python source, so that what is left can be searched line by line. A lexer of
/// quotes only: nested f-string quotes of Python 3.12 are not followed.
/// </summary>
internal static class PythonCode
{
    /// <returns>The same text, same length, same line breaks; comments and string contents are blanks.</returns>
    public static string Blank(string source)
    {
        var code = source.ToCharArray();
        var i = 0;
        while (i < code.Length)
        {
            i = code[i] switch
            {
                '#' => BlankUntil(code, i, EndOfLine(code, i)),
                '"' or '\'' => BlankUntil(code, i, EndOfString(code, i)),
                _ => i + 1,
            };
        }
        return new string(code);
    }

    private static int EndOfLine(ReadOnlySpan<char> code, int from)
    {
        var length = code[from..].IndexOfAny('\n', '\r');
        return length < 0 ? code.Length : from + length;
    }

    private static int EndOfString(ReadOnlySpan<char> code, int from)
    {
        var quote = code[from];
        var triple = code.Length - from >= 3 && code[from + 1] == quote && code[from + 2] == quote;
        for (var i = from + (triple ? 3 : 1); i < code.Length; i++)
        {
            if (code[i] == '\\')
                i++;
            else if (!triple && (code[i] == quote || code[i] is '\n' or '\r'))
                return i + 1; // an unclosed string ends with its line, as the editor shows it
            else if (triple && code[i] == quote && code[i..].StartsWith([quote, quote, quote]))
                return i + 3;
        }
        return code.Length;
    }

    private static int BlankUntil(char[] code, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (code[i] is not ('\n' or '\r'))
                code[i] = ' ';
        }
        return end;
    }
}
