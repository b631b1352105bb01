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
        IRequestHandler<AskBeliefs, LedgerAnswer<IReadOnlyList<Belief>>>,
        IRequestHandler<AskChanges, LedgerAnswer<IReadOnlyList<FigureChange>>>,
        IRequestHandler<AskRectangles, LedgerAnswer<IReadOnlyList<FigureRectangle>>>,
        IRequestHandler<AskWhatIf, LedgerAnswer<Supposition>>
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

    public Task<LedgerAnswer<IReadOnlyList<Belief>>> Handle(AskBeliefs request, CancellationToken cancellationToken) =>
        new LedgerView(ledger, request.Viewpoint, request.Known)
            .BeliefsAsync(request.Stream, request.Figure, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<FigureChange>>> Handle(
        AskChanges request, CancellationToken cancellationToken) =>
        new LedgerView(ledger, request.Later, request.Known)
            .ChangesAsync(request.Stream, request.Earlier, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<FigureRectangle>>> Handle(
        AskRectangles request, CancellationToken cancellationToken) =>
        new LedgerView(ledger, request.Viewpoint, request.Known)
            .RectanglesAsync(request.Stream, request.Figure, cancellationToken);

    public Task<LedgerAnswer<Supposition>> Handle(AskWhatIf request, CancellationToken cancellationToken) =>
        new LedgerView(ledger, request.Viewpoint, request.Known)
            .WhatIfAsync(request.Stream, request.Without, request.Added, cancellationToken);
}
