using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Records and previews.</summary>
internal sealed class RecordingHandler(IContractLedger ledger) : IRequestHandler<RecordEntries, RecordingOutcome>, IRequestHandler<PreviewEntries, RecordingOutcome>
{
    public Task<RecordingOutcome> Handle(RecordEntries request, CancellationToken cancellationToken) => request.ExpectedVersion is { } expected
        ? ledger.RecordAsync(request.Stream, request.Batch, expected, cancellationToken)
        : ledger.RecordAsync(request.Stream, request.Batch, cancellationToken);

    public Task<RecordingOutcome> Handle(PreviewEntries request, CancellationToken cancellationToken) =>
        ledger.PreviewAsync(request.Stream, request.Batch, cancellationToken);
}
