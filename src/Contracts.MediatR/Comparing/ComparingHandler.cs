using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Answers what changed.</summary>
internal sealed class ComparingHandler(IContractLedger ledger) : IRequestHandler<AskChanges, IReadOnlyList<FigureChange>>
{
    public async Task<IReadOnlyList<FigureChange>> Handle(AskChanges request, CancellationToken cancellationToken) =>
        (await ledger.HistoryAsync(request.Stream, cancellationToken).ConfigureAwait(false)).Changes(request.Earlier, request.Later);
}
