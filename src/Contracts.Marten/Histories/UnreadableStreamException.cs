namespace Contracts.Storage;

/// <summary>
/// A stream cannot be read: a row of it is missing in the store, or holds no entry that this version of the library
/// could have recorded.
/// </summary>
/// <remarks>
/// Nothing is answered rather than something wrong, and nothing is recorded onto the stream. Trying again changes
/// nothing until its rows in <c>mt_events</c> and <c>mt_streams</c> are restored from a backup. What a newer version of
/// the library recorded is an <see cref="UnknownEventException"/>.
/// </remarks>
public sealed class UnreadableStreamException : Exception
{
    /// <summary>Makes the report.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="version">The version at which reading fails.</param>
    /// <param name="entry">The id of the entry of that version; null where it is not known.</param>
    /// <param name="reason">
    /// The fault and the remedy, in words that follow on the entry, such as <c>is missing in the store; restore it from
    /// a backup.</c>
    /// </param>
    /// <param name="innerException">The cause; null for none.</param>
    public UnreadableStreamException(
        StreamKey stream, int version, EntryId? entry, string reason, Exception? innerException = null)
        : base($"Version {version} of {stream}{(entry is { } id ? $" (entry {id})" : "")} {reason}", innerException)
    {
        Stream = stream;
        Version = version;
        Entry = entry;
    }

    /// <summary>The stream.</summary>
    public StreamKey Stream { get; }

    /// <summary>The version at which reading fails. Whether later ones could be read is not known.</summary>
    public int Version { get; }

    /// <summary>The id of the entry of that version; null where it is not known.</summary>
    public EntryId? Entry { get; }

    /// <summary>A version that the stream must have and the store does not.</summary>
    internal static UnreadableStreamException Missing(StreamKey stream, int version) =>
        new(stream, version, null, "is missing in the store (mt_events); restore its row from a backup.");

    /// <summary>A version in the store after the last one that the stream has, or of a stream that has none.</summary>
    internal static UnreadableStreamException Surplus(StreamKey stream, int version, int last) => new(
        stream,
        version,
        null,
        last == 0
            ? "is in the store (mt_events), but its stream is not (mt_streams); restore the stream's row from a backup."
            : $"is in the store (mt_events), but its stream ends with version {last} (mt_streams); "
                + "restore the stream's row from a backup.");

    /// <summary>An id that an earlier entry of the stream has.</summary>
    internal static UnreadableStreamException Repeated(Entry entry) =>
        new(
            entry.Stream,
            entry.Version,
            entry.Id,
            "has the id of an earlier entry; an id is unique in its stream. "
            + "Restore its row in the store (mt_events) from a backup.");

    /// <summary>The failure to read the row of an entry, with its place; a newer version's event stays one.</summary>
    internal static Exception Of(StreamKey stream, int version, EntryId? entry, Exception failure) =>
        failure is UnknownEventException unknown
        ? new UnknownEventException(unknown.EventType, stream, version, entry, failure)
        : new UnreadableStreamException(
            stream,
            version,
            entry,
            $"cannot be read: {failure.Message.TrimEnd('.')}; restore its row in the store (mt_events) from a backup, "
            + "or use the version of the library that recorded it.",
            failure);

    /// <summary>True for a failure that lies in what was read, and not in reading it.</summary>
    internal static bool Explains(Exception failure) =>
        failure is not (OperationCanceledException or System.Data.Common.DbException or IOException
            or ObjectDisposedException or OutOfMemoryException);
}
