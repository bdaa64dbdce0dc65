using System.Text;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Tests.Images;

/// <summary>Pictures that come in a zip, with their labels.</summary>
public sealed class ImagesInspectorZipTests
{
    [Fact]
    public async Task A_zip_is_inspected_picture_by_picture_with_labels_by_slot()
    {
        var facts = (await Parts.Images.FactsAsync(Samples.Bytes("images/digits.zip"), "digits.zip"))
            .Should()
            .BeOfType<ImagesFacts>()
            .Subject;
        facts.Images.Should().HaveCount(13);
        facts.Images.Where(image => image.Problem is null).Should().HaveCount(12);
        var unreadable = facts.Images.Single(image => image.Problem is not null);
        (unreadable.Slot, unreadable.Problem!.Obstacle).Should().Be(("unreadable.jpg", Obstacle.Truncated));
        facts.Labels.Should().HaveCount(12).And.Contain("mnist/t10k-00000.png", "7");
    }

    [Fact]
    public async Task Labels_of_names_and_of_the_file_give_the_agreement_with_the_model()
    {
        var zip = Zipped.Of([
            ("2_01.png", TinyPicture.Png()),
            ("a/7_01.png", TinyPicture.Png()),
            ("a/x.png", TinyPicture.Png()),
            ("a/labels.csv", Encoding.UTF8.GetBytes("file,label\n7_01.png,2\nx.png,eight\n")),
        ]);
        var facts = await Parts.Images.FactsAsync(zip, "a.zip", (_, _) => Parts.Says("2"));

        var images = facts.Should().BeOfType<ImagesFacts>().Subject;
        images.Images.Select(image => image.Label).Should().Equal("2", "7", null);
        images
            .LabelProblems.Should()
            .Equal(new LabelProblem(3, "x.png,eight", LabelFault.UnknownLabel) { File = "a/labels.csv" });
        images.Agreement!.Cells.Should().Equal(new AgreementCell("2", "2", 2));
    }

    [Fact]
    public async Task A_bad_first_line_in_a_zip_does_not_hide_the_pictures()
    {
        var zip = Zipped.Of([("a.png", TinyPicture.Png()), ("labels.csv", Encoding.UTF8.GetBytes("a.png,7\n"))]);

        var images = (await Parts.Images.FactsAsync(zip, "a.zip")).Should().BeOfType<ImagesFacts>().Subject;

        images.Images.Should().ContainSingle().Which.Problem.Should().BeNull();
        images.LabelProblems.Should().Equal(new LabelProblem(1, "a.png,7", LabelFault.Header) { File = "labels.csv" });
    }

