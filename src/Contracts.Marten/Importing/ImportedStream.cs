using Marten;

namespace Contracts.Storage;

/// <summary>A stream of an import that goes into the store part by part, each part in one transaction.</summary>
/// <remarks>
/// The rows of a part follow on those of the part before, so that the stream is folded once, however many transactions
/// it takes.
/// </remarks>
/// <param name="judged">The stream's lines, judged after what is recorded.</param>
internal sealed class ImportedStream(StreamImport judged)
{
    private StreamImport _judged = judged;
    private RowChanges? _changes;
    private BoundedSteps? _steps;

    /// <summary>The stream with all its lines.</summary>
    public History After => _judged.Outcome.After;

    /// <summary>The version before the part at hand.</summary>
    public int Since { get; private set; } = judged.Outcome.Before.Version;

    /// <summary>The last version of the part at hand.</summary>
    public int Version { get; private set; } = judged.Outcome.Before.Version;

    /// <summary>The last version of the next instant; null where all instants are taken.</summary>
    public int? Next => After.Moments(Version).Select(moment => (int?)moment.Version).FirstOrDefault();

    /// <summary>
    /// True where the rows of the part can be made before its transaction. Those of entries that join the last instant
    /// cannot.
    /// </summary>
    public bool CanMakeRows => Since == 0 || After.KnownSince(Since) != After.KnownSince(Since + 1);

    /// <summary>True where the part at hand continues the rows that were made for the part before.</summary>
    public bool GoesOn => _steps?.Version == Version;

    /// <summary>True where its rows have exceeded their bound, so that it has none.</summary>
    public bool IsWithoutRows { get; private set; }

    /// <summary>Begins to make rows after the part at hand, where the stream has so many.</summary>
    public void BeginRows(LedgerBound bound, RowCount rows) =>
        (_steps, _changes) = (new BoundedSteps(After, Version, bound, rows), new RowChanges(After.Stream));

    /// <summary>Adds the next instant to the part at hand.</summary>
    /// <returns>The number of rows that begin or end.</returns>
    public int Take()
    {
        var version = Next ?? throw new InvalidOperationException($"Version {Version} of {After.Stream} is the last.");
        var before = _changes?.Count ?? 0;
        if (GoesOn && _steps?.Next() is { } step)
            _changes?.Apply(step);
        Version = version;
        return (_changes?.Count ?? 0) - before;
    }

    /// <summary>Ends the part at hand.</summary>
    public ImportedPart Cut()
    {
        var part = new ImportedPart
        {
            Of = this,
            Since = Since,
            Entries = [.. After.Entries.Skip(Since).Take(Version - Since)],
            Changes = _changes,
            IsExceeded = _steps is { IsExceeded: true },
        };
        Since = Version;
        IsWithoutRows |= part.IsExceeded;
        _changes = GoesOn && !part.IsExceeded ? new RowChanges(After.Stream) : null;
        if (_changes is null)
            _steps = null;
        return part;
    }

    /// <summary>The lines of some entries.</summary>
    public IEnumerable<HistoryLine> LinesOf(IEnumerable<Entry> entries) =>
        entries.Select(entry => _judged.LineOf(entry.Id));

    /// <summary>Judges the lines after the part at hand again, on what is recorded now.</summary>
    /// <returns>The number of lines that are recorded already.</returns>
    public int JudgeAgain(History recorded, DateTimeOffset now)
    {
        List<HistoryLine> lines = [.. LinesOf(After.Entries.Skip(Version))];
        _judged = new StreamImport(recorded, lines, now);
        StreamImport.ThrowIfFaulty([_judged]);
        (Since, Version, _steps, _changes) = (recorded.Version, recorded.Version, null, null);
        return lines.Count - _judged.Outcome.Recorded.Count;
    }
}

/// <summary>
/// A part of a stream that is recorded whole or not at all: what it learned at some instants in a row.
/// </summary>
internal sealed record ImportedPart
{
    /// <summary>The stream.</summary>
    public required ImportedStream Of { get; init; }

    /// <summary>The version of the stream before.</summary>
    public required int Since { get; init; }

    /// <summary>The entries, at least one.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>The rows that the stream loses and gains; null where they were not made.</summary>
    public required RowChanges? Changes { get; init; }

    /// <summary>True where the rows exceed their bound with this part.</summary>
    public required bool IsExceeded { get; init; }

    /// <summary>The stream as it is with the part, and nothing after it.</summary>
    public History After =>
        Of.After.Version == Since + Entries.Count
            ? Of.After
            : History.Of(Of.After.Stream, Of.After.Entries.Take(Since + Entries.Count));

    /// <summary>Queues the rows of the part: those that were made, where the stream has any.</summary>
    /// <returns>The number of corners that are inserted.</returns>
    public async Task<int> WriteAsync(
        IDocumentSession session, RowWriter writer, bool isWithoutRows, CancellationToken cancellationToken)
    {
        if (isWithoutRows || Changes is null)
            return await writer.WriteAsync(session, After, Since, isWithoutRows, cancellationToken)
                .ConfigureAwait(false);
        writer.NameParties(session, Of.After, Since, Since + Entries.Count);
        return IsExceeded
            ? writer.RemoveRows(session, Of.After.Stream)
            : writer.Write(session, Of.After.Stream, Changes, Of.After.KnownSince(Since + 1));
    }
}
