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

    [Theory]
    [InlineData("id,name,email,department\n")]
    [InlineData("id,name,email,department\n\n\n")]
    public void A_roster_without_any_student_is_a_fault(string file) =>
        RosterFile
            .Read(Encoding.UTF8.GetBytes(file))
            .Faults.Should()
            .ContainSingle()
            .Which.Message.En.Should()
            .Contain("no student");

    [Theory]
    [InlineData("1,\"Kim,,AI\n2,Lee,,AI\n3,Park,,AI\n", "line 2", "1,\"Kim,,AI")]
    [InlineData("1,Kim,,AI\n2,\"Lee,,AI\n3,\"Park\",,AI\n4,Choi,,AI\n", "line 3", "2,\"Lee,,AI")]
    [InlineData("1,Kim,,AI\n\n2,\"Lee,,AI\r\n3,\"Park, Min\",,AI\n", "line 4", "2,\"Lee,,AI")]
    [InlineData("1,Kim,,AI\n2,Lee,,\"AI\n", "line 3", "2,Lee,,\"AI")]
    [InlineData("1,Kim,,AI,,\"memo\n2,Lee,,AI,,\n", "line 2", "1,Kim,,AI,,\"memo")]
    public void A_quote_that_does_not_close_is_a_fault_of_its_line(string rows, string line, string value)
    {
        var (_, faults) = RosterFile.Read(Encoding.UTF8.GetBytes($"id,name,email,department,labels,memo\n{rows}"));
        var fault = faults.Should().ContainSingle().Subject;
        (fault.Where, fault.Value).Should().Be((line, value));
        fault.Message.En.Should().Contain("does not close");
    }

    [Fact]
    public void A_quote_that_does_not_close_in_the_header_is_a_fault_too() =>
        RosterFile
            .Read("id,name,email,department,\"labels\n1,Kim,,AI,\n"u8)
            .Faults.Select(fault => (fault.Where, fault.Value))
            .Should()
            .Equal(("line 1", "id,name,email,department,\"labels"));

    [Fact]
    public void Blanks_may_stand_around_quotes() =>
        RosterFile
            .Read("id,name,email,department\n1, \"Kim, Min\" ,,\"AI\" \n"u8)
            .Entries.Should()
            .ContainSingle()
            .Which.Name.Should()
            .Be("Kim, Min");

    [Fact]
    public void A_quote_within_a_name_is_part_of_it() =>
        RosterFile
            .Read("id,name,email,department\n1,Kim \"Min\" Jun,,AI\n2,Lee,,AI\n"u8)
            .Entries.Select(entry => entry.Name)
            .Should()
            .Equal("Kim \"Min\" Jun", "Lee");

    [Fact]
    public void A_fault_in_a_row_of_several_lines_stands_where_the_row_begins() =>
        RosterFile
            .Read("id,name,email,department\n1,\"Kim\nMin\",kim,AI\n"u8)
            .Faults.Select(fault => fault.Where)
            .Should()
            .Equal("line 2, email");

    [Fact]
    public void Quoted_names_may_hold_commas_and_line_breaks() =>
        RosterFile.Read("id,name,email,department\n1,\"Kim, \n Min\",,AI\n2,Lee,,AI\n"u8).Entries.Should().HaveCount(2);
}
