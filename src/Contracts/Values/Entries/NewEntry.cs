using System.Globalization;

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
        var payload = CheckedPayload(stream);
        if (Event.FindFault() is { } fault)
            throw Impossible(fault);
        if (HistoryWriter.IsTooLong(this, payload, stream))
            throw Impossible(string.Create(CultureInfo.InvariantCulture, $"Its line in a history file is longer than {HistoryReader.LongestLine:N0} bytes; a shorter one is required."));
    }

    /// <summary>The event's payload, where a history file can state the entry.</summary>
    /// <exception cref="ArgumentException">None can.</exception>
    internal byte[] CheckedPayload(StreamKey stream)
    {
        if (stream.IsNone)
            throw new ArgumentException("There is no stream; an entry is recorded in one.", nameof(stream));
        if (Id is not { IsNone: false })
            throw new ArgumentException("The entry has no id; every entry of a history has one.");
        if (Event is null)
            throw Impossible("There is no event; an entry states one.");
        if (Event is UnknownEvent unknown)
            throw Impossible(unknown.FindFault());
        if (EventJson.TryWrite(Event, out var unwritten) is not { } payload)
            throw Impossible(unwritten);
        if (!Event.BelongsTo(stream.Kind))
            throw Impossible($"{EventType.Of(Event)} has no place in {stream}.");
        if (IsDated && EffectiveOn is null or { IsNone: true })
            throw Impossible("There is no effective date; facts and corrections have one.");
        if (EnvelopeFaults().FirstOrDefault() is { } around)
            throw Impossible(around);
        return payload;
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

    /// <summary>The faults of what stands around the event, by their attributes in a history file.</summary>
    private IEnumerable<PayloadFault> EnvelopeFaults()
    {
        if (Source is null)
        {
            yield return new PayloadFault("source", "There is no source; one is required, if only the unstated one.");
            yield break;
        }

        if (!Enum.IsDefined(Standing))
            yield return new PayloadFault("standing", $"The standing is {Standing:D}; one of {StorableText.List(KebabCase.All<Standing>())} is required.");
        if (Source.Kind is { } kind && !Enum.IsDefined(kind))
            yield return new PayloadFault("sourcekind", $"The kind is {kind:D}; one of {StorableText.List(KebabCase.All<SourceKind>())} is required, or none.");
        if (Source.PublishedOn is { IsNone: true })
            yield return new PayloadFault("publishedon", "The date is the default one, which is no date; a date or none is required.");
        if (Rivals is { IsNone: true })
            yield return new PayloadFault("rivals", "The id is the default one, which names no entry; an id or none is required.");
        foreach (var (field, text) in Texts())
        {
            if (text is not null && (text.Length == 0 || !StorableText.IsStorable(text)))
                yield return new PayloadFault(field, "The text is empty, or holds a NUL character or half a surrogate pair; a text or none is required.");
        }
    }

    private (string Field, string? Text)[] Texts() =>
        [("publisher", Source.Publisher), ("place", Source.Place), ("recordedby", RecordedBy), ("causedby", CausedBy), ("correlationid", CorrelationId)];

    private ArgumentException Impossible(PayloadFault? fault) => new($"Entry {Id}, {fault?.Field}: {fault?.Message}");

    private ArgumentException Impossible(string message) => new($"Entry {Id}: {message}");
}
