namespace EmbeddedFunctions;

/// <summary>Work that was begun and is waited for at the end. The work itself must not throw.</summary>
internal sealed class InFlight
{
    private readonly HashSet<Task> _tasks = [];

    public int Count
    {
        get
        {
            lock (_tasks)
                return _tasks.Count;
        }
    }

    public void Add(Func<Task> work)
    {
        var task = Task.Run(work);
        lock (_tasks)
            _tasks.Add(task);
        _ = task.ContinueWith(
            done =>
            {
                lock (_tasks)
                    _tasks.Remove(done);
            },
            TaskScheduler.Default
        );
    }

    public Task DrainAsync()
    {
        lock (_tasks)
            return Task.WhenAll([.. _tasks]);
    }
}
