using System.Text.Json;
using JasperFx.Events;
using Marten;

namespace Contracts.Storage;

/// <summary>Entries as Marten's events, and back.</summary>
internal static class StoredEntry
{
    /// <summary>The event that keeps an entry.</summary>
    public static IEvent From(Entry entry, IDocumentSession session)
    {
        var stored = session.Events.BuildEvent(entry.Event);
        stored.Id = EventId.Of(session.TenantId, entry.Stream, entry.Id);
        stored.Timestamp = entry.RecordedAt;
        stored.UserName = entry.RecordedBy;
        stored.CausationId = entry.CausedBy;
        stored.CorrelationId = entry.CorrelationId;
        stored.SetHeader(EntryEnvelope.Header, EntryEnvelope.Of(entry).Format());
        return stored;
    }

    /// <summary>
    /// The event of a stored payload in today's form; an unknown type becomes an <see cref="UnknownEvent"/>.
    /// </summary>
    public static ContractEvent ReadEvent(string type, byte[] data) =>
        EventType.Find(type) is { } known
            ? EventJson.Read(data, known)
            : new UnknownEvent { Type = type, Data = JsonElement.Parse(data) };

    /// <summary>The entry that an event keeps.</summary>
    /// <exception cref="UnreadableStreamException">
    /// The event holds no entry that this version of the library could have recorded.
    /// </exception>
    public static Entry Read(IEvent stored)
    {
        var (stream, version) = (StreamKey.Parse(stored.StreamKey ?? ""), checked((int)stored.Version));
        EntryId? id = null;
        try
        {
            var envelope = EntryEnvelope.Parse(stored.GetHeader(EntryEnvelope.Header));
            id = envelope.Id;
            return new Entry
            {
                Id = envelope.Id,
                Stream = stream,
                Version = version,
                RecordedAt = RecordedInstant.Truncate(stored.Timestamp),
                Event = EventJson.Today(stored.Data),
                EffectiveOn = envelope.EffectiveOn,
                Source = envelope.Source,
                Standing = envelope.Standing,
                Rivals = envelope.Rivals,
                Supersedes = envelope.Supersedes,
                Labels = envelope.Labels ?? ValueDictionary<string, string>.Empty,
                RecordedBy = stored.UserName,
                CausedBy = stored.CausationId,
                CorrelationId = stored.CorrelationId,
            };
        }
        catch (Exception failure) when (UnreadableStreamException.Explains(failure))
        {
            throw UnreadableStreamException.Of(stream, version, id, failure);
        }
    }
}
