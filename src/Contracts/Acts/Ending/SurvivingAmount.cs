namespace Contracts;

/// <summary>What stays owed of a commitment when its deal is terminated.</summary>
public sealed record SurvivingAmount
{
    /// <summary>The commitment.</summary>
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>How much, in the commitment's unit.</summary>
    public required Amount Amount { get; init; }
}
