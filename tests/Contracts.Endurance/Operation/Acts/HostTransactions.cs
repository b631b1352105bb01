using JasperFx;
using Npgsql;

namespace Contracts.Endurance.Operation.Acts;

/// <summary>Records a batch in a transaction of the host's own, which stays open.</summary>
internal sealed record BeginWithin(int Host, int Stream, Drafts Drafts) : Act
{
    private const int MostAttempts = 5;

    public override async Task RunAsync(Deployment deployment)
    {
        await deployment.EndOpenTransactionAsync(commits: true);
        var (host, stream) = (deployment.HostAt(Host), Deployment.Streams[Stream]);
        var before = deployment.Acknowledged[stream];
        var batch = Drafts.For(before);
        for (var attempt = 1; deployment.Open is null; attempt++)
        {
            var connection = new NpgsqlConnection($"{deployment.ConnectionString};Pooling=false");
            await connection.OpenAsync();
            var transaction = await connection.BeginTransactionAsync();
            try
            {
                var outcome = await deployment.AskAsync(host, () => host.Ledger.RecordWithinAsync(transaction, stream, batch));
                deployment.Open = new HostTransaction(connection, transaction, outcome);
                deployment.Counts.Add("host transactions");
            }
            catch (Exception refused)
            {
                await transaction.DisposeAsync();
                await connection.DisposeAsync();
                if (refused is ConcurrencyException && attempt < MostAttempts)
                    continue; // as is documented, it is begun again
                if (!Recording.IsRefusal(refused))
                    throw;
                if (Recording.Predict(before, batch, null, deployment.Now) is not null)
                    throw new Fault(FaultKind.Wrong, $"{host} refuses a batch that memory accepts: {refused.Message}", refused);
                return;
            }
        }
    }
}

/// <summary>Ends the open transaction of a host.</summary>
internal sealed record EndWithin(bool Commits) : Act
{
    public override Task RunAsync(Deployment deployment) => deployment.EndOpenTransactionAsync(Commits);
}
