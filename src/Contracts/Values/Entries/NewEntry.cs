using System.Globalization;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>An entry to record: an event, its effective date, its source and its standing.</summary>
[JsonConverter(typeof(NewEntryJsonConverter))]
public sealed record NewEntry
{
    /// <summary>
    /// The entry's id, unique in its stream. Recording the same id with the same content again changes nothing, which
    /// makes every retry safe. If null, the store generates an id, and a retry records the entry twice.
    /// </summary>
    public EntryId? Id { get; init; }

    /// <summary>The event.</summary>
    public required ContractEvent Event { get; init; }

    /// <summary>
    /// The first day on which the fact holds in the world. It is required for facts and corrections. Other control
    /// entries apply to every day, and their effective date is ignored.
    /// </summary>
    public PartialDate? EffectiveOn { get; init; }

    /// <summary>The document that states it; the default is <see cref="Source.Unstated"/>.</summary>
    public Source Source { get; init; } = Source.Unstated;

    /// <summary>The standing; the default is <see cref="Standing.Confirmed"/>.</summary>
    public Standing Standing { get; init; }

    /// <summary>
    /// The earlier entry of the stream for which this one is a rival account of the same matter; null for none.
    /// </summary>
    public EntryId? Rivals { get; init; }

    /// <summary>
    /// The earlier entry of the stream whose account of the same matter this one takes the place of; null for none.
    /// </summary>
    /// <remarks>
    /// It is for a source that restates its own figure: it stands instead of <see cref="Rivals"/>, and counts only if
    /// both accounts state the same publisher and the standing is no weaker, confirmations included. Otherwise it is
    /// reported as an anomaly and acts as <see cref="Rivals"/>. It repeats what it does not restate.
    /// </remarks>
    public EntryId? Supersedes { get; init; }

    /// <summary>The person or system that recorded it; null if not stated.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>The cause of the recording, such as the id of a message; null if not stated.</summary>
    public string? CausedBy { get; init; }

    /// <summary>The id of the conversation in which it was recorded; null if not stated.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>
    /// Labels of the host's own, by name. They are kept, exported and told to subscribers, and never interpreted.
    /// </summary>
    /// <value>
    /// By default none. At most 20, each with a name of an <c>x</c> and up to 39 characters from a–z and 0–9, such as
    /// <c>xponumber</c>, and a text of 1 to 1000 characters without U+0000.
    /// </value>
    public IReadOnlyDictionary<string, string> Labels
    {
        get;
        init => field = ValueDictionary<string, string>.Of(value) ?? ValueDictionary<string, string>.Empty;
    } = ValueDictionary<string, string>.Empty;

    internal const string SupersedesBesideRivals =
        "The entry both rivals and supersedes an account; at most one of the two can be stated.";

    /// <summary>True if the entry has an effective date, which facts and corrections have.</summary>
    internal bool IsDated => Event is FactEvent or EntryCorrected;

    /// <summary>Throws if the entry is invalid by itself, regardless of the entries recorded before.</summary>
    /// <param name="stream">The stream in which it is to be recorded.</param>
    /// <exception cref="ArgumentException">The entry is invalid, or the stream cannot hold it.</exception>
    public void Check(StreamKey stream)
    {
        var payload = CheckedPayload(stream);
        if (Event.FindFault() is { } fault)
            throw Impossible(fault);
        if (RefusedField.OfMisspelledUnit(Event, payload) is { } misspelled)
            throw Impossible(misspelled);
        if (HistoryWriter.IsTooLong(this, payload, stream))
        {
            var most = HistoryReader.LongestLine.ToString("N0", CultureInfo.InvariantCulture);
            throw Impossible($"Its line in a history file is longer than {most} bytes; a shorter one is required.");
        }
    }

    /// <summary>Returns the event's payload after checking that a history file can state the entry.</summary>
    /// <exception cref="ArgumentException">No history file can state it.</exception>
    internal byte[] CheckedPayload(StreamKey stream)
    {
        if (stream.IsNone)
            throw new ArgumentException("There is no stream; an entry is recorded in one.", nameof(stream));
        if (Id is not { IsNone: false })
            throw new ArgumentException("The entry has no id; every entry of a history must have one.");
        if (Event is null)
            throw Impossible("There is no event; an entry must state one.");
        if (Event is UnknownEvent unknown)
            throw Impossible(unknown.FindFault());
        if (EventJson.TryWrite(Event, out var unwritten) is not { } payload)
            throw Impossible(unwritten);
        if (!Event.BelongsTo(stream.Kind))
            throw Impossible($"{EventType.Of(Event)} has no place in {stream}.");
        if (IsDated && EffectiveOn is null or { IsNone: true })
            throw Impossible("There is no effective date; facts and corrections must have one.");
        if (EnvelopeFaults().FirstOrDefault() is { } around)
            throw Impossible(around);
        return payload;
    }

    /// <summary>Creates the recorded entry.</summary>
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
        Supersedes = Supersedes,
        RecordedBy = RecordedBy,
        CausedBy = CausedBy,
        CorrelationId = CorrelationId,
        Labels = Labels,
    };

    /// <summary>Finds the faults of the envelope, by attribute of the history file.</summary>
    private IEnumerable<PayloadFault> EnvelopeFaults()
    {
        if (Source is null)
        {
            yield return new PayloadFault("source", "There is no source; one is required, if only the unstated one.");
            yield break;
        }

        if (!Enum.IsDefined(Standing))
        {
            yield return new PayloadFault(
                "standing",
                $"The standing is {Standing:D}; one of {StorableText.List(KebabCase.All<Standing>())} is required.");
        }

        if (Source.Kind is { } kind && !Enum.IsDefined(kind))
        {
            yield return new PayloadFault(
                "sourcekind",
                $"The kind is {kind:D}; one of {StorableText.List(KebabCase.All<SourceKind>())} is required, or none.");
        }

        if (Source.PublishedOn is { IsNone: true })
        {
            yield return new PayloadFault(
                "publishedon",
                "The date is the default one, which is no date; a date or none is required.");
        }

        if (Rivals is { IsNone: true })
        {
            yield return new PayloadFault(
                "rivals",
                "The id is the default one, which names no entry; an id or none is required.");
        }

        if (Supersedes is { IsNone: true })
        {
            yield return new PayloadFault(
                "supersedes",
                "The id is the default one, which names no entry; an id or none is required.");
        }

        if (Rivals is not null && Supersedes is not null)
            yield return new PayloadFault("supersedes", SupersedesBesideRivals);

        foreach (var fault in Contracts.Labels.FindFaults(Labels))
            yield return fault;

        foreach (var (field, text) in Texts())
        {
            if (text is not null && (text.Length == 0 || !StorableText.IsStorable(text)))
            {
                yield return new PayloadFault(
                    field,
                    "The text is empty, or holds a NUL character or half a surrogate pair; a text or none is required.");
            }
        }
    }

    private (string Field, string? Text)[] Texts() =>
    [
        ("publisher", Source.Publisher),
        ("place", Source.Place),
        ("recordedby", RecordedBy),
        ("causedby", CausedBy),
        ("correlationid", CorrelationId),
    ];

    private ArgumentException Impossible(PayloadFault? fault) => new($"Entry {Id}, {fault?.Field}: {fault?.Message}");

    private ArgumentException Impossible(string message) => new($"Entry {Id}: {message}");
}
