using Contracts;

namespace Testing;

/// <summary>The starting point of the examples: a supplier owes a customer a hundred GPUs.</summary>
internal static class Deal
{
    public static StreamKey Stream { get; } = StreamKey.Partnership("supplier-customer");

    public static DateOnly Day { get; } = new(2025, 3, 7);

    public static NewEntry Formed { get; } = new()
    {
        Id = "formed",
        Event = new PartnershipFormed { Parties = [new Party { Id = "supplier" }, new Party { Id = "customer" }] },
        EffectiveOn = Day,
    };

    public static NewEntry Made { get; } = new()
    {
        Id = "made",
        Event = new CommitmentMade { Commitment = "gpus", Debtor = "supplier", Creditor = "customer", Amount = Amount.Exactly(100, AmountUnit.Gpu) },
        EffectiveOn = Day,
    };
}
