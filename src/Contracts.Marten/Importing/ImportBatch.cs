namespace Contracts.Storage;

/// <summary>What one stream learned at one instant.</summary>
/// <param name="Judged">The stream, with what becomes of it.</param>
/// <param name="Entries">The entries, at least one.</param>
internal sealed record ImportBatch(StreamImport Judged, IReadOnlyList<Entry> Entries)
{
    public StreamKey Stream => Entries[0].Stream;

    /// <summary>The lines of the entries.</summary>
    public IEnumerable<HistoryLine> Lines => Entries.Select(entry => Judged.LineOf(entry.Id));

    /// <summary>The version of the stream before.</summary>
    public int Since => Entries[0].Version - 1;

    /// <summary>The stream as it is with the batch, and nothing after it.</summary>
    public History After => Judged.Outcome.After is var all && all.Version == Entries[^1].Version ? all : History.Of(Stream, all.Entries.Take(Entries[^1].Version));

    /// <summary>The batches of one stream, in order.</summary>
    public static IEnumerable<ImportBatch> Of(StreamImport stream) =>
        stream.Batches().Select(entries => new ImportBatch(stream, entries));

    /// <summary>Batches in their order, as many together as a transaction takes; a larger one stands alone.</summary>
    public static IEnumerable<IReadOnlyList<ImportBatch>> Together(IEnumerable<ImportBatch> batches, int mostEntries)
    {
        var together = new List<ImportBatch>();
        var entries = 0;
        foreach (var batch in batches)
        {
            if (entries > 0 && entries + batch.Entries.Count > mostEntries)
            {
                yield return together;
                (together, entries) = ([], 0);
            }

            together.Add(batch);
            entries += batch.Entries.Count;
        }

        if (entries > 0)
            yield return together;
    }
}
