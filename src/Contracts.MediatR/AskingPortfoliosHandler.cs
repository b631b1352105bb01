using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Answers the requests of AskingPortfolios.cs.</summary>
internal sealed class AskingPortfoliosHandler(IContractLedger ledger)
    : IRequestHandler<AskPortfolio, LedgerAnswer<Portfolio>>,
        IRequestHandler<AskExposure, LedgerAnswer<Exposure>>,
        IRequestHandler<AskConcentration, LedgerAnswer<IReadOnlyList<Concentration>>>,
        IRequestHandler<AskPositionPage, LedgerAnswer<LedgerPage<Position>>>,
        IRequestHandler<AskItemPage<DealFigures>, LedgerAnswer<LedgerPage<DealFigures>>>,
        IRequestHandler<AskItemPage<Deadline>, LedgerAnswer<LedgerPage<Deadline>>>,
        IRequestHandler<AskItemPage<Cure>, LedgerAnswer<LedgerPage<Cure>>>,
        IRequestHandler<AskItemPage<RightFigures>, LedgerAnswer<LedgerPage<RightFigures>>>,
        IRequestHandler<AskItemPage<Holding>, LedgerAnswer<LedgerPage<Holding>>>,
        IRequestHandler<AskItemPage<CapacityFigures>, LedgerAnswer<LedgerPage<CapacityFigures>>>,
        IRequestHandler<AskItemPage<PublishedFigure>, LedgerAnswer<LedgerPage<PublishedFigure>>>,
        IRequestHandler<AskUpcomingPage, LedgerAnswer<LedgerPage<UpcomingItem>>>,
        IRequestHandler<AskPositionChanges, LedgerAnswer<IReadOnlyList<PositionChange>>>,
        IRequestHandler<AskTotalChange, LedgerAnswer<TotalChange>>,
        IRequestHandler<AskDeals, LedgerAnswer<IReadOnlyList<DealFigures>>>,
        IRequestHandler<AskDeadlines, LedgerAnswer<IReadOnlyList<Deadline>>>,
        IRequestHandler<AskCures, LedgerAnswer<IReadOnlyList<Cure>>>,
        IRequestHandler<AskRights, LedgerAnswer<IReadOnlyList<RightFigures>>>,
        IRequestHandler<AskHoldings, LedgerAnswer<IReadOnlyList<Holding>>>,
        IRequestHandler<AskCapacity, LedgerAnswer<IReadOnlyList<CapacityFigures>>>,
        IRequestHandler<AskPublishedFigures, LedgerAnswer<IReadOnlyList<PublishedFigure>>>,
        IRequestHandler<AskReconciliations, LedgerAnswer<IReadOnlyList<PublishedReconciliation>>>,
        IRequestHandler<AskUpcoming, LedgerAnswer<IReadOnlyList<UpcomingItem>>>,
        IRequestHandler<AskBacklogs, LedgerAnswer<IReadOnlyList<Backlog>>>,
        IRequestHandler<AskReliance, LedgerAnswer<Reliance>>
{
    public Task<LedgerAnswer<Portfolio>> Handle(AskPortfolio request, CancellationToken cancellationToken) =>
        ledger.PortfolioAsync(request.Scope, request.Viewpoint, request.Known, cancellationToken);

    public Task<LedgerAnswer<Exposure>> Handle(AskExposure request, CancellationToken cancellationToken) =>
        ledger.ExposureAsync(request.Viewpoint, request.Party, request.Known, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<Concentration>>> Handle(
        AskConcentration request, CancellationToken cancellationToken) =>
        ledger.ConcentrationAsync(
            request.Side, request.Viewpoint, request.Around, request.Known, cancellationToken);

    public Task<LedgerAnswer<LedgerPage<Position>>> Handle(
        AskPositionPage request, CancellationToken cancellationToken) =>
        ledger.PositionPageAsync(
            request.Filter, request.Size, request.Viewpoint, request.After, request.Known, cancellationToken);

    public Task<LedgerAnswer<LedgerPage<DealFigures>>> Handle(
        AskItemPage<DealFigures> request, CancellationToken cancellationToken) =>
        PageAsync(request, cancellationToken);

    public Task<LedgerAnswer<LedgerPage<Deadline>>> Handle(
        AskItemPage<Deadline> request, CancellationToken cancellationToken) =>
        PageAsync(request, cancellationToken);

    public Task<LedgerAnswer<LedgerPage<Cure>>> Handle(
        AskItemPage<Cure> request, CancellationToken cancellationToken) =>
        PageAsync(request, cancellationToken);

    public Task<LedgerAnswer<LedgerPage<RightFigures>>> Handle(
        AskItemPage<RightFigures> request, CancellationToken cancellationToken) =>
        PageAsync(request, cancellationToken);

    public Task<LedgerAnswer<LedgerPage<Holding>>> Handle(
        AskItemPage<Holding> request, CancellationToken cancellationToken) =>
        PageAsync(request, cancellationToken);

    public Task<LedgerAnswer<LedgerPage<CapacityFigures>>> Handle(
        AskItemPage<CapacityFigures> request, CancellationToken cancellationToken) =>
        PageAsync(request, cancellationToken);

    public Task<LedgerAnswer<LedgerPage<PublishedFigure>>> Handle(
        AskItemPage<PublishedFigure> request, CancellationToken cancellationToken) =>
        PageAsync(request, cancellationToken);

    public Task<LedgerAnswer<LedgerPage<UpcomingItem>>> Handle(
        AskUpcomingPage request, CancellationToken cancellationToken) =>
        From(request.Viewpoint, request.Known).UpcomingPageAsync(
            request.Within, request.Party, request.Size, request.After, cancellationToken);

    private Task<LedgerAnswer<LedgerPage<T>>> PageAsync<T>(
        AskItemPage<T> request, CancellationToken cancellationToken) where T : LedgerItem =>
        From(request.Viewpoint, request.Known).ItemPageAsync<T>(
            request.Party, request.Size, request.After, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<PositionChange>>> Handle(
        AskPositionChanges request, CancellationToken cancellationToken) =>
        From(request.Later, request.Known).PositionChangesAsync(request.Earlier, request.Scope, cancellationToken);

    public Task<LedgerAnswer<TotalChange>> Handle(
        AskTotalChange request, CancellationToken cancellationToken) =>
        From(request.Later, request.Known)
            .TotalChangeAsync(request.Earlier, request.Scope, request.Unit, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<DealFigures>>> Handle(
        AskDeals request, CancellationToken cancellationToken) =>
        From(request.Viewpoint, request.Known).DealsAsync(request.Party, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<Deadline>>> Handle(
        AskDeadlines request, CancellationToken cancellationToken) =>
        From(request.Viewpoint, request.Known).DeadlinesAsync(request.Party, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<Cure>>> Handle(
        AskCures request, CancellationToken cancellationToken) =>
        From(request.Viewpoint, request.Known).CuresAsync(request.Party, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<RightFigures>>> Handle(
        AskRights request, CancellationToken cancellationToken) =>
        From(request.Viewpoint, request.Known).RightsAsync(request.Party, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<Holding>>> Handle(
        AskHoldings request, CancellationToken cancellationToken) =>
        From(request.Viewpoint, request.Known).HoldingsAsync(request.Party, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<CapacityFigures>>> Handle(
        AskCapacity request, CancellationToken cancellationToken) =>
        From(request.Viewpoint, request.Known).CapacityAsync(request.Organization, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<PublishedFigure>>> Handle(
        AskPublishedFigures request, CancellationToken cancellationToken) =>
        From(request.Viewpoint, request.Known).PublishedFiguresAsync(request.Organization, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<PublishedReconciliation>>> Handle(
        AskReconciliations request, CancellationToken cancellationToken) =>
        From(request.Viewpoint, request.Known)
            .ReconciliationsAsync(request.Organization, request.Measure, request.Side, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<UpcomingItem>>> Handle(
        AskUpcoming request, CancellationToken cancellationToken) =>
        From(request.Viewpoint, request.Known).UpcomingAsync(request.Within, request.Party, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<Backlog>>> Handle(
        AskBacklogs request, CancellationToken cancellationToken) =>
        From(request.Viewpoint, request.Known).BacklogsAsync(request.Creditor, cancellationToken);

    public Task<LedgerAnswer<Reliance>> Handle(
        AskReliance request, CancellationToken cancellationToken) =>
        From(request.Viewpoint, request.Known).RelianceAsync(request.Party, request.Unit, cancellationToken);

    private LedgerView From(Viewpoint viewpoint, KnowledgeToken? known) => new(ledger, viewpoint, known);
}
