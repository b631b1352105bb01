using MediatR;

namespace Contracts.Mediation;

/// <summary>Records a batch, whole or not at all, as <see cref="Storage.IContractLedger"/> does.</summary>
/// <remarks>A batch that breaks a rule is refused with a <see cref="ContractRuleException"/>. One that was recorded before changes nothing.</remarks>
/// <param name="Stream">The stream.</param>
/// <param name="Batch">The entries, in order. They share one recorded instant. One without an id is given one.</param>
public sealed record RecordEntries(StreamKey Stream, IReadOnlyCollection<NewEntry> Batch) : IRequest<RecordingOutcome>
{
    /// <summary>The <see cref="History.Version"/> that the caller has seen, 0 for a stream that is yet to begin; null to let a lost race be judged again.</summary>
    public int? ExpectedVersion { get; init; }
}
