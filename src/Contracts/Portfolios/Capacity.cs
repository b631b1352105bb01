namespace Contracts;

/// <summary>How much capacity of a kind an organization has: what was counted, and beside it what was reported.</summary>
public sealed record Capacity
{
    /// <summary>The organization.</summary>
    public required Id<Party> Organization { get; init; }

    /// <summary>Which capacity, in words such as <c>GPUs</c> or <c>data centres</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What was brought online less what was retired; null where neither is on record.</summary>
    public required Amount? Online { get; init; }

    /// <summary>What was last reported: a stock, never added to what is online; null where nobody reported any.</summary>
    public required Amount? Reported { get; init; }

    /// <summary>The capacity of some organizations, by organization and kind.</summary>
    /// <param name="organizations">The organizations.</param>
    public static IReadOnlyList<Capacity> Of(IEnumerable<Organization> organizations) => [.. organizations.SelectMany(Of).OrderBy(capacity => capacity.Organization)];

    private static IEnumerable<Capacity> Of(Organization organization) =>
        organization.OnlineCapacity.Keys.Union(organization.ReportedCapacity.Keys).Order(StringComparer.Ordinal).Select(kind => new Capacity
        {
            Organization = organization.Stream.Slug,
            Kind = kind,
            Online = organization.OnlineCapacity.TryGetValue(kind, out var online) ? online : null,
            Reported = organization.ReportedCapacity.TryGetValue(kind, out var reported) ? reported : null,
        });
}
