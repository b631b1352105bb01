using System.Diagnostics;
using System.Globalization;
using Contracts.Storage;
using Contracts.Testing;
using Npgsql;

namespace Contracts.Endurance.Operation;

/// <summary>A PostgreSQL server that sequences kill and start again over the same data and on the same port.</summary>
internal sealed class OwnServer : IAsyncDisposable
{
    private const string Template = "template_contracts";
    private const int DumpAttempts = 5;
    private const int StartAttempts = 20;

    private readonly int _port = LoopbackPort.Free();
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"contracts-endurance-{Guid.NewGuid():N}");
    private EmbeddedPostgres? _server;
    private NpgsqlDataSource? _admin;

    private OwnServer()
    {
    }

    private EmbeddedPostgres Server => _server ?? throw new InvalidOperationException("The server is not started.");

    private NpgsqlDataSource Admin => _admin ??= NpgsqlDataSource.Create(Server.ConnectionString);

    public static async Task<OwnServer> StartAsync()
    {
        var server = new OwnServer();
        await server.StartOverFolderAsync();
        // A killed process loses nothing that it handed to the system; only a crash of the machine would.
        foreach (var setting in new[] { "fsync", "full_page_writes" })
            await server.RunAsync($"alter system set {setting} = off");
        await server.RunAsync("select pg_reload_conf()");
        await server.MakeTemplateAsync();
        return server;
    }

    /// <summary>The string by which a client connects to a database.</summary>
    public string ConnectionStringTo(string database) => Server.ConnectionStringTo(database);

    /// <summary>Makes a database, as a copy of the one with the ledger's tables or empty.</summary>
    public Task CreateAsync(string database, bool hasTables) =>
        RunAsync($"create database {database} template {(hasTables ? Template : "template0")}");

    /// <summary>Copies a database that nobody is connected to; connections to it are ended.</summary>
    public async Task CopyAsync(string database, string copy)
    {
        await RunAsync($"alter database {database} with allow_connections false");
        await EndSessionsAsync(database);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RunAsync($"create database {copy} template {database}");
                break;
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse && attempt < StartAttempts)
            {
                await Task.Delay(10);
            }
        }

        // PostgreSQL copies a sequence as it is in memory, and logs its next numbers only after a checkpoint; a crash before that repeats numbers.
        await RunAsync("checkpoint");
        await RunAsync($"alter database {database} with allow_connections true");
        await RunAsync($"alter database {copy} with allow_connections true");
    }

    public Task DropAsync(string database) => RunAsync($"drop database if exists {database} with (force)");

    /// <summary>Ends every session of a database.</summary>
    public Task EndSessionsAsync(string database) =>
        RunAsync($"select pg_terminate_backend(pid, 1000) from pg_stat_activity where datname = '{database}' and pid <> pg_backend_pid()");

    /// <summary>Whether pg_dump and pg_restore are installed.</summary>
    public static bool CanDump => ClientPrograms is not null;

    private static string? ClientPrograms { get; } = InstalledPrograms.Folders().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "pg_dump")));

    /// <summary>Dumps a database; again where a rebuild swapped tables between the dump's list of them and its locks.</summary>
    public async Task DumpAsync(string database, string file)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RunProgramAsync("pg_dump", "-Fc", "-f", file, database);
                return;
            }
            catch (InvalidOperationException failure)
                when (attempt < DumpAttempts && failure.Message.Contains("does not exist", StringComparison.Ordinal))
            {
                // The next list has the tables of today.
            }
        }
    }

    public Task RestoreAsync(string file, string database) => RunProgramAsync("pg_restore", "-d", database, file);

    /// <summary>Kills the server with all its processes, as a power failure of PostgreSQL alone would.</summary>
    public void Kill()
    {
        var postmaster = Server.ProcessId ?? throw new InvalidOperationException("The server does not run.");
        KillOne(postmaster);
        // One that was just begun may still answer.
        for (var left = ProcessesIn(_folder); left.Count > 0; left = ProcessesIn(_folder))
            left.ForEach(KillOne);
        _admin?.Dispose();
        _admin = null;
    }

    /// <summary>Starts the killed server again; it recovers what was committed.</summary>
    public async Task RestartAsync()
    {
        await Server.DisposeAsync();
        await StartOverFolderAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_admin is not null)
            await _admin.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartOverFolderAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = _folder, ChoosePort = () => _port });
                return;
            }
            catch (EmbeddedPostgresException) when (attempt < StartAttempts)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task MakeTemplateAsync()
    {
        await CreateAsync(Template, hasTables: false);
        var settings = new HostSettings(LedgerUpkeep.Inline, History.FoldVersion, IsHosted: true);
        await using (var host = Host.Make(settings, ConnectionStringTo(Template), LedgerBound.Default, new HostClock(() => Deployment.Beginning)))
            await host.StartAsync(CancellationToken.None);
        await EndSessionsAsync(Template);
    }

    private async Task RunAsync(string statement)
    {
        await using var command = Admin.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }

    private async Task RunProgramAsync(string program, params string[] arguments)
    {
        var folder = ClientPrograms ?? throw new InvalidOperationException($"{program} is not installed.");
        var connection = new NpgsqlConnectionStringBuilder(Server.ConnectionString);
        var start = new ProcessStartInfo(Path.Combine(folder, program), arguments) { RedirectStandardError = true };
        start.Environment["PGHOST"] = connection.Host;
        start.Environment["PGPORT"] = _port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = connection.Username;
        start.Environment["PGPASSWORD"] = connection.Password;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {said}");
    }

    /// <summary>The processes that work in a folder, as those of a server do in that of its data.</summary>
    private static List<int> ProcessesIn(string place)
    {
        var found = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
                continue;
            try
            {
                if (Directory.ResolveLinkTarget(Path.Combine(folder, "cwd"), returnFinalTarget: false)?.FullName is { } work
                    && work.StartsWith(place, StringComparison.Ordinal))
                    found.Add(id);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // The process has ended, or is another user's.
            }
        }

        return found;
    }

    private static void KillOne(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
