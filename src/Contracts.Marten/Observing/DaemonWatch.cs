using JasperFx;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;

namespace Contracts.Storage;

/// <summary>The daemons that this host runs, and the last failure of each of their shards.</summary>
internal sealed class DaemonWatch(TimeProvider time) : IObserver<ShardState>
{
    private readonly Lock _alone = new();
    private readonly Dictionary<string, (Exception Failure, DateTimeOffset At)> _failures = [];
    private IReadOnlyList<IProjectionDaemon> _daemons = [];

    /// <summary>The daemons; none before the host has started, or where it runs none.</summary>
    public IReadOnlyList<IProjectionDaemon> Daemons => _daemons;

    /// <summary>The shards that do not run in this host though its daemon does, by their names.</summary>
    public IReadOnlyList<string> Stopped =>
        [.. _daemons.SelectMany(daemon => daemon.CurrentAgents())
            .Where(agent => agent.Status != AgentStatus.Running)
            .Select(agent => agent.Name.Identity)
            .Order(StringComparer.Ordinal)];

    /// <summary>The last failure of each shard, whether it went on since or not.</summary>
    public IReadOnlyDictionary<string, (Exception Failure, DateTimeOffset At)> Failures
    {
        get
        {
            lock (_alone)
                return new Dictionary<string, (Exception, DateTimeOffset)>(_failures);
        }
    }

    /// <summary>Watches daemons that were started.</summary>
    public void Watch(IReadOnlyList<IProjectionDaemon> daemons)
    {
        _daemons = daemons;
        foreach (var daemon in daemons)
            daemon.Tracker.Subscribe(this);
        foreach (var agent in daemons.SelectMany(daemon => daemon.CurrentAgents())
            .Where(agent => agent.Status == AgentStatus.Stopped))
        {
            LetGo(agent.Name.Identity);
        }
    }

    public void OnNext(ShardState value)
    {
        if (value.Exception is not { } failure)
            return;
        lock (_alone)
            _failures[value.ShardName] = (failure, time.GetUtcNow());
        if (value.Action == ShardAction.Stopped)
            LetGo(value.ShardName);
    }

    public void OnError(Exception error)
    {
    }

    public void OnCompleted()
    {
    }

    /// <summary>
    /// Has Marten start a shard again that a failure stopped for good, as when the shard's progress is not what it left
    /// there.
    /// </summary>
    /// <remarks>
    /// Marten starts a shard that it does not know, and one that pauses, but none that has stopped. It then begins
    /// where the store says.
    /// </remarks>
    private void LetGo(string shard)
    {
        foreach (var daemon in _daemons.Where(daemon => daemon.StatusFor(shard) == AgentStatus.Stopped))
            daemon.EjectPausedShard(shard);
    }
}
