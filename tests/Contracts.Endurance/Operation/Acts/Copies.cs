using Contracts.Endurance.Operation.Checks;

namespace Contracts.Endurance.Operation.Acts;

/// <summary>Makes a copy of the database, by pg_dump while hosts go on, or by PostgreSQL while none is connected.</summary>
internal sealed record MakeDump(bool ByPgDump) : Act
{
    public override async Task RunAsync(Deployment deployment)
    {
        await deployment.EndOpenTransactionAsync(commits: true);
        var entries = (await deployment.LookAsync(StoreContents.ReadAsync)).Numbered(deployment.Acknowledged);
        var hasTables = await deployment.HasTablesAsync();
        var name = $"{deployment.Database}_{deployment.Dumps.Count}";
        var isFile = ByPgDump && OwnServer.CanDump;
        if (isFile)
        {
            name = Path.Combine(Path.GetTempPath(), name);
            await deployment.Server.DumpAsync(deployment.Database, name);
        }
        else
        {
            deployment.NoteOutage();
            await deployment.Server.CopyAsync(deployment.Database, name);
        }

        deployment.Dumps.Add(new Dump(deployment.Server, name, isFile, hasTables, deployment.Acknowledged, entries));
        deployment.Counts.Add("dumps");
    }
}

/// <summary>Puts an earlier copy in the place of the database.</summary>
/// <param name="Which">The number of the copy, counted around.</param>
/// <param name="HostsStay">Whether hosts go on over it, or are ended before and started after it, as those with a daemon always are.</param>
internal sealed record Restore(int Which, bool HostsStay) : Act
{
    public override async Task RunAsync(Deployment deployment)
    {
        if (deployment.Dumps.Count == 0)
            return;
        var dump = deployment.Dumps[Which % deployment.Dumps.Count];
        await deployment.EndOpenTransactionAsync(commits: false);
        await deployment.ForgetConnectionAsync();
        // A daemon goes on where it was, beyond the end of the restored entries; and tables are created at the start.
        var isStopped = !HostsStay || !dump.HasTables || deployment.Hosts.Any(host => host.RunsDaemon);
        List<HostSettings> settings = [.. deployment.Hosts.Select(host => host.Settings)];
        for (var i = 0; i < settings.Count && isStopped; i++)
            await deployment.PutHostAsync(i, null);
        deployment.NoteOutage();
        await deployment.Server.DropAsync(deployment.Database);
        if (dump.IsFile)
        {
            await deployment.Server.CreateAsync(deployment.Database, hasTables: false);
            await deployment.Server.RestoreAsync(dump.Name, deployment.Database);
        }
        else
        {
            await deployment.Server.CopyAsync(dump.Name, deployment.Database);
        }

        deployment.Acknowledged = dump.Acknowledged;
        foreach (var kept in deployment.Kept)
            kept.NoteRestore(dump.Entries);
        for (var i = 0; i < settings.Count && isStopped; i++)
            await deployment.PutHostAsync(i, settings[i]);
        deployment.Counts.Add("restores");
    }
}

/// <summary>Takes a row of the entries away from the middle of a stream, as a partial restore may, asks, and puts it back.</summary>
/// <param name="Host">The host that rebuilds meanwhile.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Version">The version of the entry, counted around.</param>
/// <param name="Rebuilds">Whether a host rebuilds meanwhile.</param>
internal sealed record LoseEntry(int Host, int Stream, int Version, bool Rebuilds) : Act
{
    public override async Task RunAsync(Deployment deployment)
    {
        await deployment.EndOpenTransactionAsync(commits: true);
        var history = deployment.Acknowledged[Deployment.Streams[Stream]];
        if (history.Version < 3)
            return;
        var paused = deployment.Hosts.Where(host => host.RunsDaemon).ToList();
        foreach (var host in paused)
            await host.SwitchDaemonAsync(isOn: false);
        var version = 1 + (Version % (history.Version - 1));
        var store = await deployment.LookAsync(StoreContents.ReadAsync);
        var which = $"stream_id = '{history.Stream}' and version = {version}";
        await deployment.RunAsync($"create table contracts.lost_entry as select * from contracts.mt_events where {which}; delete from contracts.mt_events where {which}");
        try
        {
            await AskAsync(deployment, store);
        }
        finally
        {
            await deployment.RunAsync("insert into contracts.mt_events select * from contracts.lost_entry; drop table contracts.lost_entry");
            foreach (var host in paused)
                await host.SwitchDaemonAsync(isOn: true);
        }

        deployment.Counts.Add("entries missing for a time");
    }

    private async Task AskAsync(Deployment deployment, StoreContents store)
    {
        var checking = new Checking(deployment);
        foreach (var host in deployment.Hosts)
            await checking.AskWhileUnreadableAsync(host, store);
        if (!Rebuilds)
            return;
        try
        {
            await deployment.HostAt(Host).Ledger.RebuildAsync();
        }
        catch (Exception failure) when (failure is InvalidOperationException || Refusal.SaysUnreadable(failure))
        {
            deployment.Counts.Refuse("rebuild over a missing entry");
        }
    }
}
