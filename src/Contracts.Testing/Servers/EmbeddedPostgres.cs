using Npgsql;

namespace Contracts.Testing;

/// <summary>
/// A PostgreSQL server for this process alone: it listens on a free port of the loopback address, requires a generated
/// password, and stops with the process.
/// </summary>
/// <remarks>
/// <para>
/// The programs come from the folder in the environment variable <c>CONTRACTS_PG_BIN</c>, from the path, or from the
/// usual installation folders, newest version first. If there are none, they are downloaded once. PostgreSQL 13 or
/// newer is required.
/// </para>
/// <para>
/// A <em>throwaway</em> server does not wait for the disk (<c>fsync</c>, <c>synchronous_commit</c> and
/// <c>full_page_writes</c> are off): it is fast, and a crash of the machine loses it. A <em>kept</em> server, which has
/// a <see cref="EmbeddedPostgresOptions.DataFolder"/>, is as durable as PostgreSQL is by default.
/// </para>
/// <para>
/// PostgreSQL refuses to run as root; for root, the server runs as the user <c>postgres</c> or, if there is none,
/// <c>nobody</c>. If the owner of a server is killed, the server stops, too. If even that fails, the next start stops
/// it: any throwaway server of the same user, together with its folder, and the kept server of the same folder, whose
/// data stay.
/// </para>
/// <para>
/// A server accepts 200 sessions; its encoding is UTF8, its locale C and its time zone UTC.
/// </para>
/// </remarks>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly ServerFolder folder;
    private readonly Cluster cluster;
    private readonly ServerUser user;
    private readonly OwnerWatch? watch;
    private readonly NpgsqlConnectionStringBuilder connection;
    private int ended;

    private EmbeddedPostgres(ServerFolder folder, Cluster cluster, ServerUser user, OwnerWatch? watch, int port)
    {
        this.folder = folder;
        this.cluster = cluster;
        this.user = user;
        this.watch = watch;
        connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = Cluster.Superuser,
            Password = folder.Password(),
            Database = "postgres",
        };
        AppDomain.CurrentDomain.ProcessExit += EndWithProcess;
    }

    /// <summary>The connection string of the default database as superuser, password included.</summary>
    public string ConnectionString => connection.ConnectionString;

    /// <summary>The full path of the folder with the cluster, the log (<c>server.log</c>) and the password.</summary>
    public string Folder => folder.Path;

    /// <summary>The id of the server's process; <see langword="null"/> if the cluster names none.</summary>
    internal int? ProcessId => cluster.Postmaster.ProcessId;

    /// <summary>Starts a server, and waits until it accepts sessions.</summary>
    /// <param name="options">The data folder and the start timeout; by default a throwaway server.</param>
    /// <param name="cancellationToken">
    /// Cancels the start and stops what was started; a launch under way is awaited first.
    /// </param>
    /// <exception cref="EmbeddedPostgresException">
    /// The server cannot be started; the message says what is and what is required.
    /// </exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmbeddedPostgresOptions();
        var user = ServerUser.Find();
        var folder = options.DataFolder is { } named
            ? await ServerFolder.KeepAsync(named, user, cancellationToken)
            : await ServerFolder.ThrowawayAsync(options.ThrowawayParent, user, cancellationToken);
        try
        {
            return await StartAsync(folder, user, options, cancellationToken);
        }
        catch
        {
            Abandon(folder, user);
            throw;
        }
    }

    /// <summary>The connection string of a database as superuser, whether or not the database exists.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string ConnectionStringTo(string database)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(database);
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ConnectionString;
    }

    /// <summary>
    /// Creates an empty database, for instance for each class of tests, and returns its connection string.
    /// </summary>
    /// <param name="name">The name: up to 63 bytes, taken literally, capitals included.</param>
    /// <param name="cancellationToken">Cancels the creation.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="PostgresException">A database with this name exists (SQL state 42P04).</exception>
    public async Task<string> CreateDatabaseAsync(string name, CancellationToken cancellationToken = default)
    {
        var created = ConnectionStringTo(name);
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        using var quoting = new NpgsqlCommandBuilder();
        await using var command = source.CreateCommand($"create database {quoting.QuoteIdentifier(name)}");
        await command.ExecuteNonQueryAsync(cancellationToken);
        return created;
    }

    /// <summary>
    /// Stops the server with all its sessions; the folder of a throwaway server is removed. Further calls do nothing.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">The server does not stop.</exception>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref ended, 1) != 0)
            return;

        AppDomain.CurrentDomain.ProcessExit -= EndWithProcess;
        var isStopped = await cluster.Postmaster.StopAsync(cluster.StopMode, CancellationToken.None)
            || await cluster.Postmaster.StopAsync(StopMode.Immediate, CancellationToken.None);
        watch?.Dispose();
        folder.Dispose();
        if (!isStopped)
        {
            throw new EmbeddedPostgresException(
                $"The server in {Folder} still runs a minute after it was asked to stop; " +
                "its process has to be ended.");
        }

        if (!folder.IsKept)
            user.Remove(Folder);
    }

    private static async Task<EmbeddedPostgres> StartAsync(
        ServerFolder folder, ServerUser user, EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        var programs = await ServerPrograms.FindAsync(folder.Version, cancellationToken);
        await ThrowawayFolders.SweepAsync(options.ThrowawayParent, programs, user, cancellationToken);
        var cluster = new Cluster(folder, programs, user);
        if (!await cluster.Postmaster.StopAsync(StopMode.Fast, cancellationToken))
        {
            throw new EmbeddedPostgresException(
                $"The server that a killed owner left in {folder.Path} does not stop; " +
                "its process has to be ended.");
        }

        await cluster.CreateAsync(cancellationToken);
        try
        {
            var port = await cluster.StartAsync(options.ChoosePort, options.StartTimeout, cancellationToken);
            var watch = options.IsWatched ? OwnerWatch.Over(cluster, folder, programs, user) : null;
            return new EmbeddedPostgres(folder, cluster, user, watch, port);
        }
        catch
        {
            await cluster.Postmaster.StopAsync(cluster.StopMode, CancellationToken.None);
            throw;
        }
    }

    private void EndWithProcess(object? sender, EventArgs e)
    {
        if (Interlocked.Exchange(ref ended, 1) != 0)
            return;

        try
        {
            cluster.Postmaster.Stop(cluster.StopMode);
        }
        catch (EmbeddedPostgresException)
        {
            // The watch keeps running, and stops the server.
        }

        Abandon(folder, user);
    }

    // After another failure or the end of the process: what cannot be removed now, the next start removes.
    private static void Abandon(ServerFolder folder, ServerUser user)
    {
        folder.Dispose();
        try
        {
            if (!folder.IsKept)
                user.Remove(folder.Path);
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or EmbeddedPostgresException)
        {
        }
    }
}
