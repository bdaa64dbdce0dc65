using System.Text;
using CourseAI.Pipeline.Courses;

namespace CourseAI.Pipeline.Tests.Courses;

public sealed class RosterFileTests
{
    private const string Good =
        "id,name,email,department,labels\n20261234,홍길동,hong@univ.ac.kr,컴퓨터공학과,evening;repeat\n";

    public static TheoryData<string, byte[]> Encodings =>
        new()
        {
            { "UTF-8", Encoding.UTF8.GetBytes(Good) },
            { "UTF-8 with BOM", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Good)] },
            { "CP949", CodePagesEncodingProvider.Instance.GetEncoding(949)!.GetBytes(Good) },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_roster_is_read_in_every_encoding_that_Korean_spreadsheets_write(string encoding, byte[] file)
    {
        var (entries, faults) = RosterFile.Read(file);
        faults.Should().BeEmpty(encoding);
        var entry = entries.Should().ContainSingle().Subject;
        entry.Name.Should().Be("홍길동");
        entry.Department.Should().Be("컴퓨터공학과");
        entry.Labels.Should().Equal("evening", "repeat");
    }

    [Fact]
    public void Every_fault_is_told_at_once_with_its_line_and_column()
    {
        var file = "department,id,name,email\nAI,../x,Kim,kim\nAI,1,,a@b\nAI,1,Lee,a@b\n";
        var (_, faults) = RosterFile.Read(Encoding.UTF8.GetBytes(file));
        faults
            .Select(fault => fault.Where)
            .Should()
            .Equal("line 2, id", "line 2, email", "line 3, name", "line 4, id", "line 4, email");
    }

    [Theory]
    [InlineData("../x")]
    [InlineData(".x")]
    [InlineData("x.")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("\uFFFE")]
    public void An_id_that_storage_does_not_take_is_a_fault(string id) =>
        RosterFile
            .Read(Encoding.UTF8.GetBytes($"id,name,email,department\n{id},Kim,,AI\n"))
            .Faults.Select(fault => fault.Where)
            .Should()
            .Equal("line 2, id");

    [Fact]
    public void A_missing_column_is_named() =>
        RosterFile
            .Read("id,name\n1,Kim\n"u8)
            .Faults.Select(fault => fault.Message.En)
            .Should()
            .Contain(message => message.Contains("email"));

    [Fact]
    public void An_empty_file_says_what_its_first_line_must_be() =>
        RosterFile.Read(""u8).Faults.Single().Message.En.Should().Contain("id,name,email,department");

    [Fact]
    public void Quoted_names_may_hold_commas_and_line_breaks() =>
        RosterFile.Read("id,name,email,department\n1,\"Kim, \n Min\",,AI\n2,Lee,,AI\n"u8).Entries.Should().HaveCount(2);
}
