namespace Contracts;

public abstract partial class Aggregate
{
    /// <summary>
    /// Whether it has to do with an organization: a partnership with its parties, and with those whom a commitment, an option or an investment shows;
    /// an offering with its issuer; an organization with itself.
    /// </summary>
    /// <remarks>All that an organization owes, is owed, holds, waits for or is to provide is in what concerns it.</remarks>
    /// <param name="party">The organization.</param>
    public bool Concerns(Id<Party> party) => this switch
    {
        Partnership partnership => partnership.HasParty(party)
            || partnership.Commitments.Any(commitment => commitment.Debtor == party || commitment.Creditor == party)
            || partnership.Options.Any(option => option.Holder == party || option.Debtor == party || option.Creditor == party)
            || partnership.Investments.Any(investment => investment.Investor == party || investment.Issuer == party),
        Offering offering => offering.Issuer == party,
        _ => Stream.Slug == party,
    };
}
