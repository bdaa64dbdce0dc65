using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CourseAI.Pipeline.Telemetry;
using CourseAI.Pipeline.Uploads;
using CourseAI.Storage;
using CourseAI.Storage.Tests;
using Microsoft.Extensions.Time.Testing;

namespace CourseAI.Pipeline.Tests.Telemetry;

/// <summary>What alerts go by. (What is counted of a hand-in is looked at in the running app.)</summary>
public sealed class CourseMetricsTests(AzuriteAccounts accounts)
{
    private static readonly byte[] OnePage = CourseUnderTest.Sample("pdf/proposal-1-page.pdf");

    [Fact]
    public async Task When_all_is_settled_the_oldest_upload_is_no_seconds_old_and_the_queues_are_counted()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts, time: InMinutes(10));
        using var seen = new Seen(course);
        await course.UploadAsync($"{CourseUnderTest.Student}/proposal/a.pdf", OnePage);
        await course.Sweep.RunAsync();
        seen.Last(CourseMetrics.OldestUpload).Should().Be(0);
        var requests = await course.Storage.QueueLengths.CountAsync(StorageNames.ReportRequestsQueue);
        seen.Last(CourseMetrics.QueueMessages, StorageNames.ReportRequestsQueue).Should().Be(requests).And.BePositive();
        seen.Last(CourseMetrics.QueueMessages, StorageNames.ReportPoisonQueue).Should().Be(0);
        seen.Last(CourseMetrics.QueueMessages, StorageNames.UploadPoisonQueue).Should().Be(0);
    }

    [Fact]
    public async Task An_upload_that_cannot_be_inspected_grows_old()
    {
        await using var course = await CourseUnderTest.StartAsync(
            accounts,
            time: InMinutes(10),
            classify: (_, _) => throw new IOException("the model is gone")
        );
        using var seen = new Seen(course);
        await course.UploadAsync(
            $"{CourseUnderTest.Student}/images/7.jpg",
            CourseUnderTest.Sample("images/photo-7.jpg")
        );
        await course.Sweep.RunAsync();
        seen.Last(CourseMetrics.OldestUpload).Should().BeApproximately(600, 60);
    }

    [Fact]
    public async Task What_a_limit_left_for_the_next_run_is_not_old_where_its_own_event_has_settled_it()
    {
        await using var course = await CourseUnderTest.StartAsync(
            accounts,
            time: InMinutes(10),
            limits: CourseUnderTest.NoGrace with
            {
                UploadsPerRun = 1,
            }
        );
        using var seen = new Seen(course);
        foreach (var name in (string[])["a", "b", "c"])
        {
            await course.UploadAsync($"{CourseUnderTest.Student}/proposal/{name}.pdf", OnePage);
            await course.Accept.RunAsync($"{CourseUnderTest.Student}/proposal/{name}.pdf");
        }
        await course.Sweep.RunAsync();
        seen.Last(CourseMetrics.OldestUpload).Should().Be(0);
    }

    [Fact]
    public async Task What_failed_every_time_is_counted()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        using var seen = new Seen(course);
        await course.Get<RecordPoison>().ReportAsync(CourseUnderTest.Student);
        seen.Last(CourseMetrics.Poisoned, "report").Should().Be(1);
    }

    private static FakeTimeProvider InMinutes(int minutes) =>
        new(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(minutes));

    /// <summary>Listens to one course's meters only; other tests run beside it.</summary>
    private sealed class Seen : IDisposable
    {
        private readonly ConcurrentDictionary<(string Name, string Label), double> _last = new();
        private readonly MeterListener _listener = new();

        public Seen(CourseUnderTest course)
        {
            var meters = course.Get<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, meters))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>(
                (instrument, value, tags, _) => Keep(instrument, value, tags)
            );
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _listener.Start();
        }

        /// <param name="label">Value of the only label; "" where there is none.</param>
        public double Last(string name, string label = "") => _last[(name, label)];

        public void Dispose() => _listener.Dispose();

        private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _last[(instrument.Name, tags.Length == 0 ? "" : $"{tags[0].Value}")] = value;
    }
}
