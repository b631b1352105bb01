using System.Data.Common;
using System.Globalization;
using Weasel.Core;
using Weasel.Postgresql;

namespace Contracts.Storage;

/// <summary>A column of what a function of the SQL schema returns.</summary>
/// <param name="Name">The name, which is part of the public contract.</param>
/// <param name="Type">The type as PostgreSQL prints it.</param>
/// <param name="Says">The description.</param>
internal sealed record SqlColumn(string Name, string Type, string Says)
{
    /// <summary>The columns of an amount: its bounds, and whether it is approximate.</summary>
    public static IEnumerable<SqlColumn> BoundsOf((string Name, string Says) amount) =>
    [
        new($"{amount.Name}_min", "numeric", $"The least that is {amount.Says}."),
        new($"{amount.Name}_max", "numeric", $"The most that is {amount.Says}; null: no upper bound."),
        new($"{amount.Name}_is_approximate", "boolean", "True where it was stated as approximate."),
    ];
}

/// <summary>The words that functions of the SQL schema answer with, as history files have them.</summary>
internal static class SqlWords
{
    /// <summary>All words of an enum.</summary>
    public static string All<T>() where T : struct, Enum => string.Join(", ", KebabCase.All<T>());

    /// <summary>SQL for the word of a number.</summary>
    public static string Of<T>(string number, IEnumerable<T>? values = null) where T : struct, Enum =>
        $"case {number} {string.Join(" ", (values ?? Enum.GetValues<T>()).Select(value =>
            $"when {Convert.ToInt32(value)} then '{KebabCase.Of(value)}'"))} end";
}

/// <summary>A function of the SQL schema, as Marten makes and checks it with its own objects.</summary>
/// <param name="schema">The SQL schema.</param>
/// <param name="name">The name of the function.</param>
internal sealed class SqlFunction(string schema, string name) : ISchemaObject
{
    /// <summary>The first line of a body, which names the version of the rules whose rows it reads.</summary>
    private const string RulesMark = "-- Rules ";

    private const string SearchPath = "pg_catalog, pg_temp";

    /// <summary>The settings as the catalog has them. Compiling takes longer than most answers.</summary>
    private const string Settings = $"search_path={SearchPath}\njit=off";

    /// <summary>The parameters as PostgreSQL prints them.</summary>
    public required string Parameters { get; init; }

    /// <summary>The columns of a row that it returns.</summary>
    public required IReadOnlyList<SqlColumn> Columns { get; init; }

    /// <summary>The description.</summary>
    public required string Says { get; init; }

    /// <summary>The PL/pgSQL between the dollar quotes.</summary>
    public required string Body { get; init; }

    /// <summary>The version of the rules whose rows it reads.</summary>
    public required int FoldVersion { get; init; }

    /// <summary>
    /// True where readers may execute it. It then runs with the rights of its owner; the others run within such a one.
    /// </summary>
    public bool IsForReaders { get; init; } = true;

    /// <summary>
    /// True where it sees the snapshot of the statement that calls it; false where each of its statements has its own.
    /// </summary>
    public bool SeesOneSnapshot { get; init; }

    public DbObjectName Identifier { get; } =
        new PostgresqlObjectName(schema, name, SchemaUtils.IdentifierUsage.General);

    public IEnumerable<DbObjectName> AllNames() => [Identifier];

    public void WriteCreateStatement(Migrator migrator, TextWriter writer) => writer.WriteLine($"""
        create or replace function {Identifier}({Parameters})
        returns {Result}
        language plpgsql {(SeesOneSnapshot ? "stable" : "volatile")}{(IsForReaders ? " security definer" : "")}
        rows {(IsForReaders ? 1000 : 1)}
        set search_path = {SearchPath}
        set jit = off
        as $contracts${Source}$contracts$;
        revoke all on function {Identifier} from public;
        comment on function {Identifier} is '{Comment.Replace("'", "''", StringComparison.Ordinal)}';
        {(IsForReaders ? SqlReaders.Grant($"execute on function {Identifier}") : "")}
        """);

