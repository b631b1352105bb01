namespace Contracts.Storage;

/// <summary>What one stream learned at one instant.</summary>
/// <param name="Entries">The entries, at least one.</param>
/// <param name="Lines">Their lines.</param>
internal sealed record ImportBatch(IReadOnlyList<Entry> Entries, IReadOnlyList<HistoryLine> Lines)
{
    /// <summary>The batches of one stream, in order.</summary>
    public static IEnumerable<ImportBatch> Of(StreamImport stream) =>
        stream.Batches().Select(entries => new ImportBatch(entries, [.. entries.Select(entry => stream.LineOf(entry.Id))]));

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
