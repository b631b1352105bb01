namespace Contracts;

/// <summary>A fact in the life of one organization.</summary>
public abstract record OrganizationEvent : FactEvent
{
    internal sealed override bool BelongsTo(StreamKind kind) => kind == StreamKind.Organization;

    /// <summary>The event's rules, and what it changes. Total and pure: what breaks a rule is reported and left out.</summary>
    internal abstract void ApplyTo(Organization organization, FactInForce fact);
}
