using Npgsql;

namespace Contracts.Benchmarks.Reading;

/// <summary>A stream's events by one prepared query, deserialised one by one: no envelope, no order of facts, no answer.</summary>
internal sealed class RawEvents(string connectionString)
{
    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true, MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 });

    /// <summary>How many there are.</summary>
    public async Task<int> ReadAsync(StreamKey stream)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await using var reading = new NpgsqlCommand("select type, data, version, timestamp, headers from contracts.mt_events where stream_id = $1 order by version", connection);
        reading.Parameters.Add(new NpgsqlParameter { Value = stream.ToString() });
        await using var rows = await reading.ExecuteReaderAsync();
        var count = 0;
        while (await rows.ReadAsync())
        {
            if (EventType.Find(rows.GetString(0)) is { } type)
                EventJson.Read(rows.GetFieldValue<byte[]>(1), type);
            _ = rows.GetInt64(2);
            _ = rows.GetFieldValue<DateTimeOffset>(3);
            _ = rows.GetString(4);
            count++;
        }

        return count;
    }
}
