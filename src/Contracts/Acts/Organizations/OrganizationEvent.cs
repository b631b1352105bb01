using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A fact in the life of one organization.</summary>
[JsonConverter(typeof(EventJsonConverter<OrganizationEvent>))]
public abstract record OrganizationEvent : FactEvent
{
    internal sealed override bool BelongsTo(StreamKind kind) => kind == StreamKind.Organization;

    /// <summary>
    /// Applies the event and its rules. Total and pure: what breaks a rule is reported, and left out or clipped.
    /// </summary>
    internal abstract void ApplyTo(Organization organization, FactInForce fact);
}
