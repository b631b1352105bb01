using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using Contracts;
using Contracts.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hosting.Tests;

/// <summary>What the ledger tells traces, metrics and logs, and that docs/telemetry.md lists all of it and nothing else.</summary>
public sealed partial class Telling(ServerFixture server)
{
    private static readonly StreamKey Stream = StreamKey.Organization("telling");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task gives_what_the_page_lists()
    {
        var (metrics, spans, lines) = (new HashSet<string>(), new HashSet<string>(), new LogLines());
        await using var services = await ProvideAsync(lines);
        var meters = services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => { if (instrument.Meter.Scope == meters && instrument.Meter.Name == "Contracts") metrics.Add(instrument.Name); } };
        listener.Start();
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Contracts",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => { lock (spans) spans.Add(activity.OperationName); },
        };
        ActivitySource.AddActivityListener(traces);
        var ledger = services.GetRequiredService<IContractLedger>();
        await ledger.RecordAsync(Stream, [Founded("founded")], Cancelled);
        await ledger.HistoryAsync(Stream, Cancelled);
        await ledger.ImportAsync([], null, Cancelled);
        await ledger.RecordLapsesAsync(new DateOnly(2026, 1, 1), Cancelled);
        await ledger.RebuildAsync(Cancelled);

        var page = await File.ReadAllTextAsync("telemetry.md", Cancelled);
        Listed(page, "Metrics").Should().BeEquivalentTo(metrics);
        Listed(page, "Traces").Should().BeEquivalentTo(spans);
        var events = typeof(IContractLedger).Assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>().Select(message => $"{message.EventId} {message.Level}");
        LogRow().Matches(page).Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}").Should().Equal(events);
    }

    [Fact]
    public async Task counts_what_was_recorded_refused_folded_and_asked()
    {
        await using var services = await ProvideAsync(new LogLines());
        var meters = services.GetRequiredService<IMeterFactory>();
        var told = new Dictionary<string, double>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter.Scope == meters) self.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => told[instrument.Name] = told.GetValueOrDefault(instrument.Name) + value);
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => told[instrument.Name] = told.GetValueOrDefault(instrument.Name) + value);
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => told[instrument.Name] = told.GetValueOrDefault(instrument.Name) + value);
        listener.Start();
        var ledger = services.GetRequiredService<IContractLedger>();
        await ledger.RecordAsync(Stream, [Founded("founded")], Cancelled);
        var again = () => ledger.RecordAsync(StreamKey.Partnership("telling"), [NotFormed], Cancelled);
        await again.Should().ThrowAsync<ContractRuleException>();
        await ledger.HistoryAsync(Stream, Cancelled);

        told.Should().Contain("contracts.entries.recorded", 1).And.Contain("contracts.batches.refused", 1).And.Contain("contracts.fold.length", 2);
        told["contracts.question.duration"].Should().BePositive();
    }

    [Fact]
    public async Task writes_no_payload_into_the_log()
    {
        var lines = new LogLines();
        await using var services = await ProvideAsync(lines);
        var ledger = services.GetRequiredService<IContractLedger>();
        await ledger.RecordAsync(Stream, [Founded("secret-id")], Cancelled);
        lines.OfTheLedger.Select(line => (line.Id, line.Level)).Should().Equal((6, LogLevel.Information), (1, LogLevel.Debug));
        lines.OfTheLedger.Should().NotContain(line => line.Text.Contains("Undisclosed Limited", StringComparison.Ordinal));
    }

    private static NewEntry Founded(string id) => new() { Id = id, EffectiveOn = new DateOnly(2025, 3, 1), Event = new OrganizationFounded { Name = "Undisclosed Limited", Business = "Computing" } };

    private static NewEntry NotFormed => new() { Id = "made", EffectiveOn = new DateOnly(2025, 3, 1), Event = new CommitmentIncreased { Commitment = "c", By = Amount.Exactly(1, AmountUnit.Usd) } };

    private static IEnumerable<string> Listed(string page, string heading) =>
        Row().Matches(page.Split($"## {heading}\n")[1].Split("\n## ")[0]).Select(row => row.Groups[1].Value);

    private async Task<ServiceProvider> ProvideAsync(LogLines lines) => new ServiceCollection()
        .AddLogging(logging => logging.AddProvider(lines).SetMinimumLevel(LogLevel.Debug))
        .AddMetrics()
        .AddContracts(await server.NewDatabaseAsync())
        .BuildServiceProvider();

    [GeneratedRegex(@"^\| `(contracts\.[a-z.]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| (\d+) \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex LogRow();
}
