using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>Runs the statements of <see cref="CornerRollup"/> over one connection.</summary>
internal sealed class RollupStatements(
    LedgerDatabase database, NpgsqlConnection connection, CancellationToken cancellationToken)
{
    public async Task RunAsync(
        string statements, CornerScope? scope = null, params (string Name, NpgsqlDbType Type, object Value)[] others)
    {
        var command = Command(statements, scope, others);
        await using var ending = command.ConfigureAwait(false);
        var watch = Watch();
        await using var watching = watch.ConfigureAwait(false);
        await watch.WaitAsync(command.ExecuteNonQueryAsync(watch.Token)).ConfigureAwait(false);
    }

    public async Task<T?> AskAsync<T>(string question, CornerScope? scope = null)
    {
        var command = Command(question, scope);
        await using var ending = command.ConfigureAwait(false);
        var watch = Watch();
        await using var watching = watch.ConfigureAwait(false);
        return (T?)await watch.WaitAsync(command.ExecuteScalarAsync(watch.Token)).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<CornerScope>> ScopesAsync(string question)
    {
        var command = Command(question, scope: null);
        await using var ending = command.ConfigureAwait(false);
        var scopes = new List<CornerScope>();
        var watch = Watch();
        await using var watching = watch.ConfigureAwait(false);
        var found = await watch.WaitAsync(command.ExecuteReaderAsync(watch.Token)).ConfigureAwait(false);
        await using var done = found.ConfigureAwait(false);
        while (await watch.WaitAsync(found.ReadAsync(watch.Token)).ConfigureAwait(false))
        {
            scopes.Add(new CornerScope(
                found.GetString(0), found.GetString(1), found.GetString(2), found.GetString(3), found.GetDateTime(4)));
        }

        return scopes;
    }

    private ProgressWatch Watch() =>
        new(
            $"Rolling up the corners in {database.Schema}",
            connection,
            database.CreateConnection,
            database.ProgressTimeout,
            cancellationToken);

    private NpgsqlCommand Command(
        string text, CornerScope? scope, params (string Name, NpgsqlDbType Type, object Value)[] others)
    {
        var command = new NpgsqlCommand(text, connection) { CommandTimeout = 0 };
        if (scope is not null)
        {
            Add("tenant", NpgsqlDbType.Varchar, scope.Tenant);
            Add("unit", NpgsqlDbType.Varchar, scope.Unit);
            Add("debtor", NpgsqlDbType.Varchar, scope.Debtor);
            Add("creditor", NpgsqlDbType.Varchar, scope.Creditor);
            Add("rolled", NpgsqlDbType.TimestampTz, scope.Rolled);
        }

        foreach (var (name, type, value) in others)
            Add(name, type, value);
        return command;

        void Add(string name, NpgsqlDbType type, object value) =>
            command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value });
    }
}

/// <summary>A scope whose corners are rolled up.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Debtor">The debtor; empty for any.</param>
/// <param name="Creditor">The creditor; empty for any.</param>
/// <param name="Rolled">The end of its blocks.</param>
internal sealed record CornerScope(string Tenant, string Unit, string Debtor, string Creditor, DateTime Rolled);
