using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Contracts.Storage;

/// <summary>Keeps the ledger's rows up behind the entries, as Marten's daemon brings them.</summary>
internal sealed class LedgerProjection(LedgerWriting writing) : IProjection
{
    /// <summary>The name under which the daemon remembers how far it has come.</summary>
    public const string Name = "contracts-ledger";

    /// <summary>How far it has come, as SQL: the number of the last entry whose rows are there.</summary>
    public static string ProgressIn(string schema) => $"select coalesce(max(last_seq_id), 0) from {schema}.mt_event_progression where name like '{Name}:%'";

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var unkept = await writing.FindUnkeptAsync(operations, cancellation).ConfigureAwait(false);
        foreach (var ofStream in events.GroupBy(stored => stored.StreamKey ?? ""))
        {
            var (first, last) = (ofStream.Min(stored => stored.Version), ofStream.Max(stored => stored.Version));
            var stream = StreamKey.Parse(ofStream.Key);
            var history = (await operations.ReadHistoryAsync(stream, cancellation).ConfigureAwait(false)).ThatCanBeJudged();
            history = History.Of(stream, history.Entries.Take(checked((int)last)));
            await writing.WriteAsync(operations, history, since: checked((int)first - 1), unkept.Contains(stream), cancellation).ConfigureAwait(false);
        }
    }
}
