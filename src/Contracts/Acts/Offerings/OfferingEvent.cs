using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A fact in the life of an offering.</summary>
[JsonConverter(typeof(EventJsonConverter<OfferingEvent>))]
public abstract record OfferingEvent : FactEvent
{
    private protected OfferingEvent()
    {
    }

    /// <summary>Fails to compile: the set of events is closed.</summary>
    /// <param name="closed">Has no meaning.</param>
    [Obsolete(ContractEvent.ClosedSet, error: true)]
    protected OfferingEvent(int closed = 0)
    {
    }

    internal sealed override bool BelongsTo(StreamKind kind) => kind == StreamKind.Offering;

    /// <summary>Applies the event and its rules. Total and pure: what breaks a rule is reported and left out.</summary>
    internal abstract void ApplyTo(Offering offering, FactInForce fact);
}
