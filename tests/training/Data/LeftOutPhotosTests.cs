namespace CourseAI.Training.Tests.Data;

public sealed class LeftOutPhotosTests
{
    private static readonly Photo[] Photos =
    [
        Of("saw", "a", PhotoPart.Training, 0),
        Of("saw", "a", PhotoPart.Training, 1),
        Of("saw", "b", PhotoPart.Training),
        Of("saw", "c", PhotoPart.Validation),
        Of("saw", "d", PhotoPart.HeldOut),
        Of("saw", "20231102151608_jpg", PhotoPart.Training),
        Of("axe", "e", PhotoPart.Training),
        Of("axe", "f", PhotoPart.HeldOut),
    ];

    [Fact]
    public void Neither_what_is_held_out_nor_a_series_is_asked_about()
    {
        var (given, asked) = LeftOutPhotos.Of(Photos, ["saw"], left: 0);

        given.Should().Equal(Photos[6], Photos[7]);
        asked.Should().Equal(Photos[0], Photos[1], Photos[2], Photos[3]);
    }

    [Fact]
    public void Of_what_is_left_no_photo_of_the_same_image_is_asked_about()
    {
        var (given, asked) = LeftOutPhotos.Of(Photos, ["saw"], left: 1);

        given.Should().Equal(Photos[6], Photos[7], Photos[0]);
        asked.Should().Equal(Photos[2], Photos[3]);
    }

    [Fact]
    public void Without_classes_all_is_given() => LeftOutPhotos.Of(Photos, [], left: 0).Given.Should().Equal(Photos);

    private static Photo Of(string name, string source, PhotoPart part, int number = 0) =>
        new($"{name}/{source}__{number}.jpg", name, name, source, part);
}
