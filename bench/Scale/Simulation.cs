namespace CourseAI.Bench.Scale;

/// <summary>One item through one pool.</summary>
/// <param name="Arrived">Seconds; 0 is the deadline.</param>
internal sealed record Done(double Arrived, double Finished);

/// <param name="Items">By arrival.</param>
/// <param name="Most">The most instances that worked at once.</param>
/// <param name="InstanceSeconds">Time that instances were there and working, which is what is billed.</param>
/// <param name="Queue">Longest queue.</param>
internal sealed record Outcome(IReadOnlyList<Done> Items, int Most, double InstanceSeconds, int Queue);

/// <summary>
/// Discrete events: an item arrives, an instance becomes ready or takes the next item, the controller decides. Items are taken in the
/// order of their arrival; an instance works on one at a time, since their work is that of its one core.
/// </summary>
internal static class Simulation
{
    /// <param name="arrivals">Ascending.</param>
    public static Outcome Run(IReadOnlyList<double> arrivals, Pool pool, Random random)
    {
        var events = new PriorityQueue<(What What, int Who), double>();
        var waiting = new Queue<double>();
        var done = new List<Done>(arrivals.Count);
        // Instances by number: when they last had work; those that left are not reused.
        var idle = new SortedDictionary<int, double>();
        var (there, starting, busy, most, longest, next, worked) = (0, 0, 0, 0, 0, 0, 0.0);

        for (; next < pool.Ready; next++)
        {
            idle[next] = double.PositiveInfinity;
            there++;
        }
        foreach (var arrival in arrivals)
            events.Enqueue((What.Arrives, 0), arrival);
        if (arrivals.Count > 0)
            events.Enqueue((What.Decides, 0), arrivals[0]);

        while (events.TryDequeue(out var happening, out var now))
        {
            switch (happening.What)
            {
                case What.Arrives:
                    waiting.Enqueue(now);
                    longest = Math.Max(longest, waiting.Count);
                    break;
                case What.IsReady:
                    starting--;
                    there++;
                    idle[happening.Who] = now;
                    break;
                case What.Finishes:
                    busy--;
                    idle[happening.Who] = happening.Who < pool.Ready ? double.PositiveInfinity : now;
                    break;
                case What.Decides:
                    Decide(now);
                    break;
            }
            while (waiting.Count > 0 && idle.Count > 0)
                Take(now);
        }
        return new Outcome([.. done.OrderBy(item => item.Arrived)], most, worked, longest);

        void Take(double now)
        {
            var who = idle.Keys.First();
            idle.Remove(who);
            busy++;
            most = Math.Max(most, busy);
            var work = pool.SecondsOfWork * Exponential(random);
            worked += work;
            done.Add(new Done(waiting.Dequeue(), now + work));
            events.Enqueue((What.Finishes, who), now + work);
        }

        void Decide(double now)
        {
            foreach (var (who, since) in idle.Where(one => now - one.Value > pool.IdleSeconds).ToList())
            {
                idle.Remove(who);
                there--;
            }
            var wanted = Math.Clamp(
                (int)Math.Ceiling((waiting.Count + busy) / (double)pool.Target),
                pool.Ready,
                pool.Most
            );
            var more = Math.Min(wanted - there - starting, pool.AtATime);
            for (var i = 0; i < more; i++, starting++)
                events.Enqueue((What.IsReady, next++), now + pool.StartSeconds);
            if (done.Count < arrivals.Count || waiting.Count > 0)
                events.Enqueue((What.Decides, 0), now + pool.DecisionSeconds);
        }
    }

    /// <summary>Of mean 1: most files are small, some take long.</summary>
    private static double Exponential(Random random) => -Math.Log(1 - random.NextDouble());

    private enum What
    {
        Arrives,
        IsReady,
        Finishes,
        Decides,
    }
}
