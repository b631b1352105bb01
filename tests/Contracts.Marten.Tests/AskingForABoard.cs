using Contracts.Tests.Laws;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>A board of all streams, of one, or of those that concern a party is the one that their histories make, and its token keeps it.</summary>
public sealed class AskingForABoard(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const int HowManyHistories = 24;

    private static readonly Id<Party>[] Parties = ["ann", "bob", "cas", "dan", "nobody"];

    private static readonly Gen<((NewEntry, DateTimeOffset)[] Entries, int Cut)> Portions = Gen.Select(RandomHistories.Entries(1, 12), Gen.Int[0, 12]);

    private readonly FakeTimeProvider _clock = new(LedgerFixture.Noon);

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Async)]
    [InlineData(LedgerUpkeep.Off)]
    public Task of_whatever_was_recorded(LedgerUpkeep upkeep) =>
        Gen.Select(Portions.Array[HowManyHistories], RandomHistories.Viewpoint.Array[6]).SampleAsync((given, viewpoints) => WhateverWasRecordedAsync(upkeep, given, viewpoints), iter: 3, threads: 1);

    private async Task WhateverWasRecordedAsync(LedgerUpkeep upkeep, ((NewEntry, DateTimeOffset)[] Entries, int Cut)[] given, Viewpoint[] viewpoints)
    {
        var (provider, ledger) = LedgerWith(upkeep);
        await using var daemon = await Daemon.StartAsync(provider, upkeep);
        var lines = given.Select((history, i) => history.Entries.Select((entry, line) => Line(StreamKey.Partnership($"r{i}"), entry.Item1, entry.Item2, line + 1)).ToList()).ToList();
        await ledger.ImportAsync([.. lines.SelectMany((history, i) => history.Take(given[i].Cut))], cancellationToken: Cancelled);
        await daemon.CatchUpAsync();
        if (upkeep != LedgerUpkeep.Off)
            await ledger.RebuildAsync(Cancelled);
        var before = given.Select((history, i) => History.Empty(StreamKey.Partnership($"r{i}")).Import(history.Entries.Take(history.Cut)).After).ToList();
        var tokens = new List<(PositionScope Scope, Viewpoint Viewpoint, KnowledgeToken Known)>();
        foreach (var viewpoint in viewpoints)
            tokens.AddRange(await IsThatOfMemoryAsync(ledger, before, viewpoint));

        await ledger.ImportAsync([.. lines.SelectMany((history, i) => history.Skip(given[i].Cut))], cancellationToken: Cancelled);
        var after = given.Select((history, i) => History.Empty(StreamKey.Partnership($"r{i}")).Import(history.Entries).After).ToList();
        foreach (var viewpoint in viewpoints)
            await IsThatOfMemoryAsync(ledger, after, viewpoint);
        foreach (var (scope, viewpoint, known) in tokens)
            Seen((await ledger.CommitmentsAsync(scope, viewpoint, known, Cancelled)).Value).Should().Equal(Seen(Board(before, scope, viewpoint)), "{0} is asked again from {1}", scope, viewpoint);
    }

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Off)]
    public async Task with_a_writer_that_commits_late(LedgerUpkeep upkeep)
    {
        var (provider, ledger) = LedgerWith(upkeep);
        var database = provider.GetRequiredService<TenantLedgers>().Databases[0].Database;
        var (stream, quick) = (await ledger.CommittedStreamAsync(), await ledger.CommittedStreamAsync());
        await using var transaction = await database.BeginAsync(database.OwnTenant, Cancelled);
        var slow = transaction.Session;
        var (history, _) = await slow.LockHistoryAsync(stream, new(database.Tables, _clock.GetUtcNow(), SeesOneSnapshot: false), recent: null, Cancelled);
        var outcome = history.Record([Increased(5, "slow")], RecordedInstant.After(LedgerFixture.Noon));
        slow.Append(outcome.Recorded);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await ledger.RecordAsync(quick, [Increased(1, "quick")], Cancelled);

        var viewpoint = Viewpoint.Latest;
        var boards = new Dictionary<PositionScope, KnowledgeToken>();
        foreach (var scope in new[] { PositionScope.Everything, PositionScope.Of(stream), PositionScope.Of((Id<Party>)"a") })
            boards.Add(scope, (await ledger.CommitmentsAsync(scope, viewpoint, cancellationToken: Cancelled)).Knowledge);
        if (upkeep == LedgerUpkeep.Inline)
            await new RowWriter(database.Tables).WriteAsync(slow, outcome.After, since: history.Version, isWithoutRows: false, Cancelled);
        await slow.SaveChangesAsync(Cancelled);

        foreach (var (scope, known) in boards)
        {
            known.IsProvisional.Should().BeTrue();
            (await ledger.CommitmentsAsync(scope, viewpoint, cancellationToken: Cancelled)).Value[stream.Slug, "c"].Outstanding.Should().Be(Usd(15));
            (await ledger.CommitmentsAsync(scope, viewpoint, known, Cancelled)).Value[stream.Slug, "c"].Outstanding.Should().Be(Usd(10));
            (await ledger.CommitmentsAsync(PositionScope.Everything, viewpoint, known, Cancelled)).Value[quick.Slug, "c"].Outstanding.Should().Be(Usd(11), "a token tells of all streams");
        }
    }

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Async)]
    [InlineData(LedgerUpkeep.Off)]
    public async Task of_a_company_with_its_holdings_offerings_and_capacity(LedgerUpkeep upkeep)
    {
        var (_, ledger) = LedgerWith(upkeep);
        var (partnership, offering, organization) = (StreamKey.Partnership("n-o"), StreamKey.Offering("o-ipo"), StreamKey.Organization("o"));
        await ledger.RecordAsync(partnership, [Formed() with { Event = new PartnershipFormed { Parties = [new Party { Id = "n" }, new Party { Id = "o" }] } }, Fact("held", new EquityInvested { Investment = "i", Investor = "n", Issuer = "o", Amount = Usd(3) })], Cancelled);
        await ledger.RecordAsync(offering, [Fact("planned", new OfferingPlanned { Issuer = "o", Target = Usd(5) })], Cancelled);
        await ledger.RecordAsync(organization, [Fact("online", new CapacityBroughtOnline { Kind = "compute", Amount = Amount.Exactly(7, AmountUnit.Gpu) })], Cancelled);
        await ledger.CommittedStreamAsync();

        var board = (await ledger.AsOf(Day(9)).CommitmentsAsync(PositionScope.Of((Id<Party>)"o"), Cancelled)).Value;
        board.Partnerships.Concat<Aggregate>(board.Offerings).Concat(board.Organizations).Select(aggregate => aggregate.Stream).Should().Equal(partnership, offering, organization);
        board.Portfolio.Holdings.Should().ContainSingle(holding => holding.Investor == "n");
        board.Portfolio.Capacity.Should().ContainSingle();
        (await ledger.AsOf(Day(9)).CommitmentsAsync(PositionScope.Of((Id<Party>)"n"), Cancelled)).Value.Partnerships.Should().ContainSingle().Which.Stream.Should().Be(partnership);
    }

    [Fact]
    public async Task of_a_company_whose_entries_were_recorded_while_no_rows_were_kept()
    {
        var schema = $"board_{Guid.NewGuid():N}";
        var keeping = fixture.Provide(options => options.SchemaName = schema, _clock).GetRequiredService<IContractLedger>();
        await keeping.CommittedStreamAsync();
        var stream = await fixture.Provide(options => (options.SchemaName, options.Ledger) = (schema, LedgerUpkeep.Off), _clock).GetRequiredService<IContractLedger>().CommittedStreamAsync();

        var asked = () => keeping.AsOf(Day(2)).CommitmentsAsync(PositionScope.Of((Id<Party>)"a"), Cancelled);
        (await asked()).Value.Partnerships.Should().HaveCount(2).And.Contain(partnership => partnership.Stream == stream);
        await keeping.RebuildAsync(Cancelled);
        (await asked()).Value.Partnerships.Should().HaveCount(2);
    }

    /// <summary>Asks for boards of all streams, one stream and each party, and gives their tokens.</summary>
    private static async Task<List<(PositionScope, Viewpoint, KnowledgeToken)>> IsThatOfMemoryAsync(IContractLedger ledger, List<History> histories, Viewpoint viewpoint)
    {
        var tokens = new List<(PositionScope, Viewpoint, KnowledgeToken)>();
        foreach (var scope in Parties.Select(PositionScope.Of).Append(PositionScope.Everything).Append(PositionScope.Of(histories[0].Stream)))
        {
            var answer = await ledger.CommitmentsAsync(scope, viewpoint, cancellationToken: Cancelled);
            Seen(answer.Value).Should().Equal(Seen(Board(histories, scope, viewpoint)), "{0} is asked from {1}", scope, viewpoint);
            tokens.Add((scope, viewpoint, answer.Knowledge));
        }

        return tokens;
    }

    private static CommitmentBoard Board(IEnumerable<History> histories, PositionScope scope, Viewpoint viewpoint) => CommitmentBoard.Of(
        histories.Where(history => history.IsKnownAt(viewpoint.KnownAt)).Select(history => history.AsOf(viewpoint)).Where(aggregate =>
            (scope.Stream is not { } stream || stream == aggregate.Stream) && (scope.Party is not { } party || aggregate.Concerns(party))),
        viewpoint);

    private static IEnumerable<string> Seen(CommitmentBoard board) =>
    [
        .. board.Partnerships.Select(partnership => $"{partnership.Stream} {string.Join(", ", partnership.Parties.Select(party => party.Id))}"),
        .. board.Commitments.Select(commitment => $"{commitment.Stream} {commitment.Id} {commitment.Figures}"),
        .. board.Options.Select(option => $"{option.Stream} {option.Id} {option.Figures}"),
        .. board.Anomalies.Concat(board.Ungrounded).Select(anomaly => $"{anomaly}"),
        .. board.Portfolio.Backlogs.Select(backlog => $"{backlog.Creditor} {backlog.Whole} {string.Join(", ", backlog.ByMaturity)}"),
        .. board.Portfolio.Deadlines.Select(deadline => $"{deadline}"),
        .. board.Portfolio.Holdings.Select(holding => $"{holding}"),
    ];

    private (ServiceProvider Provider, IContractLedger Ledger) LedgerWith(LedgerUpkeep upkeep)
    {
        var schema = $"board_{Guid.NewGuid():N}";
        var provider = fixture.Provide(options => (options.SchemaName, options.Ledger) = (schema, upkeep), _clock);
        return (provider, provider.GetRequiredService<IContractLedger>());
    }

    private static NewEntry Fact(string id, FactEvent happened) => new() { Id = id, Event = happened, EffectiveOn = Day(2) };
}
