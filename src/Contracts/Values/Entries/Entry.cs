using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A recorded event with its envelope. An entry is never changed and never removed.</summary>
[JsonConverter(typeof(EntryJsonConverter))]
public sealed record Entry
{
    /// <summary>The id, unique in the stream.</summary>
    public required EntryId Id { get; init; }

    /// <summary>The stream that the entry belongs to.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The position in the stream, counted from 1 without gaps.</summary>
    public required int Version { get; init; }

    /// <summary>The instant at which this ledger learned of the entry, in UTC and whole microseconds.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <inheritdoc cref="NewEntry.Event"/>
    public required ContractEvent Event { get; init; }

    /// <summary>
    /// The first day on which the fact holds in the world; null on control entries other than corrections.
    /// </summary>
    public PartialDate? EffectiveOn { get; init; }

    /// <summary>The document that states it.</summary>
    public required Source Source { get; init; }

    /// <summary>The standing as recorded. Later confirmations of the entry can raise it.</summary>
    public Standing Standing { get; init; }

    /// <inheritdoc cref="NewEntry.Rivals"/>
    public EntryId? Rivals { get; init; }

    /// <inheritdoc cref="NewEntry.Supersedes"/>
    public EntryId? Supersedes { get; init; }

    /// <inheritdoc cref="NewEntry.RecordedBy"/>
    public string? RecordedBy { get; init; }

    /// <inheritdoc cref="NewEntry.CausedBy"/>
    public string? CausedBy { get; init; }

    /// <inheritdoc cref="NewEntry.CorrelationId"/>
    public string? CorrelationId { get; init; }

    /// <inheritdoc cref="NewEntry.Labels"/>
    public IReadOnlyDictionary<string, string> Labels
    {
        get;
        init => field = ValueDictionary<string, string>.Of(value) ?? ValueDictionary<string, string>.Empty;
    } = ValueDictionary<string, string>.Empty;

    /// <summary>
    /// The organizations that the entry's fact names as taking part, or the fact that a correction puts in its place.
    /// </summary>
    /// <remarks>
    /// A subscriber can route by them. Other control entries name none. The organization of a stream of its own is not
    /// among them unless the fact names it.
    /// </remarks>
    /// <returns>The organizations in the order of their naming, each once.</returns>
    public IEnumerable<Id<Party>> PartiesNamed() =>
        (((Event as EntryCorrected)?.Event ?? Event as FactEvent)?.PartiesNamed ?? []).Distinct();

    /// <summary>The entry whose claim it joins, by rivalling or superseding it; null for none.</summary>
    internal EntryId? Joins => Rivals ?? Supersedes;

    /// <summary>The entry in the form in which a caller records it.</summary>
    internal NewEntry Given() => new()
    {
        Id = Id,
        Event = Event,
        EffectiveOn = EffectiveOn,
        Source = Source,
        Standing = Standing,
        Rivals = Rivals,
        Supersedes = Supersedes,
        RecordedBy = RecordedBy,
        CausedBy = CausedBy,
        CorrelationId = CorrelationId,
        Labels = Labels,
    };

    /// <summary>
    /// Returns true if another entry has the same content: stream, event, effective date, source, standing, rivals,
    /// what it supersedes, and labels. The instant of recording, the recorder, the cause and the correlation id are
    /// ignored.
    /// </summary>
    /// <param name="other">An entry with the same id.</param>
    public bool SaysTheSameAs(Entry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Stream == other.Stream
            && EffectiveOn == other.EffectiveOn
            && Source == other.Source
            && Standing == other.Standing
            && Rivals == other.Rivals
            && Supersedes == other.Supersedes
            && Labels.Equals(other.Labels)
            && EventJson.AreSame(Event, other.Event);
    }
}
