using System.Security.Cryptography;

namespace CourseAI.Training.Tests.Data;

public sealed class PhotoSetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("photos-").FullName;

    private string Manifest => Path.Combine(_folder, "photos.sha256");

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

    [Theory]
    [InlineData("no hash at all")]
    [InlineData("42397e26ace3b722a11d26ef77405f283d7d632d7f84a6cd40de86302bb4cefe  hammer.jpg")]
    public void A_manifest_of_another_form_is_refused(string line)
    {
        File.WriteAllText(Manifest, line);
        Reading().Should().Throw<InvalidDataException>().WithMessage($"*{line}*");
    }

    [Fact]
    public void The_published_photos_are_split_by_source_image_and_every_class_is_in_every_part()
    {
        var names = File.ReadLines(PhotoSet.DefaultManifest).Select(line => line.Split("  ")[1]).ToList();
        var photos = names.ConvertAll(name => (Class: name.Split('/')[0], Source: PhotoSet.SourceOf(name)));
        var parts = PhotoSet.Split(photos);
        foreach (var group in photos.GroupBy(photo => photo.Class, StringComparer.Ordinal))
        {
            var shares = group.CountBy(photo => parts[photo.Source]).ToDictionary(p => p.Key, p => p.Value);
            shares.Keys.Should().BeEquivalentTo(Enum.GetValues<PhotoPart>(), group.Key);
            (shares[PhotoPart.HeldOut] / (double)group.Count()).Should().BeInRange(0.2, 0.35, group.Key);
        }
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

    private PhotoSet Read() => PhotoSet.Read(_folder, Manifest);

    private Func<PhotoSet> Reading() => Read;
}
