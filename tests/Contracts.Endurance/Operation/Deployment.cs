using Npgsql;

namespace Contracts.Endurance.Operation;

/// <summary>A store in operation: its server, its database, its hosts, and in memory what it has acknowledged.</summary>
internal sealed class Deployment(OwnServer server, string database, LedgerBound bound, Counts counts) : IAsyncDisposable
{
    private const int MostAttempts = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(60);

    private readonly Host?[] _hosts = new Host?[2];
    private readonly HashSet<Host> _recovering = [];
    private NpgsqlConnection? _connection;

    /// <summary>The instant at which every sequence begins.</summary>
    public static DateTimeOffset Beginning { get; } = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The streams that are written to.</summary>
    public static IReadOnlyList<StreamKey> Streams { get; } = [.. Enumerable.Range(0, 3).Select(i => StreamKey.Partnership($"p{i}"))];

    public OwnServer Server => server;

    public string Database => database;

    public string ConnectionString => server.ConnectionStringTo(database);

    /// <summary>The bound of all hosts beyond which a stream has no rows.</summary>
    public LedgerBound Bound => bound;

    public Counts Counts => counts;

    /// <summary>The common time, from which the hosts' clocks differ.</summary>
    public DateTimeOffset Now { get; set; } = Beginning;

    /// <summary>All that was acknowledged and not undone by a restore.</summary>
    public Histories Acknowledged { get; set; } = Histories.Empty;

    /// <summary>The batches that were recorded, to be recorded again.</summary>
    public List<(StreamKey Stream, IReadOnlyList<NewEntry> Batch)> Batches { get; } = [];

    public List<Dump> Dumps { get; } = [];

    /// <summary>Answers that have to be given again for their tokens.</summary>
    public List<KeptAnswer> Kept { get; } = [];

    /// <summary>The transaction of a host that is under way; null for none.</summary>
    public HostTransaction? Open { get; set; }

    /// <summary>Whether rows have caught up with all entries, so that no answer may be behind.</summary>
    public bool HasCaughtUp { get; set; }

    public IEnumerable<Host> Hosts => _hosts.OfType<Host>();

    /// <summary>The host of a number, or the first where there is no such host.</summary>
    public Host HostAt(int number) => _hosts[number] ?? _hosts[0] ?? throw new InvalidOperationException("No host runs.");

    /// <summary>Ends the host of a number and starts one with other settings in its place.</summary>
    public async Task PutHostAsync(int number, HostSettings? settings)
    {
        if (_hosts[number] is { } before)
        {
            _hosts[number] = null;
            _recovering.Remove(before);
            await before.DisposeAsync();
        }

        if (settings is null)
            return;
        var host = Host.Make(settings, ConnectionString, bound, new HostClock(() => Now));
        _hosts[number] = host;
        await host.StartAsync(CancellationToken.None);
    }

    public async Task ReplaceHostAsync(Host host, HostSettings settings) => await PutHostAsync(Array.IndexOf(_hosts, host), settings);

    /// <summary>Carries an act out. One that waits for the open transaction of a host goes on once that has ended.</summary>
    /// <exception cref="Fault">It found a fault, or does not end.</exception>
    public async Task RunAsync(Act act)
    {
        HasCaughtUp = false;
        Now += TimeSpan.FromMilliseconds(10);
        var running = act.RunAsync(this);
        if (Open is not null && await Task.WhenAny(running, Task.Delay(Patience)) != running)
            await EndOpenTransactionAsync(commits: true);
        try
        {
            await running.WaitAsync(LongEnough);
        }
        catch (TimeoutException late)
        {
            throw new Fault(FaultKind.Stuck, $"The step does not end within {LongEnough.TotalSeconds:0} seconds.", late);
        }
    }

    /// <summary>Ends the open transaction where it is on a stream to which something else is recorded.</summary>
    public Task MakeWayAsync(IEnumerable<StreamKey> streams) =>
        Open is { } open && streams.Contains(open.Stream) ? EndOpenTransactionAsync(commits: true) : Task.CompletedTask;

    public async Task EndOpenTransactionAsync(bool commits)
    {
        if (Open is not { } open)
            return;
        Open = null;
        await open.EndAsync(this, commits);
    }

    /// <summary>Lets time pass, by the clocks of the hosts, too: a daemon that has paused waits by them.</summary>
    public async Task WaitAsync(TimeSpan time)
    {
        await Task.Delay(time);
        Now += time;
    }

    /// <summary>Asks a host, again where its connections were broken by an outage.</summary>
    public async Task<T> AskAsync<T>(Host host, Func<Task<T>> ask)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask();
            }
            catch (Exception failure) when (_recovering.Contains(host) && attempt < MostAttempts && Refusal.IsTransient(failure))
            {
                counts.Refuse("connection lost in an outage");
            }
        }
    }

    /// <summary>Notes that connections of all hosts are broken; until the end of the step they may say so.</summary>
    public void NoteOutage() => _recovering.UnionWith(Hosts);

    public void EndRecovery() => _recovering.Clear();

    /// <summary>Looks into the database past the ledger.</summary>
    public async Task<T> LookAsync<T>(Func<NpgsqlConnection, Task<T>> look)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (_connection is null)
                {
                    _connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
                    await _connection.OpenAsync();
                }

                return await look(_connection);
            }
            catch (Exception broken) when (attempt < MostAttempts && Refusal.IsTransient(broken))
            {
                await ForgetConnectionAsync();
            }
        }
    }

    /// <summary>True where the ledger's tables are there.</summary>
    public Task<bool> HasTablesAsync() => LookAsync(async connection =>
    {
        await using var command = new NpgsqlCommand("select to_regclass('contracts.mt_streams') is not null", connection);
        return await command.ExecuteScalarAsync() is true;
    });

    /// <summary>Runs statements past the ledger.</summary>
    public Task RunAsync(string statements) => LookAsync(async connection =>
    {
        await using var command = new NpgsqlCommand(statements, connection);
        return await command.ExecuteNonQueryAsync();
    });

    public async Task ForgetConnectionAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _connection = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (Open is { } open)
            await open.DisposeAsync();
        for (var i = 0; i < _hosts.Length; i++)
            await PutHostAsync(i, null);
        await ForgetConnectionAsync();
        foreach (var dump in Dumps)
            await dump.DisposeAsync();
        await server.DropAsync(database);
    }
}
