namespace Contracts;

/// <summary>The parties of a partnership; if no forming is recorded, those that the entries name.</summary>
internal sealed record PartnershipMembers : LedgerItem
{
    /// <summary>The members, in the order of their ids.</summary>
    public required IReadOnlyList<Id<Party>> Members { get; init => field = ValueList.Of(value); }

    /// <summary>The members of a partnership as facts state them.</summary>
    public static PartnershipMembers Of(Partnership partnership) => new()
    {
        Stream = partnership.Stream,
        Members = [.. partnership.Parties.Select(party => party.Id)],
        Standing = partnership.Membership.Standing,
        IsContested = partnership.Membership.IsContested,
    };

    internal override FigureKey Key => new(FigureKind.Members, "");
}
