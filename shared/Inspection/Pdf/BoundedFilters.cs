using System.IO.Compression;
using System.Runtime.InteropServices;
using CourseAI.Core.Evidence;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace CourseAI.Inspection.Pdf;

/// <summary>
/// PdfPig's filters with an upper bound. They decode a stream into memory whole, however large it becomes, and hand
/// corrupt data back as it was; here the size is known, and the corruption told, before memory is taken.
/// </summary>
internal sealed class BoundedFilters(PdfBudget budget) : IFilterProvider
{
    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) =>
        Bounded(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        Bounded(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(DefaultFilterProvider.Instance.GetAllFilters());

    private BoundedFilter[] Bounded(IReadOnlyList<IFilter> filters) =>
        [.. filters.Select(filter => new BoundedFilter(filter, budget))];

    private sealed class BoundedFilter(IFilter inner, PdfBudget budget) : IFilter
    {
        /// <summary>A code of 12 bits stands for 3838 bytes at most: the table has 4096 entries, each a byte longer than another.</summary>
        private const long MostLzw = 3838 * 8 / 12;

        /// <summary>Two bytes stand for 128.</summary>
        private const long MostRunLength = 64;

        /// <summary>Sample values in one row; a row of the largest paper at 2400 dpi has 80,000 pixels of 4.</summary>
        private const int MaxColumns = 1_000_000;

        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(
            Memory<byte> input,
            DictionaryToken streamDictionary,
            IFilterProvider filterProvider,
            int filterIndex
        )
        {
            budget.Check();
            switch (inner)
            {
                case FlateFilter:
                    RequireSaneColumns(streamDictionary, filterIndex);
                    Measure(input);
                    break;
                case LzwFilter:
                    RequireSaneColumns(streamDictionary, filterIndex);
                    budget.RequireRoom(input.Length * MostLzw);
                    break;
                case RunLengthFilter:
                    budget.RequireRoom(input.Length * MostRunLength);
                    break;
                case CcittFaxDecodeFilter:
                    return input; // only pictures are packed so, and nobody here looks at them
            }
            var decoded = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            budget.ChargeDecoded(decoded.Length);
            return decoded;
        }

        /// <summary>The predictor allocates rows of this many values.</summary>
        private void RequireSaneColumns(DictionaryToken streamDictionary, int filterIndex)
        {
            var parameters = DecodeParameterResolver.GetFilterParameters(streamDictionary, filterIndex);
            if (parameters.TryGet(NameToken.Columns, out NumericToken columns) && columns.Double is < 0 or > MaxColumns)
                throw budget.Refuse(Obstacle.Damaged, "a stream's predictor has an impossible row length");
        }

        /// <summary>Inflates once without keeping anything.</summary>
        private void Measure(ReadOnlyMemory<byte> input)
        {
            const int ZlibHeaderBytes = 2;
            if (input.Length <= ZlibHeaderBytes)
                return;
            var bytes = MemoryMarshal.TryGetArray(input, out var array) ? array : input.ToArray();
            using var packed = new MemoryStream(
                bytes.Array!,
                bytes.Offset + ZlibHeaderBytes,
                bytes.Count - ZlibHeaderBytes,
                writable: false
            );
            using var inflated = new DeflateStream(packed, CompressionMode.Decompress);
            Span<byte> buffer = stackalloc byte[16 * 1024];
            long size = 0;
            try
            {
                int read;
                while ((read = inflated.Read(buffer)) > 0)
                    budget.RequireRoom(size += read);
            }
            catch (InvalidDataException)
            {
                throw budget.Refuse(Obstacle.Damaged, "a compressed stream of the PDF is corrupt");
            }
        }
    }
}
