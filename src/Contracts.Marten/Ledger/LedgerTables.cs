using Marten;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Contracts.Storage;

/// <summary>The tables of the ledger, as Marten makes and checks them with its own.</summary>
internal sealed class LedgerTables
{
    public LedgerTables(string schema)
    {
        Rows = Of(schema, "ledger_row", RowColumns.All);
        Index(Rows, "position", "tenant_id", "stream_id", "kind", "position_id", "known_to", "effective_to");
        Index(Rows, "debtor", "tenant_id", "debtor", "known_to", "effective_to");
        Index(Rows, "creditor", "tenant_id", "creditor", "known_to", "effective_to");

        Corners = Of(schema, "ledger_corner", CornerColumns.All);
        Index(Corners, "pair", "tenant_id", "debtor", "creditor", "unit", "known_at");
        Index(Corners, "creditor", "tenant_id", "creditor", "unit", "known_at");
        Index(Corners, "unit", "tenant_id", "unit", "known_at");
    }

    /// <summary>What every position shows: rectangles in both times.</summary>
    public Table Rows { get; }

    /// <summary>The corners of the rows, of which totals are the sums.</summary>
    public Table Corners { get; }

    public void AddTo(StoreOptions store) => store.Storage.ExtendedSchemaObjects.AddRange([Rows, Corners]);

    private static Table Of<TRow>(string schema, string name, IReadOnlyList<LedgerColumn<TRow>> columns)
    {
        var table = new Table(new PostgresqlObjectName(schema, name, SchemaUtils.IdentifierUsage.General));
        foreach (var column in columns)
            table.AddColumn(column.Name, column.Type);
        return table;
    }

    private static void Index(Table table, string name, params string[] columns) =>
        table.Indexes.Add(new IndexDefinition($"{table.Identifier.Name}_{name}") { Columns = columns });
}
