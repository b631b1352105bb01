using System.Text.Json.Serialization;

namespace Contracts.Storage;

/// <summary>An answer with the token of what was known when it was given.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed record LedgerAnswer<T>
{
    /// <summary>The value.</summary>
    public required T Value { get; init; }

    /// <summary>The token of what was known; asking with it gives the same answer again.</summary>
    [JsonConverter(typeof(ParsableJsonConverter<KnowledgeToken>))]
    public required KnowledgeToken Knowledge { get; init; }

    /// <summary>
    /// True where the answer is by other rules than those of the given token
    /// (<see cref="ContractsOptions.AcceptTokensOfOtherRules"/>).
    /// </summary>
    /// <remarks>
    /// The entries are those that the token knows; what they come to may differ from the answer that the token was
    /// given with.
    /// </remarks>
    public bool IsByOtherRules { get; init; }

    /// <summary>
    /// The streams that the answer leaves out because they cannot be read, where
    /// <see cref="ContractsOptions.SkipUnreadableStreams"/> asks for that; empty by default. Asked with the token again
    /// after they were restored, the ledger answers with them.
    /// </summary>
    /// <remarks>
    /// Where the value is read stream by stream, they are listed as they are come upon: the list is complete once all
    /// is read.
    /// </remarks>
    public IReadOnlyList<SkippedHistory> SkippedStreams
    {
        get => WhileReading?.Streams ?? field;
        init => field = ValueList.Of(value);
    } = ValueList<SkippedHistory>.Empty;

    /// <summary>The streams that are left out while the value is read; null where it is read already.</summary>
    internal SkippedWhileReading? WhileReading { get; init; }

    /// <summary>Another value that follows from this answer.</summary>
    internal LedgerAnswer<TOther> With<TOther>(TOther value) =>
        new()
        {
            Value = value,
            Knowledge = Knowledge,
            IsByOtherRules = IsByOtherRules,
            SkippedStreams = WhileReading is null ? SkippedStreams : [],
            WhileReading = WhileReading,
        };
}

/// <summary>A stream that cannot be read, and that an answer leaves out.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">The version at which reading fails.</param>
/// <param name="Entry">The id of the entry of that version; null where it is not known.</param>
/// <param name="Reason">
/// The message of the <see cref="UnreadableStreamException"/> or <see cref="UnknownEventException"/> with which reading
/// the stream fails.
/// </param>
public sealed record SkippedHistory(StreamKey Stream, int Version, EntryId? Entry, string Reason);

/// <summary>The streams that an answer leaves out while it is read.</summary>
internal sealed class SkippedWhileReading
{
    private readonly Lock _lock = new();
    private readonly List<SkippedHistory> _streams = [];

    /// <summary>Those that were come upon so far, each once.</summary>
    public IReadOnlyList<SkippedHistory> Streams
    {
        get
        {
            lock (_lock)
                return [.. _streams];
        }
    }

    public void Add(SkippedHistory stream)
    {
        lock (_lock)
        {
            if (!_streams.Contains(stream))
                _streams.Add(stream);
        }
    }
}
