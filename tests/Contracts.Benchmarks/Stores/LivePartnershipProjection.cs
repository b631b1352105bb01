using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Contracts.Benchmarks.Stores;

/// <summary>Folds a stream live, without any of Marten's conventions.</summary>
internal sealed class LivePartnershipProjection : SingleStreamProjection<LivePartnership, string>
{
    public override LivePartnership Evolve(LivePartnership? snapshot, string id, IEvent e)
    {
        var partnership = snapshot ?? new LivePartnership { Id = id };
        partnership.Take(e.Data);
        return partnership;
    }
}
