using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Answers what was recorded.</summary>
internal sealed class HistoriesHandler(IContractLedger ledger) : IRequestHandler<AskHistory, History>, IStreamRequestHandler<AskHistories, History>
{
    public Task<History> Handle(AskHistory request, CancellationToken cancellationToken) => ledger.HistoryAsync(request.Stream, cancellationToken);

    public IAsyncEnumerable<History> Handle(AskHistories request, CancellationToken cancellationToken) => ledger.HistoriesAsync(cancellationToken);
}
