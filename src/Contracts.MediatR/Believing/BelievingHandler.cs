using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Answers what was held.</summary>
internal sealed class BelievingHandler(IContractLedger ledger) : IRequestHandler<AskBeliefs, IReadOnlyList<Belief>>
{
    public async Task<IReadOnlyList<Belief>> Handle(AskBeliefs request, CancellationToken cancellationToken) =>
        (await ledger.HistoryAsync(request.Stream, cancellationToken).ConfigureAwait(false)).Beliefs(request.Figure, request.Day, request.Evidence);
}
