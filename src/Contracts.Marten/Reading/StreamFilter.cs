using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>The streams of a tenant that a scan reads.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Keys">The keys of the streams; null for all.</param>
/// <param name="After">The key after which they begin, in the order of the database; empty for the first.</param>
/// <param name="Last">The last key that may be among them; null for any.</param>
internal sealed record StreamFilter(string Tenant, string[]? Keys = null, string After = "", string? Last = null)
{
    /// <summary>The condition as SQL, of a column that holds the keys; its parameters are <see cref="AddTo"/>'s.</summary>
    public string On(string column) =>
        $"tenant_id = $1 and {column} > $2{(Last is null ? "" : $" and {column} <= $3")}{(Keys is null ? "" : $" and {column} = any(${(Last is null ? 3 : 4)})")}";

    /// <summary>Adds the parameters of the condition, which are the first of the statement.</summary>
    public void AddTo(NpgsqlParameterCollection parameters)
    {
        parameters.Add(new NpgsqlParameter<string> { TypedValue = Tenant });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = After });
        if (Last is not null)
            parameters.Add(new NpgsqlParameter<string> { TypedValue = Last });
        if (Keys is not null)
            parameters.Add(new NpgsqlParameter<string[]> { TypedValue = Keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
    }
}
