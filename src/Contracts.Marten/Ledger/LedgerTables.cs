using JasperFx.Events.Projections;
using Marten;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Contracts.Storage;

/// <summary>The tables of the ledger, as Marten makes and checks them with its own.</summary>
internal sealed class LedgerTables
{
    private const string Fresh = "_fresh";

    public LedgerTables(string schema)
    {
        Schema = schema;
        Rows = Of(schema, "ledger_row", RowColumns.All);
        Index(Rows, "position", "tenant_id", "stream_id", "kind", "position_id", "known_to", "effective_to");
        Index(Rows, "debtor", "tenant_id", "debtor", "known_to", "effective_to");
        Index(Rows, "creditor", "tenant_id", "creditor", "known_to", "effective_to");

        Corners = Of(schema, "ledger_corner", CornerColumns.All);
        Index(Corners, "pair", "tenant_id", "debtor", "creditor", "unit", "known_at");
        Index(Corners, "creditor", "tenant_id", "creditor", "unit", "known_at");
        Index(Corners, "unit", "tenant_id", "unit", "known_at");

        State = new Table(new PostgresqlObjectName(schema, "ledger_state", SchemaUtils.IdentifierUsage.General));
        State.AddColumn<int>("fold_version").AsPrimaryKey();
        State.AddColumn<bool>("is_complete").NotNull();
    }

    public string Schema { get; }

    /// <summary>What every position shows: rectangles in both times.</summary>
    public Table Rows { get; }

    /// <summary>The corners of the rows, of which totals are the sums.</summary>
    public Table Corners { get; }

    /// <summary>Which versions of the fold the rows are complete for.</summary>
    public Table State { get; }

    public void AddTo(StoreOptions store) => store.Storage.ExtendedSchemaObjects.AddRange([Rows, Corners, State]);

    /// <summary>Has the daemon empty the rows before it makes them anew.</summary>
    public void AreEmptiedBy(AsyncOptions daemon)
    {
        daemon.DeleteDataInTableOnTeardown(Rows.Identifier.QualifiedName);
        daemon.DeleteDataInTableOnTeardown(Corners.Identifier.QualifiedName);
    }

    /// <summary>The statements that make an empty table beside each of the two, without indexes.</summary>
    public string CreateFresh => Each(table => $"drop table if exists {FreshOf(table)}; create table {FreshOf(table)} (like {table.Identifier} including defaults);");

    /// <summary>The statements that give the tables beside their indexes.</summary>
    public string IndexFresh => Each(table =>
        string.Concat(table.Indexes.Select(index => $"create index {index.Name}{Fresh} on {FreshOf(table)} ({string.Join(", ", index.Columns ?? [])});")) + $"analyze {FreshOf(table)};");

    /// <summary>The statements that put the tables beside in the place of the two.</summary>
    public string PutFreshInPlace => Each(table =>
        $"drop table {table.Identifier}; alter table {FreshOf(table)} rename to {table.Identifier.Name};"
        + string.Concat(table.Indexes.Select(index => $"alter index {Schema}.{index.Name}{Fresh} rename to {index.Name};")));

    /// <summary>The name of the table that is made beside one.</summary>
    public static string FreshOf(Table table) => table.Identifier.QualifiedName + Fresh;

    private string Each(Func<Table, string> statements) => statements(Rows) + statements(Corners);

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
