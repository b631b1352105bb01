namespace Contracts;

/// <summary>Somebody published a figure about the organization as a whole, such as its backlog: checked against what is computed, never added to it.</summary>
[EventType("contracts.figure-reported.v1")]
public sealed record FigureReported : OrganizationEvent
{
    /// <summary>What it measures, in words such as <c>revenue backlog</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>How much.</summary>
    public required Amount Amount { get; init; }

    /// <summary>The period it is for; null for the effective date alone.</summary>
    public Term? Period { get; init; }

    internal override void ApplyTo(Organization organization, FactInForce fact) => organization.Report(this);
}
