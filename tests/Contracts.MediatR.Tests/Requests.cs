using Contracts.Storage;
using MediatR;
using static Contracts.Mediation.Tests.Given;

namespace Contracts.Mediation.Tests;

/// <summary>One of each request, about what several tenants have the same keys for.</summary>
internal static class Requests
{
    /// <summary>The stream that each tenant has.</summary>
    public static readonly StreamKey Shared = StreamKey.Partnership("shared");

    /// <summary>Every kind of request there is.</summary>
    public static IEnumerable<Type> Kinds =>
        typeof(RecordEntries).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && (typeof(IBaseRequest).IsAssignableFrom(type) || IsOfStreams(type)));

    /// <summary>The kind that a request is of.</summary>
    public static Type KindOf(object request) => request.GetType() is { IsGenericType: true } type ? type.GetGenericTypeDefinition() : request.GetType();

    /// <summary>Those that record nothing.</summary>
    public static IReadOnlyList<object> Questions { get; } =
    [
        new AskBeliefs(Shared, TheCommitment, Viewpoint.On(Day(9))),
        new AskRectangles(Shared, TheCommitment, Viewpoint.Latest),
        new AskWhatIf(Shared, Viewpoint.Latest) { Without = ["formed"], Added = [Increased(1, "supposed")] },
        new AskPositionBeliefs(Shared, TheCommitment, Viewpoint.Latest),
        new AskTotalBeliefs(new TotalScope(), AmountUnit.Usd, DateTimeOffset.UnixEpoch, Viewpoint.Latest),
        new AskAggregates(Viewpoint.Latest),
        new AskCommitments(PositionScope.Everything, Viewpoint.Latest),
        new AskPartnership(Shared.Slug, Viewpoint.Latest),
        new AskOffering(Shared.Slug, Viewpoint.Latest),
        new AskOrganization(Shared.Slug, Viewpoint.Latest),
        new AskChanges(Shared, Viewpoint.On(Day(1)), Viewpoint.Latest),
        new ExplainFigure(Shared, TheCommitment, Viewpoint.Latest),
        new ExplainTotal("a", "b", AmountUnit.Usd, Viewpoint.Latest),
        new AskHistory(Shared),
        new AskHistories(),
        new AskPositions(PositionScope.Everything, Viewpoint.Latest),
        new AskTotal(new TotalScope(), AmountUnit.Usd, Viewpoint.Latest),
        new AskPortfolio(PositionScope.Everything, Viewpoint.Latest),
        new AskPositionPage(new PositionFilter(), Viewpoint.Latest),
        new AskPositionChanges(PositionScope.Everything, Viewpoint.On(Day(1)), Viewpoint.Latest),
        new AskTotalChange(new TotalScope(), AmountUnit.Usd, Viewpoint.On(Day(1)), Viewpoint.Latest),
        new AskItemPage<DealFigures>(Viewpoint.Latest),
        new AskUpcomingPage(30, Viewpoint.Latest),
        new AskDeals(Viewpoint.Latest),
        new AskExposure(Viewpoint.Latest),
        new AskConcentration(CommitmentSide.Debtor, Viewpoint.Latest),
        new AskDeadlines(Viewpoint.Latest),
        new AskCures(Viewpoint.Latest),
        new AskRights(Viewpoint.Latest),
        new AskHoldings(Viewpoint.Latest),
        new AskCapacity(Viewpoint.Latest),
        new AskPublishedFigures(Viewpoint.Latest),
        new AskReconciliations("b", "backlog", CommitmentSide.Creditor, Viewpoint.Latest),
        new AskUpcoming(30, Viewpoint.Latest),
        new AskBacklogs(Viewpoint.Latest),
        new AskReliance("a", Viewpoint.Latest),
        new PreviewEntries(Shared, [Increased(1, "previewed")]),
    ];

    /// <summary>Those that record something.</summary>
    public static IReadOnlyList<object> Acts { get; } =
    [
        new RecordEntries(Shared, [Increased(1, "recorded")]),
        new CorrectEntry { Stream = Shared, Entry = "made", Id = "corrected", Event = (CommitmentMade)Made.Event with { Amount = Usd(8) }, EffectiveOn = Day(2) },
        new ConfirmEntry { Stream = Shared, Entry = "made", Id = "confirmed", ByParty = "b" },
        new DisputeEntry { Stream = Shared, Entry = "made", Id = "disputed", ByParty = "a" },
        new ResolveDispute { Stream = Shared, Entry = "made", Id = "resolved" },
        new RetractEntry { Stream = Shared, Entry = "recorded", Id = "retracted" },
    ];

    /// <summary>What a mediator answers, as it can be compared: histories are what was recorded, and an answer off the ledger is its value.</summary>
    public static async Task<object?> AskAsync(IMediator mediator, object request)
    {
        if (IsOfStreams(request.GetType()))
            return (await mediator.CreateStream(request, Cancelled).ToListAsync(Cancelled)).ConvertAll(Plain);
        return Plain(await mediator.Send(request, Cancelled));
    }

    private static bool IsOfStreams(Type type) => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IStreamRequest<>));

    private static object? Plain(object? answer) => answer switch
    {
        History history => history.Entries,
        RecordingOutcome outcome => outcome.After.Entries,
        LedgerAnswer<CommitmentBoard> board => board.Value.Commitments.ToList(),
        LedgerAnswer<Portfolio> portfolio => portfolio.Value.Positions,
        { } some when some.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(LedgerAnswer<>) => type.GetProperty(nameof(LedgerAnswer<>.Value))?.GetValue(some),
        _ => answer,
    };
}
