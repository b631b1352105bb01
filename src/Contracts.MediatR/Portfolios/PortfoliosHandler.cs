using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Answers what positions show and come to.</summary>
internal sealed class PortfoliosHandler(IContractLedger ledger)
    : IRequestHandler<AskPositions, LedgerAnswer<IReadOnlyList<LedgerPosition>>>, IRequestHandler<AskTotal, LedgerAnswer<PositionTotal?>>
{
    public Task<LedgerAnswer<IReadOnlyList<LedgerPosition>>> Handle(AskPositions request, CancellationToken cancellationToken) =>
        ledger.PositionsAsync(request.Scope, request.Viewpoint, request.Known, cancellationToken);

    public Task<LedgerAnswer<PositionTotal?>> Handle(AskTotal request, CancellationToken cancellationToken) =>
        ledger.TotalAsync(request.Scope, request.Unit, request.Viewpoint, request.Known, cancellationToken);
}
