using Contracts.Storage;
using Contracts.Tests.Laws;

namespace Contracts.Endurance.Operation.Checks;

/// <summary>The kinds of questions.</summary>
internal enum QuestionKind
{
    Positions,
    PositionsOfParty,
    PositionsOfStream,
    OnePosition,
    Total,
    TotalOfDebtor,
    TotalOfCreditor,
    TotalOfPair,
    Items,
    ItemsOfParty,
    Upcoming,
    UpcomingOfParty,
    Backlogs,
    BacklogsOfCreditor,
    Portfolio,
    PortfolioOfParty,
    Board,
    BoardOfParty,
    BoardOfStream,
}

/// <summary>A question to a ledger, with its answer in memory.</summary>
internal sealed record Question(QuestionKind Kind, StreamKey Stream, FigureKey Position, Id<Party> Party, Id<Party> Other, AmountUnit Unit)
{
    private PositionScope Scope => Kind switch
    {
        QuestionKind.PositionsOfParty or QuestionKind.BoardOfParty or QuestionKind.PortfolioOfParty => PositionScope.Of(Party),
        QuestionKind.PositionsOfStream or QuestionKind.BoardOfStream => PositionScope.Of(Stream),
        QuestionKind.OnePosition => PositionScope.Of(Stream, Position),
        _ => PositionScope.Everything,
    };

    private TotalScope Totalled => Kind switch
    {
        QuestionKind.TotalOfDebtor => new(Debtor: Party),
        QuestionKind.TotalOfCreditor => new(Creditor: Party),
        QuestionKind.TotalOfPair => new(Party, Other),
        _ => new(),
    };

    private const int Within = 400;

    private Id<Party>? Concerned => Kind is QuestionKind.ItemsOfParty or QuestionKind.UpcomingOfParty or QuestionKind.BacklogsOfCreditor or QuestionKind.PortfolioOfParty ? Party : default(Id<Party>?);

    /// <summary>The answer of a ledger, as items in no order.</summary>
    public async Task<(IReadOnlyList<object> Items, KnowledgeToken Token)> AskAsync(IContractLedger ledger, Viewpoint viewpoint, KnowledgeToken? known)
    {
        switch (Kind)
        {
            case <= QuestionKind.OnePosition:
                var positions = await ledger.PositionsAsync(Scope, viewpoint, known);
                return (positions.Value, positions.Knowledge);
            case <= QuestionKind.TotalOfPair:
                var total = await ledger.TotalAsync(Totalled, Unit, viewpoint, known);
                return (total.Value is { } value ? [value] : [], total.Knowledge);
            case QuestionKind.Items or QuestionKind.ItemsOfParty:
                var deadlines = await ledger.ItemsAsync<Deadline>(ItemScope.Of<Deadline>() with { Party = Concerned }, viewpoint, known);
                return (deadlines.Value, deadlines.Knowledge);
            case QuestionKind.Upcoming or QuestionKind.UpcomingOfParty:
                var upcoming = await ledger.UpcomingAsync(Within, Concerned, viewpoint, known);
                return (upcoming.Value, upcoming.Knowledge);
            case QuestionKind.Backlogs or QuestionKind.BacklogsOfCreditor:
                var backlogs = await ledger.BacklogsAsync(Concerned, viewpoint, known);
                return (backlogs.Value, backlogs.Knowledge);
            case QuestionKind.Portfolio or QuestionKind.PortfolioOfParty:
                var portfolio = await ledger.PortfolioAsync(Scope, viewpoint, known);
                return (Items(portfolio.Value), portfolio.Knowledge);
            default:
                var board = await ledger.CommitmentsAsync(Scope, viewpoint, known);
                return (Items(board.Value), board.Knowledge);
        }
    }

    /// <summary>The answer of memory.</summary>
    public IReadOnlyList<object> Expect(IEnumerable<History> histories, Viewpoint viewpoint)
    {
        var folded = histories.Where(history => history.Version > 0 && history.KnownSince(1) <= viewpoint.KnownAt).Select(history => history.AsOf(viewpoint));
        return Kind switch
        {
            <= QuestionKind.OnePosition => [.. folded.SelectMany(Contracts.Position.Of).Where(Scope.Holds)],
            <= QuestionKind.TotalOfPair => Totalled.Of(Unit, CommitmentBoard.Of(folded, viewpoint).Positions) is { } total ? [total] : [],
            QuestionKind.Items or QuestionKind.ItemsOfParty => [.. Concerning(folded).OfType<Deadline>()],
            QuestionKind.Upcoming or QuestionKind.UpcomingOfParty => CommitmentBoard.Of(folded, viewpoint).Portfolio.Upcoming(Within, Concerned),
            QuestionKind.Backlogs or QuestionKind.BacklogsOfCreditor =>
                [.. CommitmentBoard.Of(folded, viewpoint).Portfolio.Backlogs.Where(backlog => Concerned is not { } creditor || backlog.Creditor == creditor)],
            QuestionKind.Portfolio or QuestionKind.PortfolioOfParty => Items(new Portfolio(
                viewpoint, [.. folded.SelectMany(Contracts.Position.Of).Where(Scope.Holds)], [.. Concerning(folded)])),
            QuestionKind.BoardOfStream => Items(CommitmentBoard.Of(folded.Where(aggregate => aggregate.Stream == Stream), viewpoint)),
            QuestionKind.BoardOfParty => Items(CommitmentBoard.Of(folded.Where(aggregate => aggregate.Concerns(Party)), viewpoint)),
            _ => Items(CommitmentBoard.Of(folded, viewpoint)),
        };
    }

    private IEnumerable<LedgerItem> Concerning(IEnumerable<Aggregate> folded) =>
        (ItemScope.All with { Party = Concerned }).Asked([.. folded.SelectMany(aggregate => aggregate.Items)]);

    private static IReadOnlyList<object> Items(Portfolio portfolio) =>
    [
        .. portfolio.Positions, .. portfolio.Exposure.ByPair, .. portfolio.Backlogs, .. portfolio.Deals, .. portfolio.Deadlines, .. portfolio.Cures,
        .. portfolio.Rights, .. portfolio.Holdings, .. portfolio.Capacity, .. portfolio.PublishedFigures, .. portfolio.Upcoming(Within),
    ];

    /// <summary>Whether two answers hold the same items.</summary>
    public static bool AreSame(IReadOnlyList<object> one, IReadOnlyList<object> other)
    {
        if (one.Count != other.Count)
            return false;
        var counts = one.CountBy(item => item).ToDictionary();
        return other.All(item => counts.TryGetValue(item, out var count) && (counts[item] = count - 1) >= 0);
    }

    private static IReadOnlyList<object> Items(CommitmentBoard board) =>
    [
        .. board.Partnerships.SelectMany(RandomHistories.Seen),
        .. board.Positions,
        .. board.Totals,
        .. board.Anomalies.Select(anomaly => $"anomaly {anomaly.Stream} {anomaly.Entry} {anomaly.Code}"),
        .. board.Ungrounded.Select(anomaly => $"ungrounded {anomaly.Stream} {anomaly.Entry} {anomaly.Code}"),
    ];
}
