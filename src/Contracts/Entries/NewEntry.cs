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

    /// <summary>Whether the entry has an effective date: facts and corrections do.</summary>
    internal bool IsDated => Event is FactEvent or EntryCorrected;

    /// <summary>Refuses what is impossible by itself, whatever is recorded.</summary>
    /// <param name="stream">The stream that it is meant for.</param>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Check(StreamKey stream)
    {
        if (stream.IsNone)
            throw new ArgumentException("There is no stream; an entry is recorded in one.", nameof(stream));
        if (Id is not { IsNone: false })
            throw new ArgumentException("The entry has no id; every entry of a history has one.");
        if (!Event.BelongsTo(stream.Kind))
            throw Impossible($"{EventType.Of(Event)} has no place in {stream}.");
        if (IsDated && EffectiveOn is null or { IsNone: true })
            throw Impossible("There is no effective date; facts and corrections have one.");
        if (!Enum.IsDefined(Standing) || Source.Kind is { } kind && !Enum.IsDefined(kind) || Source.PublishedOn is { IsNone: true } || Rivals is { IsNone: true })
            throw Impossible("The standing, the source or the rival is no possible value; a possible one or none is required.");
        if (!(IsSaid(Source.Publisher) && IsSaid(Source.Place) && IsSaid(RecordedBy) && IsSaid(CausedBy) && IsSaid(CorrelationId)))
            throw Impossible("A text around the event is empty, or holds a NUL character or half a surrogate pair; it says something or is left out.");
        if (Event.FindFault() is { } fault)
            throw new ArgumentException($"Entry {Id}, {fault.Field}: {fault.Message}");
        EventJson.Write(Event);
    }

    /// <summary>The entry that this one becomes.</summary>
    internal Entry In(StreamKey stream, int version, DateTimeOffset recordedAt) => new()
    {
        Id = Id ?? default,
        Stream = stream,
        Version = version,
        RecordedAt = recordedAt,
        Event = Event,
        EffectiveOn = IsDated ? EffectiveOn : null,
        Source = Source,
        Standing = Standing,
        Rivals = Rivals,
        RecordedBy = RecordedBy,
        CausedBy = CausedBy,
        CorrelationId = CorrelationId,
    };

    /// <summary>Whether a text says something that can be stored, or is left out.</summary>
    private static bool IsSaid(string? text) => text is null || (text.Length > 0 && Text.IsStorable(text));

    private ArgumentException Impossible(string message) => new($"Entry {Id}: {message}");
}
