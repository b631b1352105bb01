using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>A login that may read some tenants of a ledger in SQL, and nothing else.</summary>
internal sealed class SqlReader(string connectionString, string schema) : IAsyncDisposable
{
    private const string Password = "reading";

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    /// <summary>The tenant of a store that keeps one ledger for all.</summary>
    public const string OnlyTenant = "*DEFAULT*";

    /// <summary>The login's connection string.</summary>
    public string ConnectionString => connectionString;

    public NpgsqlDataSource Source => _source;

    /// <summary>Makes a login as those who look after a database do; its settings are not those of the servers that we know.</summary>
    /// <param name="owner">The connection string of a superuser.</param>
    /// <param name="ledger">The ledger's schema.</param>
    /// <param name="tenants">The tenants that it may read.</param>
    public static async Task<SqlReader> MakeAsync(string owner, string ledger, params string[] tenants)
    {
        var (login, schema) = ($"reader_{Guid.NewGuid():N}", SqlSchema.NameOf(ledger));
        await using var source = NpgsqlDataSource.Create(owner);
        await using (var making = source.CreateCommand($"create role {login} login password '{Password}' in role {SqlReaders.Role}; alter role {login} set timezone = 'Asia/Karachi'; alter role {login} set intervalstyle = 'sql_standard'"))
            await making.ExecuteNonQueryAsync(Cancelled);
        foreach (var tenant in tenants)
        {
            await using var binding = source.CreateCommand($"insert into {schema}.{SqlReaders.Table} values ('{login}', $1)");
            binding.Parameters.Add(new() { Value = tenant });
            await binding.ExecuteNonQueryAsync(Cancelled);
        }

        return new SqlReader(new NpgsqlConnectionStringBuilder(owner) { Username = login, Password = Password }.ConnectionString, schema);
    }

    /// <summary>What a function answers from a viewpoint.</summary>
    public Task<IReadOnlyList<SqlRow>> AskAsync(string function, string tenant, Viewpoint viewpoint, bool skipUnkept = false)
    {
        var word = SqlChecks.Policies.Single(policy => policy.Policy == viewpoint.Evidence.AsNamed).Word;
        return RowsAsync($"select * from {schema}.{function}($1, $2::date, $3, $4, $5)", tenant, PartialDate.On(viewpoint.AsOf).ToString(), viewpoint.KnownAt.UtcDateTime, word, skipUnkept);
    }

    /// <summary>The rows of a query.</summary>
    public Task<IReadOnlyList<SqlRow>> RowsAsync(string query, params object[] parameters) => RowsAsync(_source.CreateCommand(query), parameters);

    /// <summary>The rows of a command, which is disposed of.</summary>
    public static async Task<IReadOnlyList<SqlRow>> RowsAsync(NpgsqlCommand command, params object[] parameters)
    {
        await using var asking = command;
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        var rows = new List<SqlRow>();
        while (await reader.ReadAsync(Cancelled))
            rows.Add(new SqlRow(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i))));
        return rows;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}

/// <summary>A row of an answer in SQL, by the names of its columns.</summary>
internal sealed record SqlRow(IReadOnlyDictionary<string, object?> Columns)
{
    public object? this[string column] => Columns[column];

    public string Text(string column) => Columns[column] as string ?? "";

    public bool Is(string column) => Columns[column] is true;

    public long Count(string column) => (long)(Columns[column] ?? 0L);

    /// <summary>The sum of its parts, as the library states it.</summary>
    public Total Total => new()
    {
        Unit = Text("unit"),
        Min = (decimal)(Columns["outstanding_min"] ?? 0m),
        Max = (decimal)(Columns["max_of_bounded"] ?? 0m),
        OpenEnded = (int)Count("open_ended"),
        IsApproximate = Is("is_approximate"),
    };
}
