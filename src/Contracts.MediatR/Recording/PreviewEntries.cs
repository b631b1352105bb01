using MediatR;

namespace Contracts.Mediation;

/// <summary>Asks what recording a batch now would answer. Nothing is recorded, and a refusal is an outcome.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Batch">The entries, in order.</param>
public sealed record PreviewEntries(StreamKey Stream, IReadOnlyCollection<NewEntry> Batch) : IRequest<RecordingOutcome>;
