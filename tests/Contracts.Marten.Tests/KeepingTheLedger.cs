using Contracts.Tests.Laws;
using CsCheck;
using JasperFx;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>The stored ledger is the one that the histories make, whatever was recorded and in whatever portions.</summary>
public sealed class KeepingTheLedger(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const int HowManyHistories = 40;

    private static readonly TotalScope[] Scopes = [new(), new(Debtor: "ann"), new(Creditor: "ann"), new("ann", "bob"), new("cas", "ann")];

    private static readonly Gen<((NewEntry, DateTimeOffset)[] Entries, int Cut)> Portions = Gen.Select(RandomHistories.Entries(1, 14), Gen.Int[0, 14]);

    /// <summary>A bound that many random histories exceed.</summary>
    private static readonly LedgerBound Low = new() { LeastEntries = 3, RowsPerEntry = 1, FoldedAgainPerEntry = 0 };

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Async)]
    public Task row_for_row_and_answer_for_answer(LedgerUpkeep upkeep) =>
        Gen.Select(Portions.Array[HowManyHistories], RandomHistories.Viewpoint.Array[20]).SampleAsync((given, viewpoints) => WhateverIsRecordedAsync(upkeep, LedgerBound.Default, given, viewpoints), iter: 3, threads: 1);

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Async)]
    public Task row_for_row_and_answer_for_answer_where_streams_exceed_the_bound(LedgerUpkeep upkeep) =>
        Gen.Select(Portions.Array[HowManyHistories], RandomHistories.Viewpoint.Array[20])
            .SampleAsync((given, viewpoints) => WhateverIsRecordedAsync(upkeep, Low, given, viewpoints), iter: 3, threads: 1);

    /// <summary>The histories at which an earlier version was wrong, but for one that no door accepts.</summary>
    public static TheoryData<string> Faults =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "faults")).Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "unit-by-case").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task row_for_row_and_answer_for_answer_over_a_history_that_showed_a_fault(string name)
    {
        var schema = $"fault_{Guid.NewGuid():N}";
        var ledger = fixture.LedgerIn(schema);
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "faults", $"{name}.jsonl"));
        var lines = HistoryReader.ReadAll([(name, file)]);
        var histories = Histories.Empty.Import(lines, fixture.Clock.GetUtcNow()).ToList();
        var days = new[] { new DateOnly(2025, 6, 30), new DateOnly(2025, 7, 1), new DateOnly(2030, 1, 1) }
            .Concat(lines.Select(line => line.Entry.EffectiveOn?.Latest).OfType<DateOnly>().SelectMany(day => new[] { day.AddDays(-1), day, day.AddDays(1) })).Distinct();
        var viewpoints = days.SelectMany(day => EvidencePolicy.Named.Select(policy => new Viewpoint { AsOf = day, Evidence = policy })).ToArray();

        await ledger.ImportAsync(lines, cancellationToken: Cancelled);

        await IsTheOneOfMemoryAsync(schema, ledger, histories, viewpoints);
        await TotalsAreThoseOfMemoryAsync(ledger, histories, viewpoints);
    }

    private async Task WhateverIsRecordedAsync(LedgerUpkeep upkeep, LedgerBound bound, ((NewEntry, DateTimeOffset)[] Entries, int Cut)[] given, Viewpoint[] viewpoints)
    {
        var schema = $"kept_{Guid.NewGuid():N}";
        var provider = fixture.Provide(options => (options.SchemaName, options.Ledger, options.RowBound) = (schema, upkeep, bound), fixture.Clock);
        var ledger = provider.GetRequiredService<IContractLedger>();
        await using var daemon = await Daemon.StartAsync(provider, upkeep);
        var lines = given.Select((history, i) => history.Entries.Select((entry, line) => Line(StreamKey.Partnership($"r{i}"), entry.Item1, entry.Item2, line + 1)).ToList()).ToList();
        await ledger.ImportAsync([.. lines.SelectMany((history, i) => history.Take(given[i].Cut))], cancellationToken: Cancelled);
        await daemon.CatchUpAsync();
        await ledger.RebuildAsync(Cancelled);
        await RollingOf(provider).RunAsync(afterRebuild: false, Cancelled);
        await ledger.ImportAsync([.. lines.SelectMany((history, i) => history.Skip(given[i].Cut))], cancellationToken: Cancelled);
        var histories = given.Select((history, i) => History.Empty(StreamKey.Partnership($"r{i}")).Import(history.Entries).After).ToList();

        await daemon.CatchUpAsync();
        var exceed = histories.Where((history, i) => Exceeds(history, bound)).Select(history => $"{history.Stream}").ToList();
        var splitAnInstant = histories.Where((history, i) => given[i].Cut is > 0 and var cut && cut < history.Version && history.KnownSince(cut) == history.KnownSince(cut + 1));
        var unkept = await UnkeptAsync(schema);
        exceed.Except(unkept).Should().BeEmpty();
        unkept.Except(exceed).Except(splitAnInstant.Select(history => $"{history.Stream}")).Should().BeEmpty("a version within an instant is no place to decide");
        await IsTheOneOfMemoryAsync(schema, ledger, histories, viewpoints);
        await TotalsAreThoseOfMemoryAsync(ledger, histories, viewpoints);
        await RollingOf(provider).RunAsync(afterRebuild: false, Cancelled);
        await TotalsAreThoseOfMemoryAsync(ledger, histories, viewpoints);
        await ledger.RebuildAsync(Cancelled);
        (await UnkeptAsync(schema)).Should().BeEquivalentTo(exceed);
        await IsTheOneOfMemoryAsync(schema, ledger, histories, viewpoints);
        await TotalsAreThoseOfMemoryAsync(ledger, histories, viewpoints);
    }

    private static bool Exceeds(History history, LedgerBound bound)
    {
        var steps = new BoundedSteps(history, since: 0, bound, default);
        while (steps.Version < history.Version && !steps.IsExceeded)
            steps.Next();
        return steps.IsExceeded;
    }

    private async Task<string[]> UnkeptAsync(string schema) =>
        await fixture.AskAsync<string[]>($"select coalesce(array_agg(stream_id), array[]::varchar[]) from {schema}.ledger_unkept") ?? [];

    private async Task IsTheOneOfMemoryAsync(string schema, IContractLedger ledger, List<History> histories, Viewpoint[] viewpoints)
    {
        var unkept = await UnkeptAsync(schema);
        var kept = histories.Where(history => !unkept.Contains($"{history.Stream}")).ToList();
        foreach (var evidence in EvidencePolicy.Named)
            InOrder(await RowsAsync(schema, evidence)).Should().Equal(InOrder(kept.SelectMany(history => history.LedgerRows(evidence))), "{0} is asked", evidence);
        foreach (var viewpoint in viewpoints)
            await AnswersAlikeAsync(ledger, histories, viewpoint);
    }

    private static IEnumerable<LedgerRow> InOrder(IEnumerable<LedgerRow> rows) =>
        rows.OrderBy(row => row.Stream).ThenBy(row => row.Slice.Key).ThenBy(row => row.KnownFrom).ThenBy(row => row.Slice.EffectiveFrom);

    private static async Task AnswersAlikeAsync(IContractLedger ledger, List<History> histories, Viewpoint viewpoint)
    {
        var folded = histories.SelectMany(history => Position.Of(history.AsOf(viewpoint))).ToList();
        (await ledger.PositionsAsync(PositionScope.Everything, viewpoint, cancellationToken: Cancelled)).Value.Should().BeEquivalentTo(folded);
        var party = PositionScope.Of((Id<Party>)"ann");
        (await ledger.PositionsAsync(party, viewpoint, cancellationToken: Cancelled)).Value.Should().BeEquivalentTo(folded.Where(party.Holds));
        var stream = PositionScope.Of(histories[0].Stream);
        (await ledger.PositionsAsync(stream, viewpoint, cancellationToken: Cancelled)).Value.Should().BeEquivalentTo(folded.Where(stream.Holds));
        var position = PositionScope.Of(histories[0].Stream, (Id<Commitment>)"c1");
        (await ledger.PositionsAsync(position, viewpoint, cancellationToken: Cancelled)).Value.Should().BeEquivalentTo(folded.Where(position.Holds));
        await ItemsAnswerAlikeAsync(ledger, histories, viewpoint);
    }

    private static async Task ItemsAnswerAlikeAsync(IContractLedger ledger, List<History> histories, Viewpoint viewpoint)
    {
        var view = ledger.AsOf(viewpoint);
        var portfolio = CommitmentBoard.Of(histories, viewpoint).Portfolio;
        (await view.DealsAsync(cancellationToken: Cancelled)).Value.Should().Equal(portfolio.Deals);
        (await view.DeadlinesAsync(cancellationToken: Cancelled)).Value.Should().BeEquivalentTo(portfolio.Deadlines);
        (await view.CuresAsync(cancellationToken: Cancelled)).Value.Should().Equal(portfolio.Cures);
        (await view.RightsAsync(cancellationToken: Cancelled)).Value.Should().Equal(portfolio.Rights);
        (await view.HoldingsAsync(cancellationToken: Cancelled)).Value.Where(holding => holding.IsSomething).Should().BeEquivalentTo(portfolio.Holdings);
        (await view.CapacityAsync(cancellationToken: Cancelled)).Value.Should().Equal(portfolio.Capacity);
        (await view.PublishedFiguresAsync(cancellationToken: Cancelled)).Value.Should().BeEquivalentTo(portfolio.PublishedFigures);
        foreach (var within in new[] { 1, 30, 3_660 })
        {
            (await view.UpcomingAsync(within, cancellationToken: Cancelled)).Value.Should().Equal(portfolio.Upcoming(within));
            (await view.UpcomingAsync(within, "ann", Cancelled)).Value.Should().Equal(portfolio.Upcoming(within, "ann"));
        }

        var read = (await view.PortfolioAsync(Cancelled)).Value;
        read.Positions.Should().Equal(portfolio.Positions);
        read.Backlogs.Should().Equal(portfolio.Backlogs);
        (await view.BacklogsAsync(cancellationToken: Cancelled)).Value.Should().Equal(portfolio.Backlogs);
        (await view.BacklogsAsync("ann", Cancelled)).Value.Should().Equal(portfolio.Backlogs.Where(backlog => backlog.Creditor == "ann"));
        (await view.RelianceAsync("ann", cancellationToken: Cancelled)).Value.Should().Be(portfolio.Reliance("ann"));
    }

    private async Task<List<LedgerRow>> RowsAsync(string schema, EvidencePolicy evidence)
    {
        await using var source = NpgsqlDataSource.Create(fixture.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(Cancelled);
        var rows = await connection.ReadRowsAsync(new LedgerTables(schema), StorageConstants.DefaultTenantId, stream: null, Cancelled);
        return [.. rows.Where(row => row.Policies.HasFlag(evidence.AsNamed)).Select(row => row.Row)];
    }

    private static CornerRollup RollingOf(IServiceProvider provider)
    {
        var database = provider.GetRequiredService<TenantLedgers>().Databases[0].Database;
        return new CornerRollup(database, blockSize: 3, blocksInCheckpoint: 2, blocksAtOnce: 1);
    }

    private static async Task TotalsAreThoseOfMemoryAsync(IContractLedger ledger, List<History> histories, Viewpoint[] viewpoints)
    {
        foreach (var viewpoint in viewpoints.Take(6))
        {
            var board = CommitmentBoard.Of(histories, viewpoint);
            foreach (var scope in Scopes)
                (await ledger.TotalAsync(scope, AmountUnit.Usd, viewpoint, cancellationToken: Cancelled)).Value.Should().Be(scope.Of(AmountUnit.Usd, board.Positions), "{0} is asked from {1}", scope, viewpoint);
        }
    }
}
