using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CsCheck;

namespace CourseAI.Inspection.Tests;

/// <summary>Real files with bytes changed, taken out and repeated: whatever comes of it are facts, never an exception.</summary>
public sealed class HostileContentTests
{
    [Theory]
    [InlineData("pdf/proposal-1-page.pdf")]
    [InlineData("pdf/owner-password.pdf")]
    public Task Mutated_PDFs_are_facts(string name) => InspectMutationsAsync(Parts.Pdf, name, 60);

    [Theory]
    [InlineData("zip/streamlit.zip")]
    [InlineData("zip/encrypted.zip")]
    [InlineData("zip/korean-cp949.zip")]
    public Task Mutated_ZIPs_are_facts(string name) => InspectMutationsAsync(Parts.Zip, name, 400);

    [Theory]
    [InlineData("images/mnist/t10k-00000.png")]
    [InlineData("images/digits.zip")]
    [InlineData("images/mnist/labels.csv")]
    public Task Mutated_pictures_and_labels_are_facts(string name) => InspectMutationsAsync(Parts.Images, name, 200);

    [Theory]
    [InlineData("images/photo-2-turned.jpg")]
    public Task Mutated_photographs_are_facts(string name) => InspectMutationsAsync(Parts.Images, name, 25);

    private static async Task InspectMutationsAsync(Part part, string name, int times)
    {
        var whole = Samples.Bytes(name);
        // Small places matter most (headers, ends, directories), so half of the changes go to the first and last bytes.
        var place = Gen.Frequency(
            (2, Gen.Int[0, whole.Length - 1]),
            (1, Gen.Int[0, Math.Min(200, whole.Length - 1)]),
            (1, Gen.Int[Math.Max(0, whole.Length - 400), whole.Length - 1])
        );
        var change = Gen.Select(Gen.Int[0, 3], place, Gen.Int[1, 64], Gen.Byte);
        await change
            .Array[1, 6]
            .SampleAsync(
                async changes =>
                {
                    var facts = await part.FactsAsync(Mutate(whole, changes), Path.GetFileName(name));
                    CoreJsonSurvives(facts);
                },
                iter: times,
                threads: 1
            );
    }

    private static byte[] Mutate(byte[] whole, (int Kind, int At, int Length, byte Value)[] changes)
    {
        var bytes = whole.ToList();
        foreach (var (kind, at, length, value) in changes)
        {
            if (at >= bytes.Count)
                continue;
            var run = Math.Min(length, bytes.Count - at);
            switch (kind)
            {
                case 0:
                    bytes[at] = value;
                    break;
                case 1:
                    bytes.RemoveRange(at, run);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, run));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return [.. bytes];
    }

    /// <summary>Evidence is stored as JSON; a lone surrogate or an infinity would be found only there.</summary>
    private static void CoreJsonSurvives(Facts facts) =>
        Core
            .CoreJson.Serialize(Core.CoreJson.Deserialize<Facts>(Core.CoreJson.Serialize(facts)))
            .Should()
            .Equal(Core.CoreJson.Serialize(facts));
}