    public void WriteDropStatement(Migrator rules, TextWriter writer) =>
        writer.WriteLine($"drop function if exists {Identifier};");

    /// <summary>Asks the catalog for every function of the name.</summary>
    public void ConfigureQueryCommand(Weasel.Core.DbCommandBuilder builder) => builder.Append($"""
        select prosrc, pg_catalog.pg_get_function_arguments(oid), pg_catalog.pg_get_function_result(oid), prosecdef,
            provolatile::text, array_to_string(proconfig, E'\n'), has_function_privilege('public', oid, 'execute'),
            pg_catalog.obj_description(oid, 'pg_proc')
        from pg_catalog.pg_proc
        where proname = '{Identifier.Name}' and pronamespace = (
            select oid from pg_catalog.pg_namespace where nspname = '{Identifier.Schema}');
        """);

    public async Task<ISchemaObjectDelta> CreateDeltaAsync(DbDataReader reader, CancellationToken ct = default)
    {
        var difference = SchemaPatchDifference.Create;
        var (canReplace, isOne) = (true, true);
        while (await reader.ReadAsync(ct).ConfigureAwait(false))
        {
            canReplace &= Text(1) == Parameters && Text(2) == Result;
            var isSame = canReplace && Text(0) == Source && Text(7) == Comment && reader.GetBoolean(3) == IsForReaders
                && Text(4) == (SeesOneSnapshot ? "s" : "v") && Text(5) == Settings && !reader.GetBoolean(6);
            // Hosts of an older version leave the functions of a newer one as they are.
            difference = isOne && (isSame || RulesOf(Text(0)) > FoldVersion)
                ? SchemaPatchDifference.None
                : SchemaPatchDifference.Update;
            isOne = false;
        }

        return new Delta(this, difference, canReplace);

        string Text(int column) => reader.IsDBNull(column) ? "" : reader.GetString(column);
    }

    private string Result => $"TABLE({string.Join(", ", Columns.Select(column => $"{column.Name} {column.Type}"))})";

    private string Source => string.Create(CultureInfo.InvariantCulture, $"\n{RulesMark}{FoldVersion}\n{Body}\n");

    private string Comment =>
        $"{Says}\n{string.Concat(Columns.Select(column => $"\n{column.Name}: {column.Says}"))}";

    private static int RulesOf(string source) =>
        source.Split('\n').ElementAtOrDefault(1) is { } mark && mark.StartsWith(RulesMark, StringComparison.Ordinal)
        && int.TryParse(mark.AsSpan(RulesMark.Length), CultureInfo.InvariantCulture, out var rules)
            ? rules
            : 0;

    /// <summary>The difference from what the database has under the name.</summary>
    private sealed class Delta(SqlFunction function, SchemaPatchDifference difference, bool canReplace)
        : ISchemaObjectDelta
    {
        public ISchemaObject SchemaObject => function;

        public SchemaPatchDifference Difference => difference;

        /// <summary>
        /// Replaces the function, on which views may depend. Where its signature is another one, or another function
        /// has its name, they are dropped first.
        /// </summary>
        public void WriteUpdate(Migrator rules, TextWriter writer)
        {
            if (!canReplace)
                writer.WriteLine(DropAll());
            function.WriteCreateStatement(rules, writer);
        }

        public void WriteRollback(Migrator rules, TextWriter writer)
        {
        }

        public void WriteRestorationOfPreviousState(Migrator rules, TextWriter writer)
        {
        }

        private string DropAll() => $"""
            do $contracts$ declare former pg_catalog.regprocedure; begin
                for former in select oid from pg_catalog.pg_proc where proname = '{function.Identifier.Name}'
                    and pronamespace = '{function.Identifier.Schema}'::pg_catalog.regnamespace
                loop
                    execute pg_catalog.format('drop function %s', former);
                end loop;
            end $contracts$;
            """;
    }
}
