using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Records what is said about entries.</summary>
internal sealed class ControlHandler(IContractLedger ledger)
    : IRequestHandler<CorrectEntry, RecordingOutcome>,
        IRequestHandler<RetractEntry, RecordingOutcome>,
        IRequestHandler<ConfirmEntry, RecordingOutcome>,
        IRequestHandler<DisputeEntry, RecordingOutcome>,
        IRequestHandler<ResolveDispute, RecordingOutcome>
{
    public Task<RecordingOutcome> Handle(CorrectEntry request, CancellationToken cancellationToken) => RecordAsync(request, cancellationToken);

    public Task<RecordingOutcome> Handle(RetractEntry request, CancellationToken cancellationToken) => RecordAsync(request, cancellationToken);

    public Task<RecordingOutcome> Handle(ConfirmEntry request, CancellationToken cancellationToken) => RecordAsync(request, cancellationToken);

    public Task<RecordingOutcome> Handle(DisputeEntry request, CancellationToken cancellationToken) => RecordAsync(request, cancellationToken);

    public Task<RecordingOutcome> Handle(ResolveDispute request, CancellationToken cancellationToken) => RecordAsync(request, cancellationToken);

    private Task<RecordingOutcome> RecordAsync(ControlRequest request, CancellationToken cancellationToken) =>
        ledger.RecordAsync(request.Stream, [request.ToEntry()], cancellationToken);
}
