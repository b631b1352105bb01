namespace Replay;

/// <summary>One line of a board: a thing, its amount and its state.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Key">An identifier that is the same at every viewpoint.</param>
/// <param name="Kind">The kind of thing.</param>
/// <param name="Label">The name of the thing.</param>
/// <param name="Purpose">What it is owed for, or of, with a space before it; empty if not stated.</param>
/// <param name="Figure">The amount as text.</param>
/// <param name="Most">The greatest finite bound, by which lines are compared.</param>
/// <param name="Unit">The unit.</param>
/// <param name="State">The stage or lifecycle; empty for what is simply open.</param>
/// <param name="IsContested">True where a disputed fact contributed.</param>
/// <param name="Accounts">The number of accounts of the thing.</param>
internal sealed record BoardLine(
    StreamKey Stream, string Key, LineKind Kind, string Label, string Purpose, string Figure, decimal Most,
    AmountUnit Unit, string State, bool IsContested, int Accounts)
{
    /// <summary>The label as the object of a sentence.</summary>
    public string Subject => Kind switch
    {
        LineKind.Commitment or LineKind.Intention => $"what {Label}",
        LineKind.Investment => $"the stake of {Label}",
        _ => Label,
    };

    /// <summary>The amount with its state, <c>contested</c> and the number of accounts.</summary>
    public string Text =>
        Figure
        + (State.Length > 0 ? $", {State}" : "")
        + (IsContested ? ", contested" : "")
        + (Accounts > 1 ? $", told {Accounts} ways" : "");
}

/// <summary>The kinds of lines on a board.</summary>
internal enum LineKind
{
    /// <summary>A firm commitment.</summary>
    Commitment,

    /// <summary>A contingent or non-binding commitment.</summary>
    Intention,

    /// <summary>A right to have more undertaken; nothing of it is owed.</summary>
    Option,

    /// <summary>Equity held or agreed.</summary>
    Investment,

    /// <summary>An offering of shares.</summary>
    Offering,

    /// <summary>A fact about an organization, such as its business, its strategy or a published figure.</summary>
    Fact,
}
