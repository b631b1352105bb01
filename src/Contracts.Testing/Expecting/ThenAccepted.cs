namespace Contracts.Testing;

/// <summary>A batch that was recorded, and what is expected to be shown then.</summary>
public sealed class ThenAccepted
{
    private readonly Viewpoint _viewpoint;

    internal ThenAccepted(RecordingOutcome outcome)
        : this(outcome, Viewpoint.Latest)
    {
    }

    private ThenAccepted(RecordingOutcome outcome, Viewpoint viewpoint) => (Outcome, _viewpoint) = (outcome, viewpoint);

    /// <summary>What became of the batch, with the history before and after it.</summary>
    public RecordingOutcome Outcome { get; }

    /// <summary>The same, with what follows seen from somewhere; without it, all days and all knowledge count.</summary>
    /// <param name="viewpoint">From where one looks.</param>
    public ThenAccepted From(Viewpoint viewpoint)
    {
        ArgumentNullException.ThrowIfNull(viewpoint);
        return new ThenAccepted(Outcome, viewpoint);
    }

    /// <summary>So much is outstanding of a commitment.</summary>
    /// <param name="commitment">The commitment.</param>
    /// <param name="outstanding">How much; "up to 5" and "0 to 5" are not the same.</param>
    /// <exception cref="UnexpectedOutcomeException">It is another amount, or no such commitment is made.</exception>
    public ThenAccepted ThenOutstanding(Id<Commitment> commitment, Amount outstanding) => ThenShows(commitment, outstanding);

    /// <summary>A figure comes to so much: what is outstanding, left, held, offered, or online.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="amount">How much; null where there is nothing to show.</param>
    /// <exception cref="UnexpectedOutcomeException">It is another amount.</exception>
    public ThenAccepted ThenShows(FigureKey figure, Amount? amount)
    {
        var shown = Outcome.After.AsOf(_viewpoint).FiguresOf(figure)?.ComesTo;
        return shown == amount ? this : throw new UnexpectedOutcomeException($"{figure} shows {Words(shown)}; {Words(amount)} is expected.");
    }

    private static string Words(Amount? amount) => amount is { } some ? $"{some} (from {some.Min} to {(some.Max is { } most ? $"{most}" : "any")})" : "nothing";
}
