using CourseAI.Vision.Digits;
using CourseAI.Vision.Pictures;

namespace CourseAI.Vision.Tests.Pictures;

public sealed class EnlargedScanTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    public void A_scan_comes_back_to_its_size(int enlarged)
    {
        using var scan = new PostalScan { Enlarged = enlarged }.Draw(new DigitPicture(Classifier.Mnist.Image(0)));

        EnlargedScan.Reduced(GreyPicture.From(scan)).LongerSide.Should().BeLessThan(64);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.15, 0)]
    [InlineData(0, 0.5)]
    public void A_photo_stays_as_it_is(float table, float shadow)
    {
        using var photo = new PhonePhoto
        {
            DarkestCorner = 0.8f,
            Table = table,
            Shadow = shadow,
            Noise = 0,
        }.Draw(new DigitPicture(Classifier.Mnist.Image(0)));
        var grey = GreyPicture.From(photo);

        EnlargedScan.Reduced(grey).Should().BeSameAs(grey);
    }

    [Fact]
    public void A_blank_sheet_stays_as_it_is()
    {
        var blank = new Plane(200, 100);

        EnlargedScan.Reduced(blank).Should().BeSameAs(blank);
    }
}
