namespace CourseAI.Bench.Scale.Tests;

/// <summary>The simulation against what queueing theory says of cases that can be computed.</summary>
public sealed class SimulationTests
{
    private const int Seed = 1;

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void One_instance_is_an_M_M_1_queue(double load)
    {
        var items = Simulation.Run(Poisson(200_000, load), Fixed(instances: 1), new Random(Seed)).Items;
        // Mean time in an M/M/1 system with service rate 1: 1 / (1 - load).
        Mean(items).Should().BeApproximately(1 / (1 - load), 0.1 / (1 - load));
    }

    [Fact]
    public void Two_instances_are_an_M_M_2_queue()
    {
        const double perInstance = 0.7;
        var items = Simulation.Run(Poisson(200_000, 2 * perInstance), Fixed(instances: 2), new Random(Seed)).Items;
        // Mean time in an M/M/2 system with service rate 1: 1 / (1 - load squared), load for each instance.
        Mean(items).Should().BeApproximately(1 / (1 - perInstance * perInstance), 0.1);
    }

    [Fact]
    public void A_cold_start_is_paid_once_and_no_more_instances_than_allowed_work()
    {
        var pool = new Pool(SecondsOfWork: 1, Ready: 0, Most: 3);
        var cold = Simulation.Run([.. Enumerable.Repeat(0.0, 200)], pool, new Random(Seed));
        cold.Items.Min(item => item.Finished).Should().BeGreaterThan(pool.StartSeconds);
        cold.Most.Should().Be(3);
        cold.Queue.Should().Be(200);
        cold.Items.Should().HaveCount(200);
    }

    [Fact]
    public void A_tenth_of_the_files_comes_in_the_last_minutes()
    {
        var rush = new DeadlineRush();
        var arrivals = rush.Arrivals(100_000, rush.Window, new Random(Seed));
        arrivals.Should().HaveCount(100_000).And.BeInAscendingOrder().And.OnlyContain(at => at <= 0);
        // ln 2 / ln(1 + 21 days / 10 minutes)
        var last = arrivals.Count(at => at > -rush.Ease.TotalSeconds) / 100_000.0;
        last.Should().BeApproximately(Math.Log(2) / Math.Log(1 + rush.Window / rush.Ease), 0.005);
    }

    /// <summary>Instances that are always there, so that nothing scales.</summary>
    private static Pool Fixed(int instances) => new(SecondsOfWork: 1, Ready: instances, Most: instances);

    private static double[] Poisson(int count, double rate)
    {
        var random = new Random(Seed + 1);
        var now = 0.0;
        return [.. Enumerable.Range(0, count).Select(_ => now += -Math.Log(1 - random.NextDouble()) / rate)];
    }

    private static double Mean(IEnumerable<Done> items) => items.Average(item => item.Finished - item.Arrived);
}
