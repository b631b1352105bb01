namespace Contracts;

/// <summary>
/// A fact for which the language has no other event, such as a lawsuit, a covenant or a service level. It has a place
/// in any stream, and changes no figure in any.
/// </summary>
/// <remarks>
/// It is dated, sourced, disputed and corrected like any other fact, and breaks no rule: the deal and the commitment
/// that it names need not exist, and the parties that it names do not become parties to the stream.
/// </remarks>
[EventType("contracts.fact-noted.v1")]
public sealed record FactNoted : FactEvent
{
    /// <summary>The topic, such as <c>lawsuit</c>.</summary>
    public required Topic Topic { get; init; }

    /// <summary>The fact in words.</summary>
    public required string Summary { get; init; }

    /// <summary>Details as a JSON object; null for none.</summary>
    public FactDetails? Details { get; init; }

    /// <summary>The deal that it concerns; null for none.</summary>
    public Id<Deal>? Deal { get; init; }

    /// <summary>The commitment that it concerns; null for none.</summary>
    public Id<Commitment>? Commitment { get; init; }

    /// <summary>The organizations that it concerns; empty for none.</summary>
    public IReadOnlyList<Id<Party>> Parties
    {
        get;
        init => field = ValueList.Of(value ?? []);
    } = ValueList<Id<Party>>.Empty;

    internal override bool CanChangeFigures => false;

    internal override bool BelongsTo(StreamKind kind) => true;

    internal override string Tell(Wording words) =>
        Phrase.Capitalized(Topic.ToString().Replace('-', ' '))
        + (Commitment is { } commitment ? $" about what {words.Owing(commitment)}"
            : Deal is { } deal ? $" about {words.Deal(deal)}"
            : "")
        + Phrase.Because(Summary);
}
