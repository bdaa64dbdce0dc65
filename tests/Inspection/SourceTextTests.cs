using System.Text;

namespace CourseAI.Inspection.Tests;

public sealed class SourceTextTests
{
    private const string Korean = "한글 requirements: 똠방각하";

    [Fact]
    public void Every_encoding_that_students_machines_write_is_read()
    {
        SourceText.Decode(Encoding.UTF8.GetBytes(Korean)).Should().Be(Korean);
        SourceText.Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Korean)]).Should().Be(Korean);
        SourceText.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Korean)]).Should().Be(Korean);
        SourceText.Decode([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Korean)]).Should().Be(Korean);
        SourceText.Decode(SourceText.Cp949.GetBytes(Korean)).Should().Be(Korean);
    }
}
