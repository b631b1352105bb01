namespace Contracts.Testing;

/// <summary>A batch that was judged, whose outcome can be expected.</summary>
public sealed class WhenRecorded
{
    private readonly RecordingOutcome _outcome;

    internal WhenRecorded(RecordingOutcome outcome) => _outcome = outcome;

    /// <summary>Expects the batch to be accepted.</summary>
    /// <exception cref="UnexpectedOutcomeException">It is refused; the message lists every conflict.</exception>
    public ThenAccepted ThenAccepted() => _outcome.IsRefused
        ? throw new UnexpectedOutcomeException($"The batch is refused: {Conflicts} It is expected to be accepted.")
        : new ThenAccepted(_outcome);

    /// <summary>Expects the batch to change nothing, because all of it was recorded before.</summary>
    /// <exception cref="UnexpectedOutcomeException">It is refused, or some of it is new.</exception>
    public ThenAccepted ThenNothingNew()
    {
        var accepted = ThenAccepted();
        return _outcome.Recorded.Count == 0
            ? accepted
            : throw new UnexpectedOutcomeException(
                $"New entries are {string.Join(", ", _outcome.Recorded.Select(entry => entry.Id))}; "
                + "the whole batch is expected to be recorded before.");
    }

    /// <summary>Expects the batch to be refused with exactly these conflicts.</summary>
    /// <param name="codes">The codes of the conflicts, in any order.</param>
    /// <exception cref="UnexpectedOutcomeException">It is accepted, or refused with other conflicts.</exception>
    public ThenRefused ThenRefused(params IReadOnlyCollection<string> codes)
    {
        if (!_outcome.IsRefused)
        {
            throw new UnexpectedOutcomeException(
                $"The batch is accepted; it is expected to be refused with {string.Join(", ", codes)}.");
        }

        var found = _outcome.Conflicts.Select(conflict => conflict.Code).Order(StringComparer.Ordinal);
        return found.SequenceEqual(codes.Order(StringComparer.Ordinal))
            ? new ThenRefused(_outcome.Conflicts)
            : throw new UnexpectedOutcomeException(
                $"The batch is refused: {Conflicts} The expected conflicts are {string.Join(", ", codes)}.");
    }

    private string Conflicts => string.Join(
        " ", _outcome.Conflicts.Select(conflict => $"{conflict.Entry} [{conflict.Code}] {conflict.Message}"));
}

/// <summary>A batch that was refused, as expected.</summary>
public sealed class ThenRefused
{
    internal ThenRefused(IReadOnlyList<Anomaly> conflicts) => Conflicts = conflicts;

    /// <summary>The conflicts, each with entry, date and message.</summary>
    public IReadOnlyList<Anomaly> Conflicts { get; }
}
