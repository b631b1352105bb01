using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A fact in the life of one organization.</summary>
[JsonConverter(typeof(EventJsonConverter<OrganizationEvent>))]
public abstract record OrganizationEvent : FactEvent
{
    private protected OrganizationEvent()
    {
    }

    /// <summary>Fails to compile: the set of events is closed.</summary>
    /// <param name="closed">Has no meaning.</param>
    [Obsolete(ContractEvent.ClosedSet, error: true)]
    protected OrganizationEvent(int closed = 0)
    {
    }

    internal sealed override bool BelongsTo(StreamKind kind) => kind == StreamKind.Organization;

    /// <summary>
    /// Applies the event and its rules. Total and pure: what breaks a rule is reported, and left out or clipped.
    /// </summary>
    internal abstract void ApplyTo(Organization organization, FactInForce fact);
}
