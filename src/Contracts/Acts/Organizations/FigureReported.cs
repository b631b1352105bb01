namespace Contracts;

/// <summary>
/// A figure was published about the organization as a whole, such as its backlog. It is compared with computed figures
/// and never added to them.
/// </summary>
[EventType("contracts.figure-reported.v1")]
public sealed record FigureReported : OrganizationEvent
{
    /// <summary>The measure in words, such as <c>revenue backlog</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>The value reported, which may be negative.</summary>
    public required ReportedValue Amount { get; init; }

    /// <summary>The period that it covers; null for the effective date alone.</summary>
    public Term? Period { get; init; }

    internal override PayloadFault? FindFault() => Period?.FindClause("period");

    internal override void ApplyTo(Organization organization, FactInForce fact) => organization.Report(this, fact);

    internal override string Tell(Wording words) =>
        $"{Phrase.Possessive(words.Organization)} {Measure}{Phrase.In(Period)}: {Amount}";
}
