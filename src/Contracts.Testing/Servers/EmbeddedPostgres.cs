using Npgsql;

namespace Contracts.Testing;

/// <summary>
/// A PostgreSQL server of this process's own: started on a free port of the loopback address, closed by a generated password, and ended
/// with the process.
/// </summary>
/// <remarks>
/// <para>
/// The programs come from the folder that the environment variable <c>CONTRACTS_PG_BIN</c> names, else from the path, else from where
/// systems install them, the newest first; where there are none, a copy is downloaded once. PostgreSQL 13 or newer is required.
/// </para>
/// <para>
/// A <em>throwaway</em> server does not wait for the disk (<c>fsync</c>, <c>synchronous_commit</c> and <c>full_page_writes</c> are off): it
/// is fast, and a crash of the machine loses it. A <em>kept</em> server, one with a <see cref="EmbeddedPostgresOptions.DataFolder"/>, is as
/// durable as PostgreSQL is by default.
/// </para>
/// <para>
/// As root, whom PostgreSQL refuses, the server runs as the user <c>postgres</c> or else <c>nobody</c>. A server whose owner is killed ends
/// too; where even that fails, the next start ends it: any throwaway server of the same user with its folder, and the kept one of the same
/// folder, whose data stay.
/// </para>
/// <para>
/// A server takes 200 sessions; its encoding is UTF8, its locale C and its time zone UTC.
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

    /// <summary>How to connect to the server's default database, as its superuser; it holds the password.</summary>
    public string ConnectionString => connection.ConnectionString;

    /// <summary>The folder that holds the cluster, the server's log (<c>server.log</c>) and the password; a full path.</summary>
    public string Folder => folder.Path;

    /// <summary>The server's process, as the cluster names it.</summary>
    internal int? ProcessId => cluster.Postmaster.ProcessId;

    /// <summary>Starts a server, and waits until it takes sessions.</summary>
    /// <param name="options">Where it keeps its data and how long it may take; by default a throwaway server.</param>
    /// <param name="cancellationToken">Gives the start up, and ends what was started; a launch under way is first waited for.</param>
    /// <exception cref="EmbeddedPostgresException">A server cannot be had; the message says what is and what is required.</exception>
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

    /// <summary>How to connect to the given database of this server, as its superuser, whether or not there is one.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string ConnectionStringTo(string database)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(database);
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ConnectionString;
    }

    /// <summary>Makes a new, empty database, for instance one for each class of tests, and gives how to connect to it.</summary>
    /// <param name="name">Up to 63 bytes, taken literally, capitals included.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="PostgresException">There is a database of that name (SQL state 42P04).</exception>
    public async Task<string> CreateDatabaseAsync(string name, CancellationToken cancellationToken = default)
    {
        var created = ConnectionStringTo(name);
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        using var quoting = new NpgsqlCommandBuilder();
        await using var command = source.CreateCommand($"create database {quoting.QuoteIdentifier(name)}");
        await command.ExecuteNonQueryAsync(cancellationToken);
        return created;
    }

    /// <summary>Ends the server, with every session on it; a throwaway server's folder goes too. Again, it does nothing.</summary>
    /// <exception cref="EmbeddedPostgresException">The server runs on all the same.</exception>
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
                $"The server in {Folder} runs on after a minute of being asked to end; that its process be ended is required.");
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
                $"The server that a killed owner left in {folder.Path} does not end; that its process be ended is required.");
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
            // The watch goes on, and does it.
        }

        Abandon(folder, user);
    }

    // For when something else has failed or ended already: what cannot be removed now, the next start removes.
    private static void Abandon(ServerFolder folder, ServerUser user)
    {
        folder.Dispose();
        try
        {
            if (!folder.IsKept)
                user.Remove(folder.Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or EmbeddedPostgresException)
        {
        }
    }
}