    [Theory]
    [InlineData("encrypted", Obstacle.Encrypted, "it needs a password")]
    [InlineData("damaged", Obstacle.Damaged, "the entry \"labels.csv\" does not match its checksum")]
    [InlineData("large", Obstacle.TooLarge, "more than the 1,048,576 bytes that are read of one")]
    public async Task Labels_of_a_zip_that_cannot_be_read_hide_neither_pictures_nor_other_labels(
        string what,
        Obstacle obstacle,
        string detail
    )
    {
        var csv = "file,label\na.png,7\n" + new string('\n', what == "large" ? 1 << 20 : 0);
        var zip = Zipped.Of([
            ("labels.csv", Encoding.UTF8.GetBytes(csv)),
            ("a.png", TinyPicture.Png()),
            ("b/labels.csv", Encoding.UTF8.GetBytes("file,label\n1.png,3\n2.png,x\n")),
            ("b/1.png", TinyPicture.Png()),
        ]);
        var entry = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        if (what == "encrypted")
            zip[entry + 8] |= 1;
        else if (what == "damaged")
            zip[entry + 16] ^= 1;

        var images = (await Parts.Images.FactsAsync(zip, "a.zip")).Should().BeOfType<ImagesFacts>().Subject;

        images.Images.Should().HaveCount(2).And.OnlyContain(image => image.Problem == null);
        images.Labels.Should().Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["b/1.png"] = "3" });
        images
            .LabelProblems.Should()
            .Equal(
                new LabelProblem(0, "", LabelFault.Unreadable)
                {
                    File = "labels.csv",
                    Problem = new Uninspectable(obstacle, detail),
                },
                new LabelProblem(3, "2.png,x", LabelFault.UnknownLabel) { File = "b/labels.csv" }
            );
    }

    [Fact]
    public async Task Each_labels_file_of_a_zip_is_read_and_the_one_beside_the_picture_has_the_last_word()
    {
        var zip = Zipped.Of([
            ("a/labels.csv", "file,label\n1.png,3\n"u8.ToArray()),
            ("a/1.png", TinyPicture.Png()),
            ("labels.csv", "file,label\na/1.png,8\n2.png,4\n"u8.ToArray()),
            ("2.png", TinyPicture.Png()),
        ]);

        var images = (await Parts.Images.FactsAsync(zip, "a.zip")).Should().BeOfType<ImagesFacts>().Subject;

        images
            .Labels.Should()
            .Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["2.png"] = "4", ["a/1.png"] = "3" });
        images.LabelProblems.Should().BeEmpty();
    }

    [Theory]
    [InlineData(20, 3, null)]
    [InlineData(25, 3, "20/labels.csv")]
    [InlineData(3, 1000, "01/labels.csv")]
    public async Task The_first_labels_file_of_a_zip_that_is_not_read_is_told(int files, int lines, string? notRead)
    {
        var zip = Zipped.Of([
            .. Enumerable
                .Range(0, files)
                .Select(i =>
                    (
                        $"{i:00}/labels.csv",
                        Encoding.UTF8.GetBytes(
                            "file,label\n"
                                + string.Concat(Enumerable.Range(0, lines).Select(line => $"{i}-{line}.png,1\n?,?\n"))
                        )
                    )
                ),
        ]);

        var images = (await Parts.Images.FactsAsync(zip, "a.zip")).Should().BeOfType<ImagesFacts>().Subject;

        images.LabelProblems.Should().HaveCountLessThanOrEqualTo(20);
        images
            .LabelProblems.Where(problem => problem.Fault == LabelFault.NotRead)
            .Select(problem => problem.File)
            .Should()
            .Equal(notRead is null ? [] : [notRead]);
    }

    [Fact]
    public async Task Folders_of_a_zip_may_be_written_with_backslashes()
    {
        var zip = Zipped.Of([
            (@"images\labels.csv", "file,label\nx.png,3\n"u8.ToArray()),
            (@"images\x.png", TinyPicture.Png()),
            (@"images\7_03.png", TinyPicture.Png()),
            (@"images\Thumbs.db", [1]),
        ]);

        var images = (await Parts.Images.FactsAsync(zip, "a.zip")).Should().BeOfType<ImagesFacts>().Subject;

        images
            .Images.Select(image => (image.Slot, image.Label))
            .Should()
            .Equal(("images/x.png", null), ("images/7_03.png", "7"));
        images.Labels.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("images/x.png", "3"));
    }

    [Fact]
    public async Task Pictures_beyond_the_limit_are_told_and_not_decoded()
    {
        var zip = Zipped.Of([.. Enumerable.Range(10, 50).Select(i => ($"{i}.png", TinyPicture.Png()))]);
        var decoded = 0;
        var facts = await (Parts.Images with { MaxImages = 5 }).FactsAsync(
            zip,
            "a.zip",
            (task, picture) =>
            {
                decoded++;
                return Parts.TellsCorner(task, picture);
            }
        );
        decoded.Should().Be(5);
        var images = facts.Should().BeOfType<ImagesFacts>().Subject.Images;
        images.Should().HaveCount(25);
        images[^1].Problem!.Detail.Should().Be("beyond the 5 pictures that are taken: not looked at, nor 25 more");
    }

    [Fact]
    public async Task What_tools_leave_in_a_zip_is_no_picture_and_no_problem()
    {
        var zip = Zipped.Of([
            ("a.png", TinyPicture.Png()),
            ("__MACOSX/._a.png", [1]),
            (".DS_Store", [1]),
            ("x/Thumbs.db", [1]),
        ]);
        (await Parts.Images.FactsAsync(zip, "a.zip"))
            .Should()
            .BeOfType<ImagesFacts>()
            .Which.Images.Select(image => image.Slot)
            .Should()
            .Equal("a.png");
    }
}
