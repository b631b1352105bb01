using JasperFx.Events.Projections;
using Marten;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Contracts.Storage;

/// <summary>The tables of the ledger, as Marten makes and checks them with its own.</summary>
internal sealed class LedgerTables
{
    private const string Fresh = "_fresh";

    /// <summary>The tables in a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="foldVersion">The version of the rules by which the host folds.</param>
    public LedgerTables(string schema, int foldVersion = History.FoldVersion)
    {
        Schema = schema;
        FoldVersion = foldVersion;
        Rows = RowsNamed("ledger_row");
        OwnRows = RowsNamed("ledger_own_row");
        Items = ItemsNamed("ledger_item");
        OwnItems = ItemsNamed("ledger_own_item");

        Corners =
            Of(schema, "ledger_corner", CornerColumns.All).WithAutovacuum(vacuumThreshold: 1000, vacuumScaleFactor: 0);

        RolledCorners = Of(schema, "ledger_corner_rolled", CornerColumns.All);
        // Where all are asked for by name, the name that differs most comes first: the tenant's is often the same, and
        // would be compared in vain.
        Index(RolledCorners, "pair", "debtor", "creditor", "tenant_id", "unit", "known_at");
        Index(RolledCorners, "debtor", "debtor", "tenant_id", "unit", "known_at");
        Index(RolledCorners, "creditor", "creditor", "tenant_id", "unit", "known_at");
        Index(RolledCorners, "unit", "tenant_id", "unit", "known_at");

        Blocks = new Table(NameOf(schema, "ledger_block"));
        Blocks.AddColumn("id", "bigint").AsPrimaryKey();
        foreach (var column in new[] { "tenant_id", "unit", "debtor", "creditor" })
            Blocks.AddColumn(column, "varchar").NotNull();
        Blocks.AddColumn("is_checkpoint", "boolean").NotNull();
        Blocks.AddColumn("known_after", "timestamptz").NotNull();
        Blocks.AddColumn("known_to", "timestamptz").NotNull();
        Blocks.AddColumn("variants", "integer[]").NotNull();
        Index(Blocks, "scope", "tenant_id", "unit", "debtor", "creditor", "is_checkpoint", "known_to");
        BlockNumbers = new Sequence(NameOf(schema, "ledger_block_number"));

        BlockSums = new Table(NameOf(schema, "ledger_block_sum"));
        BlockSums.AddColumn("block_id", "bigint").NotNull();
        BlockSums.AddColumn("variant", "integer").NotNull();
        BlockSums.AddColumn("effective_on", "integer").NotNull();
        foreach (var measure in CornerColumns.Measures)
            BlockSums.AddColumn(measure.Name, measure.SumType).NotNull();
        Index(BlockSums, "day", "block_id", "variant", "effective_on");

        Late = new Table(NameOf(schema, "ledger_late"));
        Late.AddColumn("tenant_id", "varchar").NotNull();
        Late.AddColumn("seq_id", "bigint").NotNull();
        Late.AddColumn("known_at", "timestamptz").NotNull();
        Index(Late, "seq", "tenant_id", "seq_id");

        Changes = new Table(NameOf(schema, "ledger_change"));
        AddTo(Changes, "tenant_id", "varchar");
        AddTo(Changes, "known_at", "timestamptz");
        Index(Changes, "last", "tenant_id", "known_at");

        Parties = Of(schema, "ledger_party", NamedParty.Columns);
        Index(Parties, "named", "tenant_id", "party", "stream_id");

        StreamsWithoutRows = Of(schema, "ledger_unkept", StreamWithoutRows.Columns);
        Index(StreamsWithoutRows, "stream", "tenant_id", "stream_id");
        StreamsWithoutRows.Indexes[0].IsUnique = true;

        State = new Table(NameOf(schema, "ledger_state"));
        State.AddColumn("is_only", "boolean").AsPrimaryKey();
        State.AddColumn("upkeep", "varchar").NotNull();
        State.AddColumn("fold_version", "integer").NotNull();
        State.AddColumn("is_complete", "boolean").NotNull();
        State.AddColumn("epoch", "bigint").NotNull();
        State.AddColumn("written_up_to", "bigint").NotNull();
        State.AddColumn("incomplete_since", "bigint");
        State.AddColumn("reason", "varchar");
        State.AddColumn("changed_at", "timestamptz").NotNull();

        Written = new Table(NameOf(schema, "ledger_written"));
        Written.AddColumn("tenant_id", "varchar").AsPrimaryKey();
        Written.AddColumn("up_to", "bigint").NotNull();

        Table RowsNamed(string name)
        {
            var rows = Of(schema, name, RowColumns.All);
            // All that decides whether a row is in a portfolio.
            Index(rows, "known", "tenant_id", "known_to", "known_from", "effective_to", "effective_from");
            IndexPosition(rows);
            Index(rows, "debtor", "debtor", "tenant_id", "known_to", "effective_to");
            Index(rows, "creditor", "creditor", "tenant_id", "known_to", "effective_to");
            Index(rows, "day", "tenant_id", "last_day").Predicate = "last_day is not null";
            // In the order of a page by size to the last column, so that nothing is sorted; with all that decides
            // whether a row is on it, so that others are passed over within the index.
            Index(
                rows,
                "size",
                [
                    "tenant_id", "unit", .. PositionPageQuery.BySize, "known_to", "known_from", "effective_to",
                    "effective_from",
                ]);
            return rows;
        }

        Table ItemsNamed(string name)
        {
            var items = Of(schema, name, ItemColumns.All);
            // A question is mostly of one kind.
            Index(items, "kind", "tenant_id", "kind", "known_to", "known_from", "effective_to", "effective_from");
            IndexPosition(items);
            Index(items, "day", "tenant_id", "first_day").Predicate = "first_day is not null";
            Index(items, "span", "tenant_id", "last_day", "first_day").Predicate = "last_day > first_day";
            return items;
        }

        static void IndexPosition(Table rows) =>
            Index(rows, "position", "stream_id", "tenant_id", "kind", "position_id", "known_to", "effective_to");
    }

