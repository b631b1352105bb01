namespace Contracts.Testing;

/// <summary>An accepted batch, with expectations about the figures after it.</summary>
public sealed class ThenAccepted
{
    private readonly Viewpoint _viewpoint;

    internal ThenAccepted(RecordingOutcome outcome)
        : this(outcome, Viewpoint.Latest)
    {
    }

    private ThenAccepted(RecordingOutcome outcome, Viewpoint viewpoint) =>
        (Outcome, _viewpoint) = (outcome, viewpoint);

    /// <summary>The outcome of the batch, with the history before and after it.</summary>
    public RecordingOutcome Outcome { get; }

    /// <summary>
    /// Sets the viewpoint of the expectations that follow; by default all days and all knowledge count.
    /// </summary>
    /// <param name="viewpoint">The viewpoint.</param>
    public ThenAccepted From(Viewpoint viewpoint)
    {
        ArgumentNullException.ThrowIfNull(viewpoint);
        return new ThenAccepted(Outcome, viewpoint);
    }

    /// <summary>Expects an outstanding amount of a commitment.</summary>
    /// <param name="commitment">The commitment.</param>
    /// <param name="outstanding">The amount; "up to 5" and "0 to 5" are different.</param>
    /// <exception cref="UnexpectedOutcomeException">The amount differs, or there is no such commitment.</exception>
    public ThenAccepted ThenOutstanding(Id<Commitment> commitment, Amount outstanding) =>
        ThenShows(commitment, outstanding);

    /// <summary>Expects the principal amount of a figure: outstanding, left, held, offered or online.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="amount">The amount; null if there are no figures or no amount was stated.</param>
    /// <exception cref="UnexpectedOutcomeException">The amount differs.</exception>
    public ThenAccepted ThenShows(FigureKey figure, Amount? amount)
    {
        var shown = Outcome.After.AsOf(_viewpoint).FiguresOf(figure)?.ComesTo;
        return shown == amount
            ? this
            : throw new UnexpectedOutcomeException($"{figure} shows {Words(shown)}; {Words(amount)} is expected.");
    }

    private static string Words(Amount? amount) =>
        amount is { } some ? $"{some} (from {some.Min} to {(some.Max is { } most ? $"{most}" : "any")})" : "nothing";
}
