using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A fact in the life of a partnership.</summary>
[JsonConverter(typeof(EventJsonConverter<PartnershipEvent>))]
public abstract record PartnershipEvent : FactEvent
{
    private protected PartnershipEvent()
    {
    }

    /// <summary>Fails to compile: the set of events is closed.</summary>
    /// <param name="closed">Has no meaning.</param>
    [Obsolete(ContractEvent.ClosedSet, error: true)]
    protected PartnershipEvent(int closed = 0)
    {
    }

    internal sealed override bool BelongsTo(StreamKind kind) => kind == StreamKind.Partnership;

    /// <summary>
    /// Applies the event and its rules. Total and pure: what breaks a rule is reported, and left out or clipped.
    /// </summary>
    internal abstract void ApplyTo(Partnership partnership, FactInForce fact);
}
