using System.Data.Common;

namespace Contracts.Storage;

/// <summary>
/// Makes the history of a stream from its rows, which are to come in the order of their versions, without one missing.
/// </summary>
/// <param name="before">The part of the history that was read before; empty for none.</param>
/// <param name="envelopes">The reader of all envelopes.</param>
/// <param name="entries">An empty list for the entries, which the history does not keep.</param>
internal sealed class HistoryBuilder(History before, EnvelopeReader envelopes, List<Entry> entries)
{
    private int _last = before.Version;
    private bool _isAtEnd;
    private Exception? _failure;

    private StreamKey Stream => before.Stream;

    /// <summary>True if there is any entry, read before or added.</summary>
    public bool HasEntries => _last > 0;

    /// <summary>Adds the row of the next version.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isKnown">
    /// False ends the history before this version, while the rows of later ones are still counted.
    /// </param>
    public void Add(DbDataReader row, bool isKnown = true)
    {
        if (_failure is not null)
            return;
        if (EntryRow.Version(row) != _last + 1)
        {
            _failure = UnreadableStreamException.Missing(Stream, _last + 1);
            return;
        }

        _last++;
        _isAtEnd |= !isKnown;
        if (_isAtEnd)
            return;
        try
        {
            entries.Add(EntryRow.Read(row, Stream, envelopes));
        }
        catch (Exception failure) when (failure is UnreadableStreamException or UnknownEventException)
        {
            _failure = failure;
        }
    }

    /// <summary>The stream, once all its rows are added.</summary>
    /// <param name="version">
    /// The version of its last row, as <c>mt_streams</c> has it; null where that has no such stream.
    /// </param>
    public StoredStream Build(long? version)
    {
        if (_failure is null && version.GetValueOrDefault() is var last && last != _last)
            _failure = last > _last
                ? UnreadableStreamException.Missing(Stream, _last + 1)
                : UnreadableStreamException.Surplus(Stream, (int)last + 1, (int)last);
        if (_failure is not null)
            return new StoredStream(Stream, _failure);
        try
        {
            return new StoredStream(entries.Count == 0 ? before : before.Then(entries));
        }
        catch (ArgumentException) when (Repeated() is { } repeated)
        {
            return new StoredStream(Stream, UnreadableStreamException.Repeated(repeated));
        }
    }

    private Entry? Repeated()
    {
        var ids = before.Entries.Select(entry => entry.Id).ToHashSet();
        return entries.Find(entry => !ids.Add(entry.Id));
    }
}
