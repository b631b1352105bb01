using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Records and previews batches, and records control requests.</summary>
internal sealed class RecordingHandler(IContractLedger ledger)
    : IRequestHandler<RecordEntries, RecordingOutcome>,
        IRequestHandler<PreviewEntries, RecordingOutcome>,
        IRequestHandler<CorrectEntry, RecordingOutcome>,
        IRequestHandler<RetractEntry, RecordingOutcome>,
        IRequestHandler<ConfirmEntry, RecordingOutcome>,
        IRequestHandler<DisputeEntry, RecordingOutcome>,
        IRequestHandler<ResolveDispute, RecordingOutcome>
{
    public Task<RecordingOutcome> Handle(RecordEntries request, CancellationToken cancellationToken) =>
        request.ExpectedVersion is { } expected
            ? ledger.RecordAsync(request.Stream, request.Batch, expected, cancellationToken)
            : ledger.RecordAsync(request.Stream, request.Batch, cancellationToken);

    public Task<RecordingOutcome> Handle(PreviewEntries request, CancellationToken cancellationToken) =>
        ledger.PreviewAsync(request.Stream, request.Batch, cancellationToken);

    public Task<RecordingOutcome> Handle(CorrectEntry request, CancellationToken cancellationToken) =>
        RecordAsync(request, cancellationToken);

    public Task<RecordingOutcome> Handle(RetractEntry request, CancellationToken cancellationToken) =>
        RecordAsync(request, cancellationToken);

    public Task<RecordingOutcome> Handle(ConfirmEntry request, CancellationToken cancellationToken) =>
        RecordAsync(request, cancellationToken);

    public Task<RecordingOutcome> Handle(DisputeEntry request, CancellationToken cancellationToken) =>
        RecordAsync(request, cancellationToken);

    public Task<RecordingOutcome> Handle(ResolveDispute request, CancellationToken cancellationToken) =>
        RecordAsync(request, cancellationToken);

    private Task<RecordingOutcome> RecordAsync(ControlRequest request, CancellationToken cancellationToken) =>
        ledger.RecordAsync(request.Stream, [request.ToEntry()], cancellationToken);
}
