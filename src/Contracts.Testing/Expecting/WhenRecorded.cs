namespace Contracts.Testing;

/// <summary>A batch that was handed in, of which something is expected.</summary>
public sealed class WhenRecorded
{
    private readonly RecordingOutcome _outcome;

    internal WhenRecorded(RecordingOutcome outcome) => _outcome = outcome;

    /// <summary>The batch is recorded.</summary>
    /// <exception cref="UnexpectedOutcomeException">It is refused; the message names every conflict.</exception>
    public ThenAccepted ThenAccepted() => _outcome.IsRefused
        ? throw new UnexpectedOutcomeException($"The batch is refused: {Conflicts} It is expected to be accepted.")
        : new ThenAccepted(_outcome);

    /// <summary>The batch changes nothing: all of it was recorded before.</summary>
    /// <exception cref="UnexpectedOutcomeException">It is refused, or some of it is new.</exception>
    public ThenAccepted ThenNothingNew()
    {
        var accepted = ThenAccepted();
        return _outcome.Recorded.Count == 0
            ? accepted
            : throw new UnexpectedOutcomeException($"New are {string.Join(", ", _outcome.Recorded.Select(entry => entry.Id))}; all is expected to be recorded before.");
    }

    /// <summary>The batch is refused, with exactly these conflicts.</summary>
    /// <param name="codes">Their codes, in any order.</param>
    /// <exception cref="UnexpectedOutcomeException">It is accepted, or refused for something else.</exception>
    public ThenRefused ThenRefused(params IReadOnlyCollection<string> codes)
    {
        if (!_outcome.IsRefused)
            throw new UnexpectedOutcomeException($"The batch is accepted; it is expected to be refused with {string.Join(", ", codes)}.");
        var found = _outcome.Conflicts.Select(conflict => conflict.Code).Order(StringComparer.Ordinal);
        return found.SequenceEqual(codes.Order(StringComparer.Ordinal))
            ? new ThenRefused(_outcome.Conflicts)
            : throw new UnexpectedOutcomeException($"The batch is refused: {Conflicts} The conflicts that are expected are {string.Join(", ", codes)}.");
    }

    private string Conflicts => string.Join(" ", _outcome.Conflicts.Select(conflict => $"{conflict.Entry} [{conflict.Code}] {conflict.Message}"));
}
