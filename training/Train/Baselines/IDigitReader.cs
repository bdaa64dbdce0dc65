namespace CourseAI.Training.Baselines;

/// <summary>What every way of reading digits has in common here. Not thread-safe.</summary>
internal interface IDigitReader : IDisposable
{
    /// <param name="image">784 bytes of MNIST's own, row by row, 0 paper to 255 ink.</param>
    /// <returns>0–9.</returns>
    int Read(ReadOnlySpan<byte> image);
}
