using System.IO.Compression;
using CourseAI.Core.Evidence;
using CourseAI.Inspection.Pdf;
using UglyToad.PdfPig.Tokens;

namespace CourseAI.Inspection.Tests.Pdf;

public sealed class BoundedFiltersTests
{
    private readonly BoundedFilters _filters = new(new PdfBudget(TimeSpan.FromMinutes(5), CancellationToken.None));

    [Fact]
    public void A_stream_within_bounds_is_decoded()
    {
        var content = new byte[100_000];
        Random.Shared.NextBytes(content);
        Decode(NameToken.FlateDecode, Packed(content)).ToArray().Should().Equal(content);
    }

    [Fact]
    public void A_stream_that_inflates_to_too_much_is_refused_without_taking_memory()
    {
        var packed = Packed(new byte[PdfBudget.MaxDecodedBytes + 1]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var decode = () => Decode(NameToken.FlateDecode, packed);
        decode.Should().Throw<UninspectableException>().Which.Facts.Obstacle.Should().Be(Obstacle.TooLargeInside);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(4 * 1024 * 1024);
    }

    [Fact]
    public void Packings_whose_worst_case_is_too_much_are_refused_by_their_size()
    {
        var lzw = () => Decode(NameToken.LzwDecode, new byte[200_000]);
        lzw.Should().Throw<UninspectableException>().Which.Facts.Obstacle.Should().Be(Obstacle.TooLargeInside);
    }

    [Fact]
    public void Once_refused_is_refused_for_the_whole_document()
    {
        var corrupt = () => Decode(NameToken.FlateDecode, [0x78, 0x9C, 0xFF, 0xFF, 0xFF, 0xFF]);
        corrupt.Should().Throw<UninspectableException>().Which.Facts.Obstacle.Should().Be(Obstacle.Damaged);
        var sound = () => Decode(NameToken.FlateDecode, Packed([1, 2, 3]));
        sound.Should().Throw<UninspectableException>().Which.Facts.Obstacle.Should().Be(Obstacle.Damaged);
    }

    [Fact]
    public void A_predictor_with_rows_of_gigabytes_is_damage()
    {
        var parameters = new DictionaryToken(
            new Dictionary<NameToken, IToken>
            {
                [NameToken.Predictor] = new NumericToken(12),
                [NameToken.Columns] = new NumericToken(2_000_000_000),
            }
        );
        var decode = () => Decode(NameToken.FlateDecode, Packed([1, 2, 3]), parameters);
        decode.Should().Throw<UninspectableException>().Which.Facts.Obstacle.Should().Be(Obstacle.Damaged);
    }

    private Memory<byte> Decode(NameToken filter, byte[] bytes, DictionaryToken? parameters = null)
    {
        var entries = new Dictionary<NameToken, IToken> { [NameToken.Filter] = filter };
        if (parameters is not null)
            entries[NameToken.DecodeParms] = parameters;
        var dictionary = new DictionaryToken(entries);
        return _filters.GetFilters(dictionary).Single().Decode(bytes, dictionary, _filters, 0);
    }

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(content);
        return packed.ToArray();
    }
}
