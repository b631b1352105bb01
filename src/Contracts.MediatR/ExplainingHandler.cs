using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Answers why.</summary>
internal sealed class ExplainingHandler(IContractLedger ledger)
    : IRequestHandler<ExplainFigure, Explanation>, IRequestHandler<ExplainTotal, IReadOnlyList<Explanation>>
{
    public async Task<Explanation> Handle(ExplainFigure request, CancellationToken cancellationToken)
    {
        var history = await ledger.HistoryAsync(request.Stream, cancellationToken).ConfigureAwait(false);
        return new Explanation
        {
            Stream = request.Stream,
            Figure = request.Figure,
            Steps = history.Explain(request.Figure, request.Viewpoint),
        };
    }

    public async Task<IReadOnlyList<Explanation>> Handle(ExplainTotal request, CancellationToken cancellationToken)
    {
        var explanations = new List<Explanation>();
        await foreach (var history in ledger.HistoriesAsync(cancellationToken).ConfigureAwait(false))
        {
            explanations.AddRange(Contracts.Histories.Of([history])
                .Explain(request.Debtor, request.Creditor, request.Unit, request.Viewpoint));
        }

        return [.. explanations.OrderBy(explanation => explanation.Stream)];
    }
}
