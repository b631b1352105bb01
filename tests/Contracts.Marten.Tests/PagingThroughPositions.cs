using Contracts.Tests.Laws;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Pages together are all positions of one viewpoint and one knowledge, in order, whatever others record meanwhile.</summary>
public sealed class PagingThroughPositions(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private static readonly Gen<PositionFilter> Filter =
        from order in Gen.Enum<PositionOrder>()
        from unit in Gen.Frequency((3, Gen.Const((AmountUnit?)AmountUnit.Usd)), (1, Gen.Const(default(AmountUnit?))))
        from party in Gen.Frequency((3, Gen.Const(default(Id<Party>?))), (1, RandomHistories.Party.Select(party => (Id<Party>?)party)))
        from debtor in Gen.Frequency((4, Gen.Const(default(Id<Party>?))), (1, RandomHistories.Party.Select(party => (Id<Party>?)party)))
        from nature in Gen.Frequency((3, Gen.Const(default(PositionNature?))), (1, Gen.Enum<PositionNature>().Select(nature => (PositionNature?)nature)))
        from contested in Gen.Frequency((3, Gen.Const(default(bool?))), (1, Gen.Bool.Select(contested => (bool?)contested)))
        from leavesOut in Gen.Bool
        select new PositionFilter
        {
            Order = order, Unit = order == PositionOrder.Size ? unit ?? AmountUnit.Usd : unit, Party = party, Debtor = debtor, Nature = nature, IsContested = contested, LeavesOutNothing = leavesOut,
        };

    private readonly FakeTimeProvider _clock = new(LedgerFixture.Noon);

    [Theory]
    [InlineData(LedgerUpkeep.Inline, 1000)]
    [InlineData(LedgerUpkeep.Inline, 4)]
    [InlineData(LedgerUpkeep.Off, 1000)]
    public Task is_without_a_gap_or_a_doublet(LedgerUpkeep upkeep, int leastEntries) =>
        Gen.Select(RandomHistories.Entries(1, 12).Array[16], RandomHistories.Viewpoint.Array[4], Filter.Array[6], Gen.Int[1, 7])
            .SampleAsync((given, viewpoints, filters, size) => ArePagesAsync(upkeep, leastEntries, given, viewpoints, filters, size), iter: 3, threads: 1);

    [Fact]
    public async Task begins_with_the_largest()
    {
        var ledger = LedgerWith(LedgerUpkeep.Inline, 1000);
        foreach (var (amount, i) in new[] { Usd(10), Amount.AtLeast(1, AmountUnit.Usd), Amount.UpTo(10, AmountUnit.Usd), Usd(30), Amount.Between(5, 10, AmountUnit.Usd) }.Select((amount, i) => (amount, i)))
            await ledger.RecordAsync(StreamKey.Partnership($"p{i}"), [Formed(), Made() with { Event = (CommitmentMade)Made().Event with { Amount = amount } }], Cancelled);

        var largest = new PositionFilter { Order = PositionOrder.Size, Unit = AmountUnit.Usd };
        var first = await ledger.AsOf(Day(9)).PositionPageAsync(largest, 3, cancellationToken: Cancelled);
        var next = PageCursor.Parse(first.Value.Next?.ToString() ?? "");
        var second = await ledger.AsOf(Day(9)).PositionPageAsync(largest, 3, next, Cancelled);
        first.Value.Values.Concat(second.Value.Values).Select(position => position.Stream.Slug).Should().Equal("p1", "p3", "p0", "p4", "p2");
        second.Value.Next.Should().BeNull();
    }

    [Fact]
    public async Task refuses_what_is_no_page()
    {
        var ledger = LedgerWith(LedgerUpkeep.Inline, 1000);
        for (var i = 0; i < 2; i++)
            await ledger.CommittedStreamAsync();
        var view = ledger.AsOf(Day(9));
        var next = (await view.PositionPageAsync(new PositionFilter(), 1, cancellationToken: Cancelled)).Value.Next;

        await view.Awaiting(asked => asked.PositionPageAsync(new PositionFilter { Order = PositionOrder.Size }, cancellationToken: Cancelled)).Should().ThrowAsync<ArgumentException>().WithMessage("Positions are ordered by size and the unit is not stated*");
        await view.Awaiting(asked => asked.PositionPageAsync(new PositionFilter(), 0, cancellationToken: Cancelled)).Should().ThrowAsync<ArgumentOutOfRangeException>();
        await ledger.Awaiting(asked => asked.AsOf(Day(8)).PositionPageAsync(new PositionFilter(), 1, next, Cancelled)).Should().ThrowAsync<ArgumentException>().WithMessage("The page before was of 2025-03-09*");
        await view.Awaiting(asked => asked.PositionPageAsync(new PositionFilter { Order = PositionOrder.Size, Unit = AmountUnit.Usd }, 1, next, Cancelled)).Should().ThrowAsync<ArgumentException>().WithMessage("The page before was of PositionFilter { Party*all pages must be of one question.");
        FluentActions.Invoking(() => PageCursor.Parse("nonsense")).Should().Throw<FormatException>();
    }

    [Fact]
    public async Task ends_after_a_place_that_is_none()
    {
        var view = LedgerWith(LedgerUpkeep.Inline, 1000).AsOf(Day(9));
        var known = (await view.PositionsAsync(Cancelled)).Knowledge;
        var beyond = new PageCursor
        {
            Known = known, AsOf = Day(9), Evidence = EvidencePolicy.All.Name, Of = "what comes up within 30 days of all parties", Place = new(decimal.MaxValue, 0, NewStream(), new(FigureKind.Deal, "d")),
        };

        (await view.UpcomingPageAsync(30, after: beyond, cancellationToken: Cancelled)).Value.Should().Match<LedgerPage<UpcomingItem>>(page => page.Values.Count == 0 && page.Next == null);
    }

    private async Task ArePagesAsync(LedgerUpkeep upkeep, int leastEntries, (NewEntry, DateTimeOffset)[][] given, Viewpoint[] viewpoints, PositionFilter[] filters, int size)
    {
        var ledger = LedgerWith(upkeep, leastEntries);
        await ledger.ImportAsync([.. given.SelectMany((history, i) => history.Select((entry, line) => Line(StreamKey.Partnership($"r-{i % 3}{i}"), entry.Item1, entry.Item2, line + 1)))], cancellationToken: Cancelled);
        var histories = given.Select((history, i) => History.Empty(StreamKey.Partnership($"r-{i % 3}{i}")).Import(history).After).ToList();
        foreach (var viewpoint in viewpoints)
        {
            foreach (var filter in filters)
                await ArePagesOfAsync(CommitmentBoard.Of(histories, viewpoint), filter, size, meanwhile: () => Task.CompletedTask);
        }

        foreach (var viewpoint in viewpoints)
        {
            var board = CommitmentBoard.Of(histories, viewpoint);
            var view = ledger.AsOf(viewpoint);
            foreach (var party in new Id<Party>?[] { null, "ann" })
            {
                (await AllAsync(next => view.ItemPageAsync<Deadline>(party, size, next, Cancelled))).Should().Equal((await view.DeadlinesAsync(party, Cancelled)).Value, "deadlines of {0} are asked for from {1}", party, viewpoint);
                (await AllAsync(next => view.ItemPageAsync<DealFigures>(party, size, next, Cancelled))).Should().Equal((await view.DealsAsync(party, Cancelled)).Value, "deals of {0} are asked for from {1}", party, viewpoint);
                (await AllAsync(next => view.UpcomingPageAsync(30, party, size, next, Cancelled))).Should().Equal(party is null ? board.Portfolio.Upcoming(30) : board.Portfolio.Upcoming(30, party), "what comes up for {0} is asked for from {1}", party, viewpoint);
            }
        }

        var latest = viewpoints[0] with { KnownAt = DateTimeOffset.MaxValue };
        await ArePagesOfAsync(CommitmentBoard.Of(histories, latest), filters[0], size, meanwhile: () => ledger.CommittedStreamAsync());

        async Task ArePagesOfAsync(CommitmentBoard board, PositionFilter filter, int size, Func<Task> meanwhile)
        {
            var (positions, next, isFirst) = (new List<Position>(), default(PageCursor?), true);
            for (; isFirst || next is not null; isFirst = false)
            {
                var page = (await ledger.AsOf(board.Viewpoint).PositionPageAsync(filter, size, next, Cancelled)).Value;
                page.Values.Should().HaveCountLessThanOrEqualTo(size);
                positions.AddRange(page.Values);
                next = page.Next;
                await meanwhile();
            }

            positions.Should().Equal(filter.InOrder(board.Positions, after: null), "{0} is asked from {1}", filter, board.Viewpoint);
        }
    }

    private static async Task<List<T>> AllAsync<T>(Func<PageCursor?, Task<LedgerAnswer<LedgerPage<T>>>> ask)
    {
        var (all, next, isFirst) = (new List<T>(), default(PageCursor?), true);
        for (; isFirst || next is not null; isFirst = false)
        {
            var page = (await ask(next)).Value;
            all.AddRange(page.Values);
            next = page.Next is { } cursor ? PageCursor.Parse(cursor.ToString()) : null;
        }

        return all;
    }

    private IContractLedger LedgerWith(LedgerUpkeep upkeep, int leastEntries) => fixture.Provide(
        options =>
        {
            (options.SchemaName, options.Ledger) = ($"pages_{Guid.NewGuid():N}", upkeep);
            options.RowBound = LedgerBound.Default with { LeastEntries = leastEntries, RowsPerEntry = leastEntries < 1000 ? 2 : LedgerBound.Default.RowsPerEntry };
        },
        _clock).GetRequiredService<IContractLedger>();
}
