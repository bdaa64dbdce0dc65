using System.Security.Cryptography;

namespace CourseAI.Training.Tests.Data;

public sealed class PhotoSetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("photos-").FullName;

    private string Manifest => Path.Combine(_folder, "photos.sha256");

    private string Review => Path.Combine(_folder, "photos-reviewed.txt");

    public PhotoSetTests() => File.WriteAllText(Review, "");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_photo_s_class_is_its_folder_and_its_source_what_stands_before_the_number()
    {
        Put("hammer/tool__kit-28-_jpg__3.jpg");
        var photo = Read().Photos.Should().ContainSingle().Subject;
        photo.Class.Should().Be("hammer");
        photo.Source.Should().Be("tool__kit-28-_jpg");
    }

    [Fact]
    public void A_name_that_was_cut_before_its_number_is_the_source_s()
    {
        Put("saw/a-very-long-name-of-a-picture.jpg");
        Read().Photos.Should().ContainSingle().Which.Source.Should().Be("a-very-long-name-of-a-picture");
    }

    [Fact]
    public void A_changed_photo_is_named()
    {
        Put("hammer/a__0.jpg");
        File.WriteAllText(Path.Combine(_folder, "hammer/a__0.jpg"), "another");
        Reading().Should().Throw<InvalidDataException>().WithMessage("*a__0.jpg has SHA-256*");
    }

    [Fact]
    public void A_missing_photo_is_named()
    {
        Put("hammer/a__0.jpg");
        File.Delete(Path.Combine(_folder, "hammer/a__0.jpg"));
        Reading().Should().Throw<InvalidDataException>().WithMessage("*a__0.jpg is missing*");
    }

    [Fact]
    public void A_photo_that_the_manifest_does_not_know_is_named()
    {
        Put("hammer/a__0.jpg");
        File.WriteAllText(Path.Combine(_folder, "hammer/b__0.jpg"), "b");
        Reading().Should().Throw<InvalidDataException>().WithMessage("hammer/b__0.jpg*not in*");
    }

    [Fact]
    public void A_reviewed_photo_shows_what_the_review_says_and_its_folder_s_name_stays_known()
    {
        Put("wrench/pump-pliers__0.jpg");
        Put("wrench/spanner__0.jpg");
        File.WriteAllText(Review, "pliers  wrench/pump-pliers__0.jpg\n");
        Read()
            .Photos.Select(photo => (photo.Class, photo.PublishedClass))
            .Should()
            .Equal(("pliers", "wrench"), ("wrench", "wrench"));
    }

    [Fact]
    public void A_review_does_not_change_what_is_held_out()
    {
        for (var i = 0; i < 30; i++)
            Put($"wrench/source{i}__0.jpg");
        var before = Read().Photos.Select(photo => photo.Part).ToList();
        File.WriteAllLines(Review, Enumerable.Range(0, 20).Select(i => $"pliers  wrench/source{i}__0.jpg"));
        Read().Photos.Select(photo => photo.Part).Should().Equal(before);
    }

    [Theory]
    [InlineData("pliers wrench/a__0.jpg", "*is no line of the form*")]
    [InlineData("pliers  wrench/b__0.jpg", "*speaks of wrench/b__0.jpg*no photo of the manifest*")]
    public void A_review_of_another_form_or_of_an_unknown_photo_is_refused(string line, string told)
    {
        Put("wrench/a__0.jpg");
        File.WriteAllText(Review, line);
        Reading().Should().Throw<InvalidDataException>().WithMessage(told);
    }

    [Fact]
    public void The_published_review_speaks_of_published_photos_and_of_classes_that_there_are()
    {
        var names = File.ReadLines(PhotoSet.DefaultManifest).Select(line => line.Split("  ")[1]).ToList();
        var classes = names.Select(name => name.Split('/')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(PhotoSet.DefaultReview))
        {
            var (shown, name) = (line.Split("  ")[0], line.Split("  ")[1]);
            names.Should().Contain(name);
            classes.Should().Contain(shown);
            shown.Should().NotBe(name.Split('/')[0], line);
        }
    }

    [Theory]
    [InlineData("no hash at all")]
    [InlineData("42397e26ace3b722a11d26ef77405f283d7d632d7f84a6cd40de86302bb4cefe  hammer.jpg")]
    public void A_manifest_of_another_form_is_refused(string line)
    {
        File.WriteAllText(Manifest, line);
        Reading().Should().Throw<InvalidDataException>().WithMessage($"*{line}*");
    }

    [Fact]
    public void The_published_photos_are_split_by_source_image_and_every_class_that_is_not_one_of_few_is_in_every_part()
    {
        var names = File.ReadLines(PhotoSet.DefaultManifest).Select(line => line.Split("  ")[1]).ToList();
        var photos = names.ConvertAll(name => (Class: name.Split('/')[0], Source: PhotoSet.SourceOf(name)));
        var parts = PhotoSet.Split(photos);
        foreach (var group in photos.GroupBy(photo => photo.Class, StringComparer.Ordinal))
        {
            var shares = group.CountBy(photo => parts[photo.Source]).ToDictionary(p => p.Key, p => p.Value);
            var parted =
                group.Count() < PhotoSet.Few ? [PhotoPart.Training, PhotoPart.HeldOut] : Enum.GetValues<PhotoPart>();
            shares.Keys.Should().BeEquivalentTo(parted, group.Key);
            (shares[PhotoPart.HeldOut] / (double)group.Count()).Should().BeInRange(0.24, 0.34, group.Key);
        }
        parts
            .Where(part => PhotoSet.IsOfSeries(part.Key))
            .Should()
            .OnlyContain(part => part.Value != PhotoPart.Validation);
    }

    [Theory]
    [InlineData("20231102151608_jpg", true)]
    [InlineData("2023-08-14_15-34-41_png", true)]
    [InlineData("KakaoTalk_20230405_200151263_jpg", false)]
    [InlineData("223000766714_001_jpg", false)]
    [InlineData("2023110215160_jpg", false)]
    public void Photos_that_a_camera_named_by_the_second_are_of_a_series(string source, bool isOfSeries) =>
        PhotoSet.IsOfSeries(source).Should().Be(isOfSeries);

    [Fact]
    public void A_quarter_is_held_out_of_a_series_and_of_the_others_each_and_no_series_is_for_validation()
    {
        var photos = Enumerable
            .Range(0, 52)
            .Select(i => (Class: "ratchet", Source: i < 40 ? $"202311021516{i:00}_jpg" : $"source{i}"))
            .ToList();
        var parts = PhotoSet.Split(photos);
        photos.Take(40).Count(photo => parts[photo.Source] == PhotoPart.HeldOut).Should().Be(10);
        photos.Take(40).Count(photo => parts[photo.Source] == PhotoPart.Training).Should().Be(30);
        photos.Skip(40).Count(photo => parts[photo.Source] == PhotoPart.HeldOut).Should().Be(3);
        photos.Skip(40).Count(photo => parts[photo.Source] == PhotoPart.Validation).Should().Be(2);
    }

    [Fact]
    public void A_source_image_of_two_classes_goes_with_the_rarer_and_counts_in_the_other()
    {
        (string Class, string Source)[] photos =
        [
            ("drill", "shared"),
            .. Enumerable.Range(0, 8).Select(_ => ("saw", "shared")),
            .. Enumerable.Range(0, 24).Select(i => ("saw", $"source{i}")),
        ];
        var parts = PhotoSet.Split(photos);
        parts["shared"].Should().Be(PhotoPart.HeldOut);
        parts.Where(part => part.Key != "shared").Should().OnlyContain(part => part.Value == PhotoPart.Training);
    }

    [Theory]
    [InlineData(PhotoSet.Few - 1, 0)]
    [InlineData(PhotoSet.Few, 5)]
    public void Of_few_photos_none_is_kept_for_validation(int photos, int kept)
    {
        var all = Enumerable.Range(0, photos).Select(i => (Class: "drill", Source: $"source{i}")).ToList();
        PhotoSet.Split(all).Values.Count(part => part == PhotoPart.Validation).Should().Be(kept);
    }

    [Fact]
    public void The_split_does_not_depend_on_the_order_of_the_photos()
    {
        var photos = Enumerable
            .Range(0, 60)
            .Select(i => (Class: i % 3 == 0 ? "saw" : "hammer", Source: $"source{i / 2}"))
            .ToList();
        PhotoSet.Split([.. photos.AsEnumerable().Reverse()]).Should().BeEquivalentTo(PhotoSet.Split(photos));
    }

    private void Put(string name)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        File.AppendAllText(Manifest, $"{hash}  {name}\n");
    }

    private PhotoSet Read() => PhotoSet.Read(_folder, Manifest, Review);

    private Func<PhotoSet> Reading() => Read;
}