    public string Schema { get; }

    /// <summary>The version of the rules whose rows are read and written.</summary>
    public int FoldVersion { get; }

    /// <summary>
    /// The figures of every position with all evidence, and under each policy that gives the same for the stream:
    /// rectangles in both times.
    /// </summary>
    public Table Rows { get; }

    /// <summary>
    /// The figures of positions under a policy, for streams where they differ from those with all evidence.
    /// </summary>
    public Table OwnRows { get; }

    /// <summary>
    /// The items of every stream with all evidence, and under each policy that gives the same for the stream.
    /// </summary>
    public Table Items { get; }

    /// <summary>The items under a policy, for streams where they differ from those with all evidence.</summary>
    public Table OwnItems { get; }

    /// <summary>The tables of rows in pairs: what policies share, and what each has of its own.</summary>
    public IEnumerable<(Table Shared, Table Own)> RowPairs => [(Rows, OwnRows), (Items, OwnItems)];

    /// <summary>The tables of rows.</summary>
    public IReadOnlyList<Table> RowTables => [Rows, OwnRows, Items, OwnItems];

    /// <summary>The corners of the rows, of which totals are the sums, as they come in; few at any time.</summary>
    public Table Corners { get; }

    /// <summary>The corners that came in before, where they are found by whose they are.</summary>
    public Table RolledCorners { get; }

    /// <summary>Spans of known time whose corners are summed up, for scopes that have many.</summary>
    public Table Blocks { get; }

    /// <summary>The sums of a block's corners up to each of their days.</summary>
    public Table BlockSums { get; }

    public Sequence BlockNumbers { get; }

    /// <summary>For each late recording, the number up to which it has entries, and their first instant.</summary>
    public Table Late { get; }

    /// <summary>
    /// For each recording that changed rows of a tenant, the last instant at which it did; those before the last of all
    /// are cleared away in time.
    /// </summary>
    public Table Changes { get; }

    /// <summary>The parties that each stream names.</summary>
    public Table Parties { get; }

    /// <summary>
    /// The streams that have no rows, because these would exceed their bound (<see cref="LedgerBound"/>).
    /// </summary>
    public Table StreamsWithoutRows { get; }

    /// <summary>The number of the last entry of each tenant whose rows the daemon has written.</summary>
    public Table Written { get; }

    /// <summary>The state of the rows (<see cref="LedgerState"/>).</summary>
    public Table State { get; }

    public void AddTo(StoreOptions store) =>
        store.Storage.ExtendedSchemaObjects.AddRange(
        [
            Rows, OwnRows, Items, OwnItems, Corners, RolledCorners, BlockNumbers, Blocks, BlockSums, Late, Changes,
            Parties, StreamsWithoutRows, State, Written,
        ]);

    /// <summary>
    /// Lets the daemon empty the rows and their state before it makes them from the first entry; its first page begins
    /// the state again.
    /// </summary>
    public void EmptyOnTeardown(AsyncOptions daemon)
    {
        daemon.DeleteDataInTableOnTeardown(State.Identifier.QualifiedName);
        daemon.DeleteDataInTableOnTeardown(Written.Identifier.QualifiedName);
        foreach (var rows in RowTables)
            daemon.DeleteDataInTableOnTeardown(rows.Identifier.QualifiedName);
        daemon.DeleteDataInTableOnTeardown(Changes.Identifier.QualifiedName);
        daemon.DeleteDataInTableOnTeardown(Corners.Identifier.QualifiedName);
        daemon.DeleteDataInTableOnTeardown(RolledCorners.Identifier.QualifiedName);
        daemon.DeleteDataInTableOnTeardown(Blocks.Identifier.QualifiedName);
        daemon.DeleteDataInTableOnTeardown(BlockSums.Identifier.QualifiedName);
        daemon.DeleteDataInTableOnTeardown(Parties.Identifier.QualifiedName);
        daemon.DeleteDataInTableOnTeardown(StreamsWithoutRows.Identifier.QualifiedName);
    }

