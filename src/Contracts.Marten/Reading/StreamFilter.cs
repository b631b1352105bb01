using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>The streams of a tenant that a scan reads.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Keys">The keys of the streams; null for all.</param>
/// <param name="After">The key after which they begin, in the order of the database; null for the first.</param>
/// <param name="Last">The last key that may be among them; null for any.</param>
internal sealed record StreamFilter(string Tenant, string[]? Keys = null, string? After = null, string? Last = null)
{
    /// <summary>The condition as SQL, of a column that holds the keys; its parameters are <see cref="AddTo"/>'s.</summary>
    public string On(string column) =>
        string.Join(" and ", Parts.Select((part, i) => string.Format(CultureInfo.InvariantCulture, part.Condition, column, $"${i + 1}")));

    /// <summary>Adds the parameters of the condition, which are the first of the statement.</summary>
    public void AddTo(NpgsqlParameterCollection parameters)
    {
        foreach (var (_, parameter) in Parts)
            parameters.Add(parameter);
    }

    private IEnumerable<(string Condition, NpgsqlParameter Parameter)> Parts
    {
        get
        {
            yield return ("tenant_id = {1}", new NpgsqlParameter<string> { TypedValue = Tenant });
            if (After is not null)
                yield return ("{0} > {1}", new NpgsqlParameter<string> { TypedValue = After });
            if (Last is not null)
                yield return ("{0} <= {1}", new NpgsqlParameter<string> { TypedValue = Last });
            if (Keys is not null)
                yield return ("{0} = any({1})", new NpgsqlParameter<string[]> { TypedValue = Keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
        }
    }
}
