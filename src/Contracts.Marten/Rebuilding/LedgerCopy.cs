using System.Collections.Concurrent;
using Weasel.Postgresql.Tables;

namespace Contracts.Storage;

/// <summary>Copies the rows of whole streams into the tables beside those in use.</summary>
internal sealed class LedgerCopy(LedgerDatabase database, LedgerBound bound)
{
    private readonly ConcurrentBag<StreamWithoutRows> _withoutRows = [];
    private readonly ConcurrentDictionary<string, DateTimeOffset> _lastChanges = [];
    private readonly Dictionary<Table, TableCopy<StoredRow>> _rows = database.Tables.RowTables.ToDictionary(
        table => table,
        table => new TableCopy<StoredRow>(database, table, database.Tables.ColumnsOf(table), Place));
    private readonly TableCopy<StoredCorner> _corners = new(database, database.Tables.RolledCorners, CornerColumns.All);
    private readonly TableCopy<NamedParty> _parties = new(database, database.Tables.Parties, NamedParty.Columns);

    /// <summary>The copies, which go on until no more comes.</summary>
    public IEnumerable<Func<CancellationToken, Task>> All =>
        [
            .. _rows.Values.Select<TableCopy<StoredRow>, Func<CancellationToken, Task>>(rows => rows.RunAsync),
            _corners.RunAsync, _parties.RunAsync,
        ];

    /// <summary>The streams whose rows would exceed their bound; none of them are copied.</summary>
    public IReadOnlyCollection<StreamWithoutRows> StreamsWithoutRows => _withoutRows;

    /// <summary>The last instant at which rows of a tenant change, by tenant.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> LastChanges => _lastChanges;

    /// <summary>Takes the ledger of one stream of a tenant.</summary>
    public async Task AddAsync(string tenant, History history, CancellationToken cancellationToken)
    {
        var ledger = new RowsFromScratch(history, bound);
        if (ledger.IsWithoutRows)
            _withoutRows.Add(new StreamWithoutRows(tenant, history.Stream));
        else if (ledger.LastAt is { } lastAt)
            _lastChanges.AddOrUpdate(tenant, lastAt, (_, known) => lastAt > known ? lastAt : known);
        foreach (var rows in ledger.Rows.GroupBy(
            row => database.Tables.RowsOf(row.Row.Slice.Key.Kind, row.Policies),
            row => new StoredRow(tenant, row.Policies, row.Row)))
        {
            await _rows[rows.Key].AddAsync([.. rows], cancellationToken).ConfigureAwait(false);
        }

        await _corners.AddAsync(
            [.. ledger.Corners.Select(corner => new StoredCorner(tenant, corner))],
            cancellationToken).ConfigureAwait(false);
        await _parties.AddAsync(
            [.. history.PartiesNamed().Select(party => new NamedParty(tenant, party, history.Stream))],
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says that no more comes.</summary>
    public void Complete()
    {
        foreach (var rows in _rows.Values)
            rows.Complete();
        _corners.Complete();
        _parties.Complete();
    }

    /// <summary>
    /// The place where recording would have left a row: ended rows by their ends, then open ones by their beginnings; and
    /// items of one kind together.
    /// </summary>
    /// <remarks>
    /// So a portfolio, which asks for all that was known at an instant, finds much of it on each page, and not a little
    /// of it on all.
    /// </remarks>
    private static (FigureKind Kind, long Known) Place(StoredRow row) => (
        row.Slice.Figures is PositionFigures ? FigureKind.Commitment : row.Slice.Key.Kind,
        row.Row.KnownTo?.UtcTicks ?? DateTime.MaxValue.Ticks + row.Row.KnownFrom.UtcTicks);
}
