using System.Runtime.ExceptionServices;

namespace Contracts.Storage;

/// <summary>A stream as it was read: its history, or the reason that it has none.</summary>
internal sealed class StoredStream
{
    private readonly History? _history;

    public StoredStream(History history) => (Stream, _history) = (history.Stream, history);

    /// <param name="stream">The stream.</param>
    /// <param name="failure">
    /// An <see cref="UnreadableStreamException"/> or an <see cref="UnknownEventException"/>.
    /// </param>
    public StoredStream(StreamKey stream, Exception failure) => (Stream, Failure) = (stream, failure);

    public StreamKey Stream { get; }

    /// <summary>True where it could be read and has no entry.</summary>
    public bool IsEmpty => _history is { Version: 0 };

    /// <summary>The failure; null where the stream could be read.</summary>
    public Exception? Failure { get; }

    /// <summary>The stream, unreadable where a newer version of the library recorded in it.</summary>
    public StoredStream WithoutUnknownEvents() =>
        _history?.FindUnknownEvent() is { } unknown ? new StoredStream(Stream, unknown) : this;

    /// <summary>The history.</summary>
    /// <exception cref="UnreadableStreamException">It could not be read.</exception>
    /// <exception cref="UnknownEventException">A newer version of the library recorded in it.</exception>
    public History History
    {
        get
        {
            if (Failure is not null)
                ExceptionDispatchInfo.Throw(Failure);
            return _history ?? History.Empty(Stream);
        }
    }
}