    /// <summary>
    /// The statements that give the tables beside the large ones their indexes, each to be run by itself.
    /// </summary>
    public IEnumerable<string> IndexFresh => Large.SelectMany(table => table.Indexes
        .Select(index => $"create index {index.Name}{Fresh} on {FreshOf(table)} ({List(index.Columns ?? [])})"
            + (index.Predicate is { } condition ? $" where {condition}" : ""))
        .Append(
            $"analyze {FreshOf(table)} ({List(table.Indexes.SelectMany(index => index.Columns ?? []).Distinct())})"));

    /// <summary>The statements that put the tables beside in the place of the large ones.</summary>
    public string PutFreshInPlace => Each(table =>
        $"drop table {table.Identifier}; alter table {FreshOf(table)} rename to {table.Identifier.Name};"
        + string.Concat(table.Indexes.Select(
            index => $"alter index {Schema}.{index.Name}{Fresh} rename to {index.Name};")))
        + $"truncate {Corners.Identifier}, {Blocks.Identifier}, {BlockSums.Identifier};";

    /// <summary>SQL for the last instant at which rows of a tenant changed; null where there are none.</summary>
    /// <param name="tenant">The tenant, as SQL.</param>
    public string LastChange(string tenant) =>
        $"(select max(known_at) from {Changes.Identifier} where tenant_id = {tenant})";

    /// <summary>The tables that are replaced or emptied when a rebuild ends, by their qualified names.</summary>
    public IReadOnlyList<string> Replaced =>
        [.. Large.Append(Corners).Append(Blocks).Append(BlockSums).Select(table => table.Identifier.QualifiedName)];

    /// <summary>
    /// The statement with which a transaction that sees the store at one time begins, before it sees anything: no
    /// rebuild replaces the tables under it.
    /// </summary>
    /// <remarks>The tables that a rebuild puts in place hold rows that are visible to snapshots from before.</remarks>
    public string LockForReading => $"lock table {string.Join(", ", Replaced)} in access share mode";

    /// <summary>The question whether there is a table beside one of the large ones.</summary>
    public string HasFresh =>
        $"select coalesce({string.Join(", ", Large.Select(table => $"to_regclass('{FreshOf(table)}')"))}) is not null";

    /// <summary>The statement that drops the tables beside the large ones.</summary>
    public string DropFresh => $"drop table if exists {string.Join(", ", Large.Select(FreshOf))}";

    /// <summary>The table with the rows of a kind under some policies.</summary>
    public Table RowsOf(FigureKind kind, NamedPolicies policies) =>
        (kind is FigureKind.Commitment or FigureKind.Option, policies.HasFlag(NamedPolicies.All)) switch
    {
        (true, true) => Rows,
        (true, false) => OwnRows,
        (false, true) => Items,
        (false, false) => OwnItems,
    };

    /// <summary>The columns of a table of rows.</summary>
    public IReadOnlyList<LedgerColumn<StoredRow>> ColumnsOf(Table rows) =>
        rows == Rows || rows == OwnRows ? RowColumns.All : ItemColumns.All;

    /// <summary>The statements that make an empty table beside one, without indexes.</summary>
    public static string MakeFresh(Table table) =>
        $"drop table if exists {FreshOf(table)}; create table {FreshOf(table)} "
        + $"({List(table.Columns.Select(column => column.ToDeclaration()))})";

    /// <summary>The name of the table that is made beside one.</summary>
    public static string FreshOf(Table table) => table.Identifier.QualifiedName + Fresh;

    private Table[] Large => [.. RowTables, RolledCorners, Parties];

    private static string List(IEnumerable<string> columns) => string.Join(", ", columns);

    private string Each(Func<Table, string> statements) => string.Concat(Large.Select(statements));

    private static PostgresqlObjectName NameOf(string schema, string name) =>
        new(schema, name, SchemaUtils.IdentifierUsage.General);

    private static Table Of<TRow>(string schema, string name, IReadOnlyList<LedgerColumn<TRow>> columns)
    {
        var table = new Table(NameOf(schema, name));
        foreach (var column in columns)
            AddTo(table, column.Name, column.Type);
        return table;
    }

    private static void AddTo(Table table, string name, string type)
    {
        table.AddColumn(name, type);
        if (type == "varchar")
            table.ColumnFor(name)!.ColumnChecks.Add(new ByteOrder());
    }

    /// <summary>Texts are ordered as the library orders them, by an index as well, whatever the database's locale.</summary>
    private sealed class ByteOrder : ColumnCheck
    {
        public override string Declaration() => "collate \"C\"";
    }

    private static IndexDefinition Index(Table table, string name, params string[] columns)
    {
        var index = new IndexDefinition($"{table.Identifier.Name}_{name}") { Columns = columns };
        table.Indexes.Add(index);
        return index;
    }
}
