using Contracts.Testing;
using Npgsql;

namespace Hosting.Tests;

/// <summary>A server that can be taken away, and comes back at the same address with all that it held.</summary>
internal sealed class ServerThatGoes : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(OperatingSystem.IsWindows() ? Path.GetTempPath() : "/var/tmp", $"server-{Guid.NewGuid():N}")).FullName;
    private EmbeddedPostgres? _server;

    private ServerThatGoes()
    {
        // The server's user, who is another where this is root's process, has to enter it.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder, (UnixFileMode)0b111_111_111);
    }

    /// <summary>How to connect to the one database, which has the same name on every server.</summary>
    public string Database { get; private set; } = "";

    public static async Task<ServerThatGoes> StartAsync()
    {
        var started = new ServerThatGoes();
        started._server = await EmbeddedPostgres.StartAsync(started.Options, TestContext.Current.CancellationToken);
        started.Database = await started._server.CreateDatabaseAsync("ledger", TestContext.Current.CancellationToken);
        return started;
    }

    public ValueTask TakeAwayAsync() => _server?.DisposeAsync() ?? default;

    public async Task BringBackAsync()
    {
        var port = new NpgsqlConnectionStringBuilder(Database).Port;
        _server = await EmbeddedPostgres.StartAsync(Options with { ChoosePort = () => port }, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await TakeAwayAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private EmbeddedPostgresOptions Options => new() { DataFolder = Path.Combine(_folder, "data") };
}
