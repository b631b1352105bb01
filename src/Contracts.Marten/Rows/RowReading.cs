using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>Reads rows of every kind as they are stored, to compare them with their fold.</summary>
internal static class RowReading
{
    /// <summary>Reads the rows of a stream, or of all.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="tables">The ledger's tables.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="stream">The stream; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task<List<(NamedPolicies Policies, LedgerRow Row)>> ReadRowsAsync(
        this NpgsqlConnection connection,
        LedgerTables tables,
        string tenant,
        StreamKey? stream,
        CancellationToken cancellationToken)
    {
        var rows = new List<(NamedPolicies, LedgerRow)>();
        foreach (var (shared, own) in tables.RowPairs)
        {
            var isOfPositions = shared == tables.Rows;
            var columns = isOfPositions ? RowReader.Columns : ItemsQuery.Columns;
            var both = new[] { shared, own }.Select(table => $"""
                select {columns}, policies, effective_from, effective_to, known_from, known_to from {table.Identifier}
                where tenant_id = @tenant and (@stream is null or stream_id = @stream)
                """);
            var asking = new NpgsqlCommand(string.Join(" union all ", both), connection)
            {
                Parameters =
                {
                    new NpgsqlParameter("tenant", NpgsqlDbType.Varchar) { Value = tenant },
                    new NpgsqlParameter("stream", NpgsqlDbType.Varchar)
                    {
                        Value = (object?)stream?.ToString() ?? DBNull.Value,
                    },
                },
            };
            await using var ending = asking.ConfigureAwait(false);
            var found = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using var done = found.ConfigureAwait(false);
            var positions = isOfPositions ? new RowReader(found) : null;
            var at = found.GetOrdinal("policies");
            while (await found.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Add(((NamedPolicies)found.GetInt16(at), positions?.Read() is { } position
                    ? Row(found, at + 1, position.Stream, position.Key, position.Figures)
                    : Row(found, at + 1, ItemsQuery.Read(found))));
            }
        }

        return rows;
    }

    private static LedgerRow Row(NpgsqlDataReader found, int at, LedgerItem item) =>
        Row(found, at, item.Stream, item.Key, item);

    private static LedgerRow Row(NpgsqlDataReader found, int at, StreamKey stream, FigureKey key, Figures figures)
    {
        var (effectiveTo, knownTo) = (found.GetInt32(at + 1), found.GetFieldValue<DateTime>(at + 3));
        return new LedgerRow
        {
            Stream = stream,
            Slice = new LedgerSlice
            {
                Key = key,
                Figures = figures,
                EffectiveFrom = DateOnly.FromDayNumber(found.GetInt32(at)),
                EffectiveTo = effectiveTo == RowColumns.Never ? null : DateOnly.FromDayNumber(effectiveTo),
            },
            KnownFrom = found.GetFieldValue<DateTime>(at + 2),
            KnownTo = knownTo == DateTime.MaxValue ? null : knownTo,
        };
    }
}
