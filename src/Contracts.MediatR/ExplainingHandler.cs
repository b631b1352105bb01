using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Answers why.</summary>
internal sealed class ExplainingHandler(IContractLedger ledger)
    : IRequestHandler<ExplainFigure, LedgerAnswer<Explanation>>,
        IRequestHandler<ExplainTotal, LedgerAnswer<IReadOnlyList<Explanation>>>
{
    public Task<LedgerAnswer<Explanation>> Handle(ExplainFigure request, CancellationToken cancellationToken) =>
        new LedgerView(ledger, request.Viewpoint, request.Known)
            .ExplainAsync(request.Stream, request.Figure, cancellationToken);

    public Task<LedgerAnswer<IReadOnlyList<Explanation>>> Handle(
        ExplainTotal request, CancellationToken cancellationToken) =>
        ledger.ExplainTotalAsync(
            request.Debtor, request.Creditor, request.Unit, request.Viewpoint, request.Known, cancellationToken);
}
