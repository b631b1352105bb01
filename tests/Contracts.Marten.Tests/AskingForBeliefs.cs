using Contracts.Tests.Laws;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>What the ledger held of a position or a total over known time is what the fold held, and a token keeps it.</summary>
public sealed class AskingForBeliefs(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const int HowManyHistories = 6;

    private static readonly FigureKey[] Positions = [(Id<Commitment>)"c1", (Id<Commitment>)"c2", (Id<Option>)"o1"];

    private static readonly TotalScope[] Scopes = [new(), new(Debtor: "ann"), new(Creditor: "bob"), new("ann", "bob"), new(Debtor: "nobody")];

    private static readonly Gen<((NewEntry, DateTimeOffset)[] Entries, int Cut)> Portions = Gen.Select(RandomHistories.Entries(1, 14), Gen.Int[0, 14]);

    /// <summary>A viewpoint, with an instant from which totals are asked for, sometimes one before all or after it.</summary>
    private static readonly Gen<(Viewpoint Viewpoint, DateTimeOffset Since)> Asked = Gen.Select(
        RandomHistories.Viewpoint, Gen.Frequency((3, RandomHistories.Instant), (1, Gen.Const(DateTimeOffset.MinValue))), Gen.Bool,
        (viewpoint, since, isLatest) => (isLatest ? viewpoint with { KnownAt = DateTimeOffset.MaxValue } : viewpoint, since));

    private readonly FakeTimeProvider _clock = new(LedgerFixture.Noon);

    [Theory]
    [InlineData(LedgerUpkeep.Inline, 1000)]
    [InlineData(LedgerUpkeep.Inline, 4)]
    [InlineData(LedgerUpkeep.Async, 1000)]
    [InlineData(LedgerUpkeep.Off, 1000)]
    public Task of_whatever_was_recorded(LedgerUpkeep upkeep, int leastEntries) =>
        Gen.Select(Portions.Array[HowManyHistories], Asked.Array[4]).SampleAsync((given, asked) => WhateverWasRecordedAsync(upkeep, leastEntries, given, asked), iter: 3, threads: 1);

    [Fact]
    public async Task of_a_callers_own_evidence_by_folding()
    {
        var (_, ledger) = LedgerWith(LedgerUpkeep.Inline, 1000);
        var stream = await ledger.CommittedStreamAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        await ledger.RecordAsync(stream, [Increased(5, "more")], Cancelled);

        var (named, own) = (ledger.AsOf(Day(9)), ledger.AsOf(Viewpoint.On(Day(9)) with { Evidence = EvidencePolicy.Where(_ => true) }));
        (await own.PositionBeliefsAsync(stream, (Id<Commitment>)"c", Cancelled)).Value.Should().Equal((await named.PositionBeliefsAsync(stream, (Id<Commitment>)"c", Cancelled)).Value).And.HaveCount(2);
        foreach (var scope in new[] { new TotalScope(), new TotalScope(Debtor: "a") })
            (await own.TotalBeliefsAsync(scope, AmountUnit.Usd, DateTimeOffset.MinValue, cancellationToken: Cancelled)).Value.Should().Equal((await named.TotalBeliefsAsync(scope, AmountUnit.Usd, DateTimeOffset.MinValue, cancellationToken: Cancelled)).Value).And.HaveCount(3);
    }

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Off)]
    public async Task without_a_gap_where_it_was_held_that_there_is_none(LedgerUpkeep upkeep)
    {
        var (_, ledger) = LedgerWith(upkeep, 1000);
        var stream = await ledger.CommittedStreamAsync();
        var instants = new List<DateTimeOffset> { _clock.GetUtcNow() };
        foreach (var (target, id) in new[] { ("made", "retracted"), ("retracted", "reinstated") })
        {
            _clock.Advance(TimeSpan.FromHours(1));
            instants.Add(_clock.GetUtcNow());
            await ledger.RecordAsync(stream, [new() { Id = id, Event = new EntryRetracted { Entry = target } }], Cancelled);
        }

        var view = ledger.AsOf(Day(9));
        (await view.PositionBeliefsAsync(stream, (Id<Commitment>)"c", Cancelled)).Value.Select(belief => (belief.KnownFrom, belief.KnownTo, belief.Figures?.Counted)).Should().Equal(
            (instants[0], instants[1], Usd(10)), (instants[1], instants[2], null), (instants[2], null, Usd(10)));
        (await view.TotalBeliefsAsync(new TotalScope(), AmountUnit.Usd, DateTimeOffset.MinValue, cancellationToken: Cancelled)).Value.Select(belief => (belief.KnownFrom, belief.KnownTo, belief.Total?.Firm.Min)).Should().Equal(
            (DateTimeOffset.MinValue, instants[0], null), (instants[0], instants[1], 10m), (instants[1], instants[2], null), (instants[2], null, 10m));
        (await view.TotalBeliefsAsync(new TotalScope(), AmountUnit.Usd, instants[1].AddMinutes(1), limit: 1, Cancelled)).Value.Should().Equal(new TotalBelief { KnownFrom = instants[1].AddMinutes(1), KnownTo = instants[2], Total = null });
        (await ledger.AsOf(Day(1)).PositionBeliefsAsync(stream, (Id<Commitment>)"c", Cancelled)).Value.Should().BeEmpty();
    }

    [Fact]
    public async Task leaves_out_changes_that_no_total_shows_before_it_counts()
    {
        var (_, ledger) = LedgerWith(LedgerUpkeep.Inline, 1000);
        foreach (var day in new[] { 1, 2, 3, 4, 5 })
        {
            await ledger.RecordAsync(NewStream(), [Formed(), Made(0) with { Standing = Standing.Alleged }], Cancelled);
            _clock.Advance(TimeSpan.FromHours(day));
        }

        var last = _clock.GetUtcNow();
        await ledger.CommittedStreamAsync();
        (await ledger.AsOf(Day(9)).TotalBeliefsAsync(new TotalScope(), AmountUnit.Usd, LedgerFixture.Noon, limit: 2, Cancelled)).Value.Select(belief => (belief.KnownFrom, belief.KnownTo, belief.Total?.Firm.Min))
            .Should().Equal((LedgerFixture.Noon, last, 0m), (last, null, 10m));
    }

    [Fact]
    public async Task refuses_what_is_no_position_and_a_limit_that_is_none()
    {
        var view = LedgerWith(LedgerUpkeep.Inline, 1000).Ledger.AsOf(Day(1));

        await view.Awaiting(asked => asked.PositionBeliefsAsync(NewStream(), (Id<Investment>)"i", Cancelled)).Should().ThrowAsync<ArgumentException>().WithMessage("'investment i' is no position; a commitment or an option is required.*");
        foreach (var limit in new[] { 0, LedgerView.MostBeliefs + 1 })
            await view.Awaiting(asked => asked.TotalBeliefsAsync(new TotalScope(), AmountUnit.Usd, LedgerFixture.Noon, limit, Cancelled)).Should().ThrowAsync<ArgumentOutOfRangeException>();
    }

    private async Task WhateverWasRecordedAsync(LedgerUpkeep upkeep, int leastEntries, ((NewEntry, DateTimeOffset)[] Entries, int Cut)[] given, (Viewpoint, DateTimeOffset)[] asked)
    {
        var (provider, ledger) = LedgerWith(upkeep, leastEntries);
        await using var daemon = await Daemon.StartAsync(provider, upkeep);
        var lines = given.Select((history, i) => history.Entries.Select((entry, line) => Line(StreamKey.Partnership($"r{i}"), entry.Item1, entry.Item2, line + 1)).ToList()).ToList();
        await ledger.ImportAsync([.. lines.SelectMany((history, i) => history.Take(given[i].Cut))], cancellationToken: Cancelled);
        await daemon.CatchUpAsync();
        var before = given.Select((history, i) => History.Empty(StreamKey.Partnership($"r{i}")).Import(history.Entries.Take(history.Cut)).After).ToList();
        var tokens = new List<(Viewpoint, DateTimeOffset, KnowledgeToken)>();
        foreach (var (viewpoint, since) in asked)
        {
            var known = (await ledger.AsOf(viewpoint).TotalBeliefsAsync(new TotalScope(), AmountUnit.Usd, since, cancellationToken: Cancelled)).Knowledge;
            await AreThoseOfMemoryAsync(ledger.AsOf(viewpoint), before, viewpoint, since);
            tokens.Add((viewpoint, since, known));
        }

        await ledger.ImportAsync([.. lines.SelectMany((history, i) => history.Skip(given[i].Cut))], cancellationToken: Cancelled);
        await daemon.CatchUpAsync();
        var after = given.Select((history, i) => History.Empty(StreamKey.Partnership($"r{i}")).Import(history.Entries).After).ToList();
        foreach (var (viewpoint, since) in asked)
            await AreThoseOfMemoryAsync(ledger.AsOf(viewpoint), after, viewpoint, since);
        foreach (var (viewpoint, since, known) in tokens)
            await AreThoseOfMemoryAsync(new LedgerView(ledger, viewpoint, known), before, viewpoint, since);
        if (upkeep == LedgerUpkeep.Off)
            return;
        await RollUpAsync(provider);
        foreach (var (viewpoint, since) in asked)
            await AreThoseOfMemoryAsync(ledger.AsOf(viewpoint), after, viewpoint, since);
        await ledger.RebuildAsync(Cancelled);
        foreach (var (viewpoint, since) in asked)
            await AreThoseOfMemoryAsync(ledger.AsOf(viewpoint), after, viewpoint, since);
    }

    private static async Task AreThoseOfMemoryAsync(LedgerView view, List<History> histories, Viewpoint viewpoint, DateTimeOffset since)
    {
        foreach (var (history, position) in histories.SelectMany(_ => Positions, (history, position) => (history, position)))
        {
            var answer = await view.PositionBeliefsAsync(history.Stream, position, Cancelled);
            answer.Value.Should().Equal(InMemory(history, position, viewpoint), "{0} of {1} is asked from {2}", position, history.Stream, viewpoint);
        }

        foreach (var scope in Scopes)
        {
            var expected = InMemory(histories, scope, viewpoint, since);
            (await view.TotalBeliefsAsync(scope, AmountUnit.Usd, since, cancellationToken: Cancelled)).Value.Should().Equal(expected, "{0} is asked since {1} from {2}", scope, since, viewpoint);
            (await InPagesAsync(view, scope, since, limit: 2)).Should().Equal(expected, "{0} is asked in pages since {1} from {2}", scope, since, viewpoint);
        }
    }

    /// <summary>The beliefs, each page asked for where the last one ended.</summary>
    private static async Task<List<TotalBelief>> InPagesAsync(LedgerView view, TotalScope scope, DateTimeOffset since, int limit)
    {
        var beliefs = new List<TotalBelief>();
        for (DateTimeOffset? next = since; next is { } from; next = beliefs is [.., var last] ? last.KnownTo : null)
        {
            var page = (await view.TotalBeliefsAsync(scope, AmountUnit.Usd, from, limit, Cancelled)).Value;
            page.Should().HaveCountLessThanOrEqualTo(limit);
            if (page is [.., { KnownTo: not null }])
                page.Should().HaveCount(limit, "there are more");
            beliefs.AddRange(page);
        }

        return beliefs;
    }

    private static List<PositionBelief> InMemory(History history, FigureKey position, Viewpoint viewpoint) =>
    [
        .. from belief in history.Beliefs(position, viewpoint.AsOf, viewpoint.Evidence)
           where belief.KnownFrom <= viewpoint.KnownAt
           select new PositionBelief { KnownFrom = belief.KnownFrom, KnownTo = belief.KnownTo <= viewpoint.KnownAt ? belief.KnownTo : null, Figures = (PositionFigures?)belief.Figures },
    ];

    private static List<TotalBelief> InMemory(List<History> histories, TotalScope scope, Viewpoint viewpoint, DateTimeOffset since)
    {
        var beliefs = new List<TotalBelief>();
        var instants = histories.SelectMany(history => Enumerable.Range(1, history.Version).Select(history.KnownSince)).Where(instant => instant > since).Append(since).Distinct().Order();
        foreach (var instant in instants.Where(instant => instant <= viewpoint.KnownAt))
        {
            var total = scope.Of(AmountUnit.Usd, CommitmentBoard.Of(histories, viewpoint with { KnownAt = instant }).Positions);
            if (beliefs is [.., var last] && last.Total == total)
                continue;
            if (beliefs.Count > 0)
                beliefs[^1] = beliefs[^1] with { KnownTo = instant };
            beliefs.Add(new TotalBelief { KnownFrom = instant, KnownTo = null, Total = total });
        }

        return beliefs;
    }

    private static async Task RollUpAsync(ServiceProvider provider)
    {
        foreach (var (_, database) in provider.GetRequiredService<TenantLedgers>().Databases)
            await new CornerRollup(database, blockSize: 3, blocksInCheckpoint: 2, blocksAtOnce: 1).RunAsync(afterRebuild: false, Cancelled);
    }

    private (ServiceProvider Provider, IContractLedger Ledger) LedgerWith(LedgerUpkeep upkeep, int leastEntries)
    {
        var schema = $"beliefs_{Guid.NewGuid():N}";
        var provider = fixture.Provide(
            options =>
            {
                (options.SchemaName, options.Ledger) = (schema, upkeep);
                options.RowBound = LedgerBound.Default with { LeastEntries = leastEntries, RowsPerEntry = leastEntries < 1000 ? 2 : LedgerBound.Default.RowsPerEntry };
            },
            _clock);
        return (provider, provider.GetRequiredService<IContractLedger>());
    }
}
