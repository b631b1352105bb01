using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests.Monitoring;

/// <summary>A stream that nobody else can write to, so that a round over the streams stands still in the middle.</summary>
internal sealed class HeldStream(LedgerFixture fixture, NpgsqlConnection connection) : IAsyncDisposable
{
    public static async Task<HeldStream> HoldAsync(LedgerFixture fixture, string schema, StreamKey stream)
    {
        var connection = new NpgsqlConnection(fixture.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(Cancelled);
        await using var holding = new NpgsqlCommand($"begin; select 1 from {schema}.mt_streams where id = '{stream}' for update", connection);
        await holding.ExecuteNonQueryAsync(Cancelled);
        return new HeldStream(fixture, connection);
    }

    public Task UntilSomebodyWaitsAsync() => connection.UntilBlockingAsync(fixture);

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
