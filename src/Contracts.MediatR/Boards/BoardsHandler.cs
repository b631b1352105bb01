using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Answers what streams come to.</summary>
internal sealed class BoardsHandler(IContractLedger ledger)
    : IRequestHandler<AskCommitments, LedgerAnswer<CommitmentBoard>>,
        IRequestHandler<AskPartnership, Partnership>,
        IRequestHandler<AskOffering, Offering>,
        IRequestHandler<AskOrganization, Organization>
{
    public Task<LedgerAnswer<CommitmentBoard>> Handle(AskCommitments request, CancellationToken cancellationToken) =>
        ledger.CommitmentsAsync(request.Scope, request.Viewpoint, request.Known, cancellationToken);

    public Task<Partnership> Handle(AskPartnership request, CancellationToken cancellationToken) =>
        ledger.AsOf(request.Viewpoint).PartnershipAsync(request.Slug, cancellationToken);

    public Task<Offering> Handle(AskOffering request, CancellationToken cancellationToken) => ledger.AsOf(request.Viewpoint).OfferingAsync(request.Slug, cancellationToken);

    public Task<Organization> Handle(AskOrganization request, CancellationToken cancellationToken) =>
        ledger.AsOf(request.Viewpoint).OrganizationAsync(request.Slug, cancellationToken);
}
