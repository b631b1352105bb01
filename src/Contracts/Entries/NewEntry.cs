namespace Contracts;

/// <summary>An entry as a caller hands it in: what happened, since when, and on whose word.</summary>
public sealed record NewEntry
{
    /// <summary>
    /// The entry's name, unique in its stream. The same id with the same content again changes nothing, which makes
    /// every retry safe. Left out, the store makes one up, and a retry records twice.
    /// </summary>
    public EntryId? Id { get; init; }

    /// <summary>What happened.</summary>
    public required ContractEvent Event { get; init; }

    /// <summary>
    /// The first day on which the fact holds in the world. Required of facts and of corrections;
    /// other control entries hold for every day, and theirs is ignored.
    /// </summary>
    public PartialDate? EffectiveOn { get; init; }

    /// <summary>Where it is written. Left out, it is <see cref="Source.Unstated"/>.</summary>
    public Source Source { get; init; } = Source.Unstated;

    /// <summary>On whose word it stands. Left out, a party says so.</summary>
    public Standing Standing { get; init; }

    /// <summary>The earlier entry of the stream of whose matter this is a different account; null for none.</summary>
    public EntryId? Rivals { get; init; }

    /// <summary>Who recorded it; null where nobody said.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>What caused it to be recorded, such as the id of a message; null where nobody said.</summary>
    public string? CausedBy { get; init; }

    /// <summary>The conversation it was recorded in; null where nobody said.</summary>
    public string? CorrelationId { get; init; }
}
