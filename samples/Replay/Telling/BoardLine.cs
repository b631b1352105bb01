namespace Replay;

/// <summary>One thing on a board: what it is, how much of it there is, and how it stands.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Key">What it is, the same at every viewpoint.</param>
/// <param name="Kind">Which kind of thing.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Figure">How much, as people write it.</param>
/// <param name="Most">The greatest finite bound, to weigh by.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="State">Its stage or lifecycle.</param>
/// <param name="IsContested">Whether something disputed had a part in it.</param>
/// <param name="Accounts">How many accounts of it there are.</param>
internal sealed record BoardLine(
    StreamKey Stream, string Key, LineKind Kind, string Label, string Figure, decimal Most, AmountUnit Unit, string State, bool IsContested, int Accounts)
{
    /// <summary>The line as the object of a sentence.</summary>
    public string Subject => Kind switch
    {
        LineKind.Commitment or LineKind.Intention => $"what {Label}",
        LineKind.Investment => $"the stake of {Label}",
        _ => Label,
    };

    /// <summary>The figure with what has to be known about it.</summary>
    public string Told => $"{Figure}{(State.Length > 0 ? $", {State}" : "")}{(IsContested ? ", contested" : "")}{(Accounts > 1 ? $", told {Accounts} ways" : "")}";
}
