using System.Data.Common;

namespace Contracts.Storage;

/// <summary>Reads an entry straight from its row, without Marten's event objects in between.</summary>
internal static class EntryRow
{
    /// <summary>
    /// The columns, in the order in which they are read. Of the headers only ours is asked for, as its text: that costs
    /// the server less than to write them all out.
    /// </summary>
    public const string Columns = $"""
        type, data, version, timestamp, headers ->> '{EntryEnvelope.Header}', user_name, causation_id, correlation_id
        """;

    /// <summary>The number of the columns.</summary>
    public const int Count = 8;

    /// <summary>The entry's version in its stream.</summary>
    public static int Version(DbDataReader row) => checked((int)row.GetInt64(2));

    /// <summary>
    /// The entry; an event of a type that this version does not know is an <see cref="UnknownEvent"/>.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="stream">The stream that it is of.</param>
    /// <param name="envelopes">The reader of the envelopes of all rows.</param>
    /// <exception cref="UnreadableStreamException">
    /// The row holds no entry that this version of the library could have recorded.
    /// </exception>
    /// <exception cref="UnknownEventException">
    /// It is a correction to an event of a type that this version does not know.
    /// </exception>
    public static Entry Read(DbDataReader row, StreamKey stream, EnvelopeReader envelopes)
    {
        EntryId? id = null;
        try
        {
            var envelope = envelopes.OfColumn(row, 4);
            id = envelope.Id;
            return new Entry
            {
                Id = envelope.Id,
                Stream = stream,
                Version = Version(row),
                RecordedAt = RecordedInstant.Truncate(row.GetDateTime(3)),
                Event = StoredEntry.ReadEvent(row.GetString(0), row.GetFieldValue<byte[]>(1)),
                EffectiveOn = envelope.EffectiveOn,
                Source = envelope.Source,
                Standing = envelope.Standing,
                Rivals = envelope.Rivals,
                Supersedes = envelope.Supersedes,
                Labels = envelope.Labels ?? ValueDictionary<string, string>.Empty,
                RecordedBy = Text(row, 5),
                CausedBy = Text(row, 6),
                CorrelationId = Text(row, 7),
            };
        }
        catch (Exception failure) when (UnreadableStreamException.Explains(failure))
        {
            throw UnreadableStreamException.Of(stream, Version(row), id, failure);
        }
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
