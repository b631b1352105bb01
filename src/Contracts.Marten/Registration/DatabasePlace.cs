using Npgsql;

namespace Contracts.Storage;

/// <summary>Which database a connection string means, whoever connects and however.</summary>
internal sealed record DatabasePlace(string Host, int Port, string Database)
{
    /// <exception cref="ArgumentException">It is no connection string.</exception>
    public static DatabasePlace Of(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        return new DatabasePlace((connection.Host ?? "").ToUpperInvariant(), connection.Port, connection.Database ?? connection.Username ?? "");
    }
}
