using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using CourseAI.Core.Evidence;
using NodaTime;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Deadlines;

public sealed class DeadlineGateTests
{
    private static readonly Course TheCourse = CourseOf(Report, Video, Images);
    private static readonly Instant Declared = Due - Duration.FromMinutes(1);
    private static readonly Instant WindowEnd = Declared + Duration.FromHours(2);

    [Fact]
    public void Without_a_declaration_a_file_counts_at_its_arrival() =>
        Judge([], File(Report, Due, Pdf(1))).Should().Be(new Gate(Due, null, GateReason.NotDeclared, null));

    [Fact]
    public void A_declared_file_counts_at_its_declaration_through_any_door()
    {
        var declaration = Declare(Report, Declared, "bytes");
        foreach (var door in new[] { null, "u1", "another" })
            Judge([declaration], File(Report, WindowEnd, Pdf(1), content: "bytes", uploadId: door))
                .Should()
                .Be(new Gate(Declared, Declared, GateReason.Declared, declaration));
    }

    [Theory]
    [InlineData(0, GateReason.Declared)]
    [InlineData(1, GateReason.TooLate)]
    public void The_window_ends_with_its_last_instant(int ticks, GateReason reason) =>
        Judge(
            [Declare(Report, Declared, "bytes")],
            File(Report, WindowEnd + (Tick * ticks), Pdf(1), content: "bytes", uploadId: "u1")
        )
            .Reason.Should()
            .Be(reason);

    [Fact]
    public void A_declaration_of_the_arrivals_own_second_counts_since_blobs_have_whole_seconds_only()
    {
        var arrived = Instant.FromUnixTimeSeconds(Declared.ToUnixTimeSeconds());
        var gate = Judge(
            [Declare(Report, arrived + Duration.FromMilliseconds(900), "x")],
            File(Report, arrived, Pdf(1), content: "x")
        );
        gate.Reason.Should().Be(GateReason.Declared);
        gate.CountedAt.Should().Be(arrived, "declaring never makes a file later than its arrival");
        Judge([Declare(Report, arrived + Duration.FromSeconds(1), "x")], File(Report, arrived, Pdf(1), content: "x"))
            .Reason.Should()
            .Be(GateReason.NotDeclared);
    }

    [Fact]
    public void The_earliest_open_declaration_counts()
    {
        var lapsed = Declare(Report, Declared - Duration.FromHours(3), "x", "u0");
        var first = Declare(Report, Declared, "x", "u1");
        var second = Declare(Report, Declared + Duration.FromMinutes(5), "x", "u2");
        var arrived = Declared + Duration.FromHours(1);
        Judge([second, lapsed, first], File(Report, arrived, Pdf(1), content: "x")).Declaration.Should().Be(first);
    }

    [Fact]
    public void Other_bytes_in_a_declarations_slot_count_at_their_arrival()
    {
        var declaration = Declare(Report, Declared, "declared");
        Judge([declaration], File(Report, Due + Tick, Pdf(1), content: "other", uploadId: "u1"))
            .Should()
            .Be(new Gate(Due + Tick, null, GateReason.OtherBytes, declaration));
        Judge([declaration with { Size = 101 }], File(Report, Due, Pdf(1), content: "declared", uploadId: "u1"))
            .Reason.Should()
            .Be(GateReason.OtherBytes);
    }

    [Fact]
    public void A_declaration_of_another_part_does_not_count() =>
        Judge([Declare(Video, Declared, "x")], File(Report, Due, Pdf(1), content: "x", uploadId: "u1"))
            .Reason.Should()
            .Be(GateReason.OtherSlot);

    [Fact]
    public void Pictures_are_declared_by_name_and_other_files_are_not()
    {
        var picture = File(Images, Due, new ImagesFacts(), content: "x", name: "1.png", uploadId: "u1");
        Judge([Declare(Images, Declared, "x", name: "2.png")], picture).Reason.Should().Be(GateReason.OtherSlot);
        Judge([Declare(Images, Declared, "x", name: "1.png")], picture).Reason.Should().Be(GateReason.Declared);
        Judge([Declare(Report, Declared, "x", name: "draft.pdf")], File(Report, Due, Pdf(1), content: "x"))
            .Reason.Should()
            .Be(GateReason.Declared);
    }

    [Fact]
    public void One_request_without_a_digest_has_an_upload_id_and_no_declaration() =>
        Judge([], File(Report, Due, Pdf(1), uploadId: "gone"))
            .Should()
            .Be(new Gate(Due, null, GateReason.NotDeclared, null));

    [Fact]
    public void A_declaration_is_open_until_its_bytes_come_or_its_window_ends()
    {
        var declaration = Declare(Report, Declared, "x");
        DeadlineGate.IsOpen(TheCourse, declaration, [], WindowEnd).Should().BeTrue();
        DeadlineGate.IsLapsed(TheCourse, declaration, [], WindowEnd).Should().BeFalse();
        DeadlineGate.IsOpen(TheCourse, declaration, [], WindowEnd + Tick).Should().BeFalse();
        DeadlineGate.IsLapsed(TheCourse, declaration, [], WindowEnd + Tick).Should().BeTrue();

        AttemptEvidence[] arrived = [File(Report, Declared, Pdf(1), content: "x")];
        DeadlineGate.IsOpen(TheCourse, declaration, arrived, Declared).Should().BeFalse();
        DeadlineGate.IsLapsed(TheCourse, declaration, arrived, WindowEnd + Tick).Should().BeFalse();
    }

    private static Gate Judge(IReadOnlyList<Declaration> declarations, AttemptEvidence evidence) =>
        DeadlineGate.Judge(TheCourse, declarations, evidence);
}
