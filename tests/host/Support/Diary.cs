using System.Collections.Concurrent;

namespace EmbeddedFunctions.Tests;

/// <summary>What the functions of one test did, in order. A singleton of that test's host.</summary>
public sealed class Diary
{
    private readonly ConcurrentQueue<string> _entries = new();

    public IReadOnlyList<string> Entries => [.. _entries];

    /// <summary>A function that waits, waits for this.</summary>
    public SemaphoreSlim Gate { get; } = new(0);

    public void Write(string entry) => _entries.Enqueue(entry);

    public int Count(string entry) => _entries.Count(each => each == entry);
}
