using Npgsql;

namespace Contracts.Storage;

/// <summary>A snapshot of the store whose entries are scanned, and how a scan that stalls is noticed.</summary>
/// <param name="View">The connection, in a transaction that sees the store as it is at one time.</param>
/// <param name="Schema">The schema of the events.</param>
/// <param name="Connect">Makes another connection to the database, to ask whether the scan goes on.</param>
/// <param name="ProgressTimeout">The time for which the scan may make no progress.</param>
internal sealed record EntryScan(NpgsqlConnection View, string Schema, Func<NpgsqlConnection> Connect, TimeSpan ProgressTimeout);
