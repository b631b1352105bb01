using System.Runtime.CompilerServices;
using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Answers the requests of Asking.cs.</summary>
internal sealed class AskingHandler(IContractLedger ledger)
    : IRequestHandler<AskHistory, History>,
        IStreamRequestHandler<AskHistories, History>,
        IStreamRequestHandler<AskAggregates, Aggregate>,
        IRequestHandler<AskPartnership, LedgerAnswer<Partnership>>,
        IRequestHandler<AskOffering, LedgerAnswer<Offering>>,
        IRequestHandler<AskOrganization, LedgerAnswer<Organization>>,
        IRequestHandler<AskCommitments, LedgerAnswer<CommitmentBoard>>,
        IRequestHandler<AskPositions, LedgerAnswer<IReadOnlyList<Position>>>,
        IRequestHandler<AskTotal, LedgerAnswer<PositionTotal?>>,
        IRequestHandler<AskPositionBeliefs, LedgerAnswer<IReadOnlyList<PositionBelief>>>,
        IRequestHandler<AskTotalBeliefs, LedgerAnswer<IReadOnlyList<TotalBelief>>>,
        IRequestHandler<AskBeliefs, IReadOnlyList<Belief>>,
        IRequestHandler<AskChanges, IReadOnlyList<FigureChange>>
{
    public Task<History> Handle(AskHistory request, CancellationToken cancellationToken) =>
        ledger.HistoryAsync(request.Stream, cancellationToken);

    public IAsyncEnumerable<History> Handle(AskHistories request, CancellationToken cancellationToken) =>
        ledger.HistoriesAsync(cancellationToken);

    public async IAsyncEnumerable<Aggregate> Handle(
        AskAggregates request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = await ledger.AggregatesAsync(request.Viewpoint, request.Known, cancellationToken)
            .ConfigureAwait(false);
        await foreach (var aggregate in answer.Value.WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return aggregate;
    }

    public Task<LedgerAnswer<Partnership>> Handle(AskPartnership request, CancellationToken cancellationToken) =>
        new LedgerView(ledger, request.Viewpoint, request.Known).PartnershipAsync(request.Slug, cancellationToken);

    public Task<LedgerAnswer<Offering>> Handle(AskOffering request, CancellationToken cancellationToken) =>
        new LedgerView(ledger, request.Viewpoint, request.Known).OfferingAsync(request.Slug, cancellationToken);

    public Task<LedgerAnswer<Organization>> Handle(AskOrganization request, CancellationToken cancellationToken) =>
        new LedgerView(ledger, request.Viewpoint, request.Known).OrganizationAsync(request.Slug, cancellationToken);

    public Task<LedgerAnswer<CommitmentBoard>> Handle(AskCommitments request, CancellationToken cancellationToken) =>
        ledger.CommitmentsAsync(request.Scope, request.Viewpoint, request.Known, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<Position>>> Handle(
        AskPositions request, CancellationToken cancellationToken) =>
        ledger.PositionsAsync(request.Scope, request.Viewpoint, request.Known, cancellationToken);

    public Task<LedgerAnswer<PositionTotal?>> Handle(AskTotal request, CancellationToken cancellationToken) =>
        ledger.TotalAsync(request.Scope, request.Unit, request.Viewpoint, request.Known, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<PositionBelief>>> Handle(
        AskPositionBeliefs request, CancellationToken cancellationToken) =>
        ledger.PositionBeliefsAsync(
            request.Stream, request.Position, request.Viewpoint, request.Known, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<TotalBelief>>> Handle(
        AskTotalBeliefs request, CancellationToken cancellationToken) =>
        ledger.TotalBeliefsAsync(
            request.Scope,
            request.Unit,
            request.Since,
            request.Limit,
            request.Viewpoint,
            request.Known,
            cancellationToken);

    public async Task<IReadOnlyList<Belief>> Handle(AskBeliefs request, CancellationToken cancellationToken)
    {
        var history = await ledger.HistoryAsync(request.Stream, cancellationToken).ConfigureAwait(false);
        return history.Beliefs(request.Figure, request.Day, request.Evidence);
    }

    public async Task<IReadOnlyList<FigureChange>> Handle(AskChanges request, CancellationToken cancellationToken)
    {
        var history = await ledger.HistoryAsync(request.Stream, cancellationToken).ConfigureAwait(false);
        return history.Changes(request.Earlier, request.Later);
    }
}
