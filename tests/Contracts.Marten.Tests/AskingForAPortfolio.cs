using Contracts.Tests.Laws;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Each question of a portfolio is answered from rows as the fold answers it, and its token keeps the answer.</summary>
public sealed class AskingForAPortfolio(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const int HowManyHistories = 12;

    private static readonly Id<Party>[] Parties = ["ann", "bob", "nobody"];

    /// <summary>A question, and its answer in memory.</summary>
    private sealed record Asked(
        string Name, Func<LedgerView, Task<(IReadOnlyList<object> Answer, KnowledgeToken Known)>> Of, Func<Portfolio, IReadOnlyList<object>> InMemory);

    private static readonly IReadOnlyList<Asked> Questions =
    [
        ItemsOf(view => view.DealsAsync(cancellationToken: Cancelled), portfolio => portfolio.Deals),
        ItemsOf(view => view.DeadlinesAsync(cancellationToken: Cancelled), portfolio => [.. portfolio.Deadlines.OrderBy(deadline => deadline.Stream).ThenBy(deadline => deadline.Key)]),
        ItemsOf(view => view.CuresAsync(cancellationToken: Cancelled), portfolio => portfolio.Cures),
        ItemsOf(view => view.RightsAsync(cancellationToken: Cancelled), portfolio => portfolio.Rights),
        ItemsOf(view => view.CapacityAsync(cancellationToken: Cancelled), portfolio => portfolio.Capacity),
        ItemsOf(view => view.PublishedFiguresAsync(cancellationToken: Cancelled), portfolio => [.. portfolio.PublishedFigures.OrderBy(figure => figure.Stream).ThenBy(figure => figure.Key)]),
        new("holdings", async view => Both(await view.HoldingsAsync(cancellationToken: Cancelled), holdings => Holding.Listed(holdings)), portfolio => portfolio.Holdings),
        .. new[] { 1, 8, 400 }.Select(within => new Asked(
            $"upcoming {within}", async view => Both(await view.UpcomingAsync(within, cancellationToken: Cancelled), items => items), portfolio => portfolio.Upcoming(within))),
        new("backlogs", async view => Both(await view.BacklogsAsync(cancellationToken: Cancelled), backlogs => backlogs), portfolio => portfolio.Backlogs),
        .. Parties.SelectMany(party => new[]
        {
            new Asked(
                $"backlogs of {party}", async view => Both(await view.BacklogsAsync(party, Cancelled), backlogs => backlogs),
                portfolio => [.. portfolio.Backlogs.Where(backlog => backlog.Creditor == party)]),
            new Asked($"upcoming of {party}", async view => Both(await view.UpcomingAsync(30, party, Cancelled), items => items), portfolio => portfolio.Upcoming(30, party)),
            new Asked(
                $"deadlines of {party}", async view => Both(await view.DeadlinesAsync(party, Cancelled), deadlines => deadlines),
                portfolio => [.. Concerning(portfolio, party).Deadlines.OrderBy(deadline => deadline.Stream).ThenBy(deadline => deadline.Key)]),
            new Asked($"portfolio of {party}", async view => Both(await view.PortfolioAsync(PositionScope.Of(party), Cancelled), Parts), portfolio => Parts(Concerning(portfolio, party))),
            new Asked($"exposure of {party}", async view => Both(await view.ExposureAsync(party, Cancelled), exposure => [exposure]), portfolio => [Concerning(portfolio, party).Exposure]),
            new Asked($"debtors of {party}", async view => Both(await view.ConcentrationAsync(CommitmentSide.Debtor, party, Cancelled), shares => shares), portfolio => portfolio.DebtorsOf(party)),
            new Asked($"creditors of {party}", async view => Both(await view.ConcentrationAsync(CommitmentSide.Creditor, party, Cancelled), shares => shares), portfolio => portfolio.CreditorsOf(party)),
            new Asked($"reliance of {party}", async view => Both(await view.RelianceAsync(party, cancellationToken: Cancelled), reliance => [reliance]), portfolio => [portfolio.Reliance(party)]),
        }),
        new("portfolio", async view => Both(await view.PortfolioAsync(Cancelled), Parts), Parts),
        new("exposure", async view => Both(await view.ExposureAsync(cancellationToken: Cancelled), exposure => [exposure]), portfolio => [portfolio.Exposure]),
        new("debtors", async view => Both(await view.ConcentrationAsync(CommitmentSide.Debtor, cancellationToken: Cancelled), shares => shares), portfolio => portfolio.Debtors),
        new("creditors", async view => Both(await view.ConcentrationAsync(CommitmentSide.Creditor, cancellationToken: Cancelled), shares => shares), portfolio => portfolio.Creditors),
    ];

    private readonly FakeTimeProvider _clock = new(LedgerFixture.Noon);

    [Theory]
    [InlineData(LedgerUpkeep.Inline, 1000)]
    [InlineData(LedgerUpkeep.Inline, 4)]
    [InlineData(LedgerUpkeep.Async, 1000)]
    [InlineData(LedgerUpkeep.Off, 1000)]
    public Task of_whatever_was_recorded(LedgerUpkeep upkeep, int leastEntries) =>
        Gen.Select(RandomHistories.OfAnyKind(10).Array[HowManyHistories], Gen.Int[0, 10], RandomHistories.Viewpoint.Array[4])
            .SampleAsync((histories, cut, viewpoints) => WhateverWasRecordedAsync(upkeep, leastEntries, histories, cut, viewpoints), iter: 3, threads: 1);

    [Theory]
    [InlineData(LedgerUpkeep.Inline, 1000)]
    [InlineData(LedgerUpkeep.Inline, 4)]
    [InlineData(LedgerUpkeep.Async, 1000)]
    [InlineData(LedgerUpkeep.Off, 1000)]
    public Task of_whatever_falls_due_over_years(LedgerUpkeep upkeep, int leastEntries) =>
        Gen.Select(ScheduledHistories.Of(7).Array[HowManyHistories], Gen.Int[0, 10], ScheduledHistories.Viewpoint.Array[4])
            .SampleAsync((histories, cut, viewpoints) => WhateverWasRecordedAsync(upkeep, leastEntries, histories, cut, viewpoints), iter: 2, threads: 1);

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Async)]
    [InlineData(LedgerUpkeep.Off)]
    public Task of_nothing_and_then_of_what_was_recorded(LedgerUpkeep upkeep) =>
        RandomHistories.OfAnyKind(10).Array[HowManyHistories].SampleAsync(histories => WhateverWasRecordedAsync(upkeep, 1000, histories, 0, [Viewpoint.On(Day(5))]), iter: 1, threads: 1);

    [Fact]
    public async Task of_a_callers_own_evidence_by_folding()
    {
        var ledger = LedgerWith(LedgerUpkeep.Inline, 1000).GetRequiredService<IContractLedger>();
        var stream = NewStream();
        await ledger.RecordAsync(stream, [Formed(), Fact("deal", new DealSigned { Deal = "d", Term = new Term { To = PartialDate.Parse("2025-03-20") } })], Cancelled);

        var own = Viewpoint.On(Day(9)) with { Evidence = EvidencePolicy.Where(_ => true) };
        (await ledger.AsOf(own).UpcomingAsync(30, cancellationToken: Cancelled)).Value.Should().Equal((await ledger.AsOf(Day(9)).UpcomingAsync(30, cancellationToken: Cancelled)).Value)
            .And.ContainSingle(item => item.Kind == UpcomingKind.Term && item.Day == Day(20));
        (await ledger.AsOf(own).DealsAsync(cancellationToken: Cancelled)).Value.Should().ContainSingle(deal => deal.Deal == "d" && deal.TermEndsOn == Day(20));
    }

    [Fact]
    public Task of_two_viewpoints_and_what_changed_between_them() =>
        Gen.Select(RandomHistories.OfAnyKind(10).Array[HowManyHistories], RandomHistories.Viewpoint.Array[6]).SampleAsync(async (given, viewpoints) =>
        {
            var ledger = LedgerWith(LedgerUpkeep.Inline, 1000).GetRequiredService<IContractLedger>();
            var named = given.Select((history, i) => (Stream: StreamKey.Parse($"{KebabCase.Of(history.Stream.Kind)}/r{i}"), history.Entries)).ToList();
            await ImportAsync(ledger, named.Select(history => (history.Stream, history.Entries.AsEnumerable())));
            var histories = named.Select(history => InMemory(history.Stream, history.Entries)).ToList();
            foreach (var (earlier, later) in viewpoints.Zip(viewpoints.Skip(1), (one, other) => (one with { Evidence = other.Evidence, KnownAt = one.KnownAt < other.KnownAt ? one.KnownAt : other.KnownAt }, other)))
            {
                var expected = histories.Where(history => history.Stream.Kind == StreamKind.Partnership)
                    .SelectMany(history => history.Changes(earlier, later)).Where(change => change.Figure.Kind is FigureKind.Commitment or FigureKind.Option)
                    .Select(change => (change.Stream, Key: change.Figure, change.Before, change.Restated, change.After)).OrderBy(change => change.Stream).ThenBy(change => change.Key);
                (await ledger.AsOf(later).PositionChangesAsync(earlier, PositionScope.Everything, Cancelled)).Value
                    .Select(change => (change.Stream, change.Key, (Figures?)change.Before, (Figures?)change.Restated, (Figures?)change.After)).Should().Equal(expected, "{0} and {1} are compared", earlier, later);
                var total = (await ledger.AsOf(later).TotalChangeAsync(earlier, new TotalScope(), AmountUnit.Usd, Cancelled)).Value;
                var at = (Viewpoint viewpoint) => Exposure.Of(CommitmentBoard.Of(histories, viewpoint).Positions).ByUnit.SingleOrDefault(each => each.Unit == AmountUnit.Usd);
                (total.Before, total.Restated, total.After).Should().Be((at(earlier), at(later with { AsOf = earlier.AsOf }), at(later)));
            }
        }, iter: 3, threads: 1);

    [Fact]
    public async Task of_an_earlier_viewpoint_as_far_as_the_later_one_knows()
    {
        var ledger = LedgerWith(LedgerUpkeep.Inline, 1000).GetRequiredService<IContractLedger>();
        var stream = await ledger.CommittedStreamAsync();
        var known = (await ledger.AsOf(Day(9)).PositionsAsync(Cancelled)).Knowledge;
        await ledger.RecordAsync(stream, [Increased(5, "since", day: 2)], Cancelled);

        var changes = await ledger.AsOf(Day(9), known).PositionChangesAsync(Viewpoint.On(Day(1)), PositionScope.Everything, Cancelled);
        var change = changes.Value.Should().ContainSingle().Subject;
        (change.Before, change.Restated, change.After?.Counted).Should().Be((null, null, Usd(10)));
        (await ledger.AsOf(Day(9), known).TotalChangeAsync(Viewpoint.On(Day(2)), new TotalScope(), AmountUnit.Usd, Cancelled)).Value
            .Should().Match<TotalChange>(total => !total.IsRestated && !total.HasMoved && total.After != null && total.After.Firm.Min == 10);
    }

    [Fact]
    public async Task refuses_to_compare_two_policies()
    {
        var ledger = LedgerWith(LedgerUpkeep.Inline, 1000).GetRequiredService<IContractLedger>();
        var earlier = Viewpoint.On(Day(1)) with { Evidence = EvidencePolicy.PartiesOnly };

        await ledger.Awaiting(asked => asked.AsOf(Day(2)).PositionChangesAsync(earlier, PositionScope.Everything, Cancelled)).Should().ThrowAsync<ArgumentException>()
            .WithMessage("The earlier viewpoint has evidence 'parties' and the later one 'all'; changes are told under one policy.*");
    }

    [Fact]
    public async Task refuses_a_span_that_is_none()
    {
        var ledger = LedgerWith(LedgerUpkeep.Inline, 1000).GetRequiredService<IContractLedger>();

        await ledger.Awaiting(asked => asked.AsOf(Day(1)).UpcomingAsync(0, cancellationToken: Cancelled)).Should().ThrowAsync<ArgumentOutOfRangeException>();
        await ledger.Awaiting(asked => asked.AsOf(Day(1)).UpcomingAsync(3_661, cancellationToken: Cancelled)).Should().ThrowAsync<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task keeps_a_lease_of_monthly_instalments_within_eight_rows_an_entry()
    {
        var provider = LedgerWith(LedgerUpkeep.Inline, 1000);
        var ledger = provider.GetRequiredService<IContractLedger>();
        var stream = NewStream();
        var due = Enumerable.Range(0, 120).Select(month => Day(10).AddMonths(month)).ToList();
        await ledger.RecordAsync(
            stream,
            [Formed(), Fact("made", new CommitmentMade
            {
                Commitment = "rent", Debtor = "a", Creditor = "b", Amount = Usd(1200), Schedule = new Schedule { Instalments = [.. due.Select(day => new Instalment { Due = day, Amount = Usd(10) })] },
            })],
            Cancelled);
        foreach (var day in due)
            await ledger.RecordAsync(stream, [new() { Id = $"paid-{day:yyyy-MM}", Event = new PaymentMade { Commitment = "rent", Amount = Usd(10) }, EffectiveOn = day }], Cancelled);

        var database = provider.GetRequiredService<TenantLedgers>().Databases[0].Database;
        await using var connection = await database.OpenConnectionAsync(Cancelled);
        var rows = await connection.ReadRowsAsync(database.Tables, database.OwnTenant, stream, Cancelled);
        rows.Should().HaveCountLessThan(8 * 122);
        (await ledger.AsOf(due[59]).UpcomingAsync(62, cancellationToken: Cancelled)).Value.Select(item => (item.Day, item.Amount)).Should().Equal((due[60], Usd(10)), (due[61], Usd(10)));
    }

    private async Task WhateverWasRecordedAsync(LedgerUpkeep upkeep, int leastEntries, History[] given, int cut, Viewpoint[] viewpoints)
    {
        var provider = LedgerWith(upkeep, leastEntries);
        var ledger = provider.GetRequiredService<IContractLedger>();
        await using var daemon = await Daemon.StartAsync(provider, upkeep);
        var named = given.Select((history, i) => (Stream: StreamKey.Parse($"{history.Stream.Kind.ToString().ToLowerInvariant()}/{(history.Stream.Kind == StreamKind.Organization && i == 0 ? "ann" : $"r{i}")}"), history.Entries)).ToList();
        await ImportAsync(ledger, named.Select(history => (history.Stream, history.Entries.Take(cut))));
        await daemon.CatchUpAsync();
        var before = named.Select(history => InMemory(history.Stream, history.Entries.Take(cut))).ToList();
        var tokens = new List<(Asked Question, Viewpoint Viewpoint, KnowledgeToken Known)>();
        foreach (var viewpoint in viewpoints)
            tokens.AddRange(await AreThoseOfMemoryAsync(ledger, before, viewpoint));

        await ImportAsync(ledger, named.Select(history => (history.Stream, history.Entries.Skip(cut))));
        await daemon.CatchUpAsync();
        var after = named.Select(history => InMemory(history.Stream, history.Entries)).ToList();
        foreach (var viewpoint in viewpoints)
            await AreThoseOfMemoryAsync(ledger, after, viewpoint);
        if (upkeep != LedgerUpkeep.Off)
            await ledger.RebuildAsync(Cancelled);
        foreach (var viewpoint in viewpoints)
            await AreThoseOfMemoryAsync(ledger, after, viewpoint);
        foreach (var (question, viewpoint, known) in tokens)
        {
            var again = await question.Of(new LedgerView(ledger, viewpoint, known));
            again.Answer.Should().Equal(question.InMemory(CommitmentBoard.Of(before, viewpoint).Portfolio), "{0} is asked again from {1}", question.Name, viewpoint);
        }
    }

    private static async Task<List<(Asked, Viewpoint, KnowledgeToken)>> AreThoseOfMemoryAsync(IContractLedger ledger, List<History> histories, Viewpoint viewpoint)
    {
        var (tokens, portfolio) = (new List<(Asked, Viewpoint, KnowledgeToken)>(), CommitmentBoard.Of(histories, viewpoint).Portfolio);
        foreach (var question in Questions)
        {
            var (answer, known) = await question.Of(ledger.AsOf(viewpoint));
            answer.Should().Equal(question.InMemory(portfolio), "{0} is asked from {1}", question.Name, viewpoint);
            tokens.Add((question, viewpoint, known));
        }

        return tokens;
    }

    private static Task<ImportOutcome> ImportAsync(IContractLedger ledger, IEnumerable<(StreamKey Stream, IEnumerable<Entry> Entries)> histories) => ledger.ImportAsync(
        [.. histories.SelectMany(history => history.Entries.Select((entry, line) => Line(history.Stream, Again(entry), entry.RecordedAt, line + 1)))], cancellationToken: Cancelled);

    private static History InMemory(StreamKey stream, IEnumerable<Entry> entries) =>
        History.Empty(stream).Import(entries.Select(entry => (Again(entry), entry.RecordedAt))).After;

    private static NewEntry Again(Entry entry) => new()
    {
        Id = entry.Id, Event = entry.Event, EffectiveOn = entry.EffectiveOn, Source = entry.Source, Standing = entry.Standing, Rivals = entry.Rivals, Supersedes = entry.Supersedes,
    };

    private static Asked ItemsOf<T>(Func<LedgerView, Task<LedgerAnswer<IReadOnlyList<T>>>> asked, Func<Portfolio, IReadOnlyList<T>> inMemory) where T : LedgerItem =>
        new(typeof(T).Name, async view => Both(await asked(view), items => items), portfolio => [.. inMemory(portfolio)]);

    private static (IReadOnlyList<object> Answer, KnowledgeToken Known) Both<T>(LedgerAnswer<T> answer, Func<T, IEnumerable<object>> parts) =>
        ([.. parts(answer.Value)], answer.Knowledge);

    private static Portfolio Concerning(Portfolio portfolio, Id<Party> party) => new(
        portfolio.Viewpoint,
        [.. portfolio.AllPositions.Where(PositionScope.Of(party).Holds)],
        [.. (ItemScope.All with { Party = party }).Asked([.. portfolio.Items])]);

    private static IReadOnlyList<object> Parts(Portfolio portfolio) =>
    [
        .. portfolio.Positions, .. portfolio.Exposure.ByPair, .. portfolio.ByDeal, .. portfolio.Debtors, .. portfolio.Creditors, .. portfolio.Backlogs, .. portfolio.Deals,
        .. portfolio.Deadlines, .. portfolio.Cures, .. portfolio.Rights, .. portfolio.Holdings, .. portfolio.ContractedCapacity, .. portfolio.Capacity, .. portfolio.PublishedFigures, .. portfolio.Upcoming(100),
    ];

    private ServiceProvider LedgerWith(LedgerUpkeep upkeep, int leastEntries) => fixture.Provide(
        options =>
        {
            (options.SchemaName, options.Ledger) = ($"portfolio_{Guid.NewGuid():N}", upkeep);
            options.RowBound = LedgerBound.Default with { LeastEntries = leastEntries, RowsPerEntry = leastEntries < 1000 ? 2 : LedgerBound.Default.RowsPerEntry };
        },
        _clock);

    private static NewEntry Fact(string id, FactEvent happened) => new() { Id = id, Event = happened, EffectiveOn = Day(2) };
}
