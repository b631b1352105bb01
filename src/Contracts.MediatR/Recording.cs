using MediatR;

namespace Contracts.Mediation;

/// <summary>Records a batch as <see cref="Storage.IContractLedger"/> does: the whole batch, or nothing of it.</summary>
/// <remarks>
/// A batch that breaks a rule is refused with a <see cref="ContractRuleException"/>. One that was recorded before
/// changes nothing.
/// </remarks>
/// <param name="Stream">The stream.</param>
/// <param name="Batch">
/// The entries, in order. They share one recorded instant. An entry without an id is given one.
/// </param>
public sealed record RecordEntries(StreamKey Stream, IReadOnlyCollection<NewEntry> Batch) : IRequest<RecordingOutcome>
{
    /// <summary>The entries, in order. They share one recorded instant. An entry without an id is given one.</summary>
    public IReadOnlyCollection<NewEntry> Batch { get; init => field = ValueList.Of(value); } = ValueList.Of(Batch);

    /// <summary>
    /// The <see cref="History.Version"/> that the caller has seen, 0 for a new stream; null to judge the batch again
    /// after a lost race.
    /// </summary>
    public int? ExpectedVersion { get; init; }
}

/// <summary>
/// Asks for the outcome that recording a batch now would have. Nothing is recorded, and a refusal is an outcome.
/// </summary>
/// <param name="Stream">The stream.</param>
/// <param name="Batch">The entries, in order.</param>
public sealed record PreviewEntries(StreamKey Stream, IReadOnlyCollection<NewEntry> Batch) : IRequest<RecordingOutcome>
{
    /// <summary>The entries, in order.</summary>
    public IReadOnlyCollection<NewEntry> Batch { get; init => field = ValueList.Of(value); } = ValueList.Of(Batch);
}
