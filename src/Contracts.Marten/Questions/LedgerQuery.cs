using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>A question that the ledger's tables answer: its SQL, its parameters, and the reading of its rows.</summary>
/// <typeparam name="TRow">The type of a row of the answer.</typeparam>
internal abstract class LedgerQuery<TRow>(string tenant, Viewpoint viewpoint)
{
    public string Tenant => tenant;

    public Viewpoint Viewpoint => viewpoint;

    /// <summary>The rows that answer, as SQL; the first column is never null.</summary>
    public abstract string Rows { get; }

    /// <summary>Adds the parameters of the SQL.</summary>
    public virtual void AddTo(NpgsqlParameterCollection parameters)
    {
        Add(parameters, "tenant", NpgsqlDbType.Varchar, tenant);
        Add(parameters, "known", NpgsqlDbType.TimestampTz, RecordedInstant.Truncate(viewpoint.KnownAt).UtcDateTime);
        Add(parameters, "day", NpgsqlDbType.Integer, viewpoint.AsOf.DayNumber);
    }

    /// <summary>The stream that is asked about; null for all.</summary>
    public virtual StreamKey? Stream => null;

    /// <summary>The rows that would answer for a stream that has none.</summary>
    /// <param name="folded">What the stream folds to at the viewpoint.</param>
    /// <param name="entries">Gives the entries that are known.</param>
    public abstract IEnumerable<TRow> RowsOf(FoldedStream folded, Func<History> entries);

    /// <summary>A function that reads the reader's current row.</summary>
    public abstract Func<TRow> Reading(NpgsqlDataReader reader);

    protected static void Add(NpgsqlParameterCollection parameters, string name, NpgsqlDbType type, object value) =>
        parameters.Add(new NpgsqlParameter(name, type) { Value = value });
}
