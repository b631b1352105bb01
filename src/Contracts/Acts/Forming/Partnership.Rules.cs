namespace Contracts;

/// <content>
/// The rules that several events share. Each finds what an event names; where it breaks the rule, it reports an anomaly.
/// </content>
public sealed partial class Partnership
{
    /// <summary>
    /// Returns true for a party, and for any organization if no forming is recorded. Otherwise reports an anomaly.
    /// </summary>
    internal bool Knows(Id<Party> party, FactInForce fact)
    {
        if (!IsFormed || HasParty(party))
            return true;
        Report(fact, RuleCodes.UnknownParty,
            $"{party} is not a party of the partnership; the parties are {StorableText.List(_parties.Ids)}.");
        return false;
    }

    /// <summary>Returns the deal if it is signed. Otherwise reports an anomaly and returns null.</summary>
    internal Deal? DealOrReport(Id<Deal> id, FactInForce fact)
    {
        if (FindDeal(id) is { } deal)
            return deal;
        Report(fact, RuleCodes.UnknownDeal,
            $"Deal {id} is not signed by {PartialDate.On(fact.TakesEffectOn)}; "
            + $"the deals are {StorableText.List(_deals.Ids)}.");
        return null;
    }

    /// <summary>
    /// Returns the deal if it is signed and has not ended. Otherwise reports an anomaly and returns null.
    /// </summary>
    internal Deal? LiveDeal(Id<Deal> id, string act, FactInForce fact)
    {
        if (DealOrReport(id, fact) is not { EndedBy: { } ended } deal)
            return FindDeal(id);
        Report(fact, RuleCodes.DealEnded,
            $"Deal {id} {Ended(deal.Lifecycle)} on {ended.EffectiveOn}; only a deal that has not ended can {act}.");
        return null;

        static string Ended(DealLifecycle how) =>
            how == DealLifecycle.Expired ? "expired" : $"was {KebabCase.Of(how)}";
    }

    internal bool IsPossible(Term? term, Id<Deal> deal, FactInForce fact)
    {
        if (term is not { EndsBeforeItStarts: true })
            return true;
        Report(fact, RuleCodes.TermEndsBeforeItStarts,
            $"The term of deal {deal} is {term}; it must end on its first day or later.");
        return false;
    }

    /// <summary>Returns the commitment if it is made. Otherwise reports an anomaly and returns null.</summary>
    internal Commitment? MadeCommitment(Id<Commitment> id, FactInForce fact)
    {
        if (FindCommitment(id) is { } commitment)
            return commitment;
        Report(fact, RuleCodes.NotCommitted,
            $"Commitment {id} is not made by {PartialDate.On(fact.TakesEffectOn)}; it has to be made first.");
        return null;
    }

    /// <summary>Returns the commitment if it is made and open. Otherwise reports an anomaly and returns null.</summary>
    internal Commitment? OpenCommitment(Id<Commitment> id, FactInForce fact)
    {
        if (MadeCommitment(id, fact) is not { } commitment)
            return null;
        if (commitment.ClosedBy is not { } closed)
            return commitment;
        Report(fact, RuleCodes.AlreadyClosed,
            $"Commitment {id} was closed on {closed.EffectiveOn} by {closed.Entry.Id}; only an open one can change.");
        return null;
    }

    /// <summary>
    /// Returns the commitment if it is open and has the unit. Otherwise reports an anomaly and returns null.
    /// </summary>
    internal Commitment? OpenCommitment(Id<Commitment> id, AmountUnit unit, FactInForce fact) =>
        OpenCommitment(id, fact) is { } commitment && HasUnit(commitment, unit, fact) ? commitment : null;

    /// <summary>Returns true if a commitment has the unit. Otherwise reports an anomaly.</summary>
    internal bool HasUnit(Commitment commitment, AmountUnit unit, FactInForce fact)
    {
        if (commitment.Unit == unit)
            return true;
        Report(fact, RuleCodes.MixedUnits,
            $"Commitment {commitment.Id} is in {commitment.Unit}, the amount in {unit}; "
            + "it has to be in the commitment's unit.");
        return false;
    }

    /// <summary>
    /// Returns the option if it is open and the party, if any, is its holder. Otherwise reports an anomaly and returns
    /// null.
    /// </summary>
    internal Option? OpenOption(Id<Option> id, Id<Party>? byParty, FactInForce fact)
    {
        if (FindOption(id) is not { } option)
            Report(fact, RuleCodes.UnknownOption,
                $"Option {id} is not granted by {PartialDate.On(fact.TakesEffectOn)}; "
                + $"the options are {StorableText.List(_options.Ids)}.");
        else if (option.ClosedBy is { } closed)
            Report(fact, RuleCodes.OptionClosed,
                $"Option {id} {Closed(option)} on {closed.EffectiveOn}; "
                + "nothing can be done with it after that.");
        else if (byParty is { } party && party != option.Holder)
            Report(fact, RuleCodes.NotTheHolder, $"{party} uses option {id}; only its holder, {option.Holder}, can.");
        else
            return option;
        return null;

        static string Closed(Option option) => option.Lifecycle is var how
            && how is OptionLifecycle.Lapsed or OptionLifecycle.Ended ? KebabCase.Of(how) : $"was {KebabCase.Of(how)}";
    }

    /// <summary>Returns the investment if it is agreed. Otherwise reports an anomaly and returns null.</summary>
    internal Investment? InvestmentOrReport(Id<Investment> id, FactInForce fact)
    {
        if (FindInvestment(id) is { } investment)
            return investment;
        Report(fact, RuleCodes.NotInvested,
            $"Investment {id} is not agreed by {PartialDate.On(fact.TakesEffectOn)}; "
            + $"the investments are {StorableText.List(_investments.Ids)}.");
        return null;
    }

    /// <summary>
    /// Returns the investment from which an amount is transferred or cancelled, and reports an anomaly if it certainly
    /// exceeds what is held. Null with an anomaly if there is none, or none in the unit.
    /// </summary>
    internal Investment? HeldInvestment(Id<Investment> id, Amount? amount, Amount? shares, FactInForce fact)
    {
        if (InvestmentOrReport(id, fact) is not { } investment)
            return null;
        if (amount is { } one && one.Unit != investment.Unit)
            Report(fact, RuleCodes.MixedUnits,
                $"Investment {id} is in {investment.Unit}, the amount in {one.Unit}; "
                + "it has to be in the investment's unit.");
        else
        {
            if (amount is { } gone && investment.Available.IsCertainlyLessThan(fact.Reckoned(gone)))
                Report(fact, RuleCodes.MoreThanHeld,
                    $"{gone} of investment {id} are to be taken with {investment.Available.Shown} held; "
                    + "no more than is held can be taken.");
            else if (shares is { } many && investment.Count is { } held
                && many.Unit == held.Shown.Unit && held.IsCertainlyLessThan(fact.Reckoned(many)))
                Report(fact, RuleCodes.MoreThanHeld,
                    $"{many} of investment {id} are to be taken with {held.Shown} held; "
                    + "no more than is held can be taken.");
            return investment;
        }

        return null;
    }

    internal bool CanInvest(Id<Party> investor, Id<Party> issuer, FactInForce fact)
    {
        if (investor != issuer)
            return Knows(investor, fact) && Knows(issuer, fact);
        Report(fact, RuleCodes.InvestorIsIssuer,
            $"{investor} would invest in itself; an investor and an issuer must be two organizations.");
        return false;
    }

    internal Milestone? MilestoneOrReport(Id<Milestone> id, FactInForce fact)
    {
        if (FindMilestone(id) is { } milestone)
            return milestone;
        Report(fact, RuleCodes.UnknownMilestone,
            $"Milestone {id} is not scheduled by {PartialDate.On(fact.TakesEffectOn)}; "
            + $"the milestones are {StorableText.List(_milestones.Ids)}.");
        return null;
    }

    /// <summary>
    /// Returns the milestone if it is neither met nor cancelled. Otherwise reports an anomaly and returns null.
    /// </summary>
    internal Milestone? PendingMilestone(Id<Milestone> id, string how, FactInForce fact)
    {
        if (MilestoneOrReport(id, fact) is not { } milestone)
            return null;
        if (milestone.CancelledBy is { } cancelled)
            Report(fact, RuleCodes.MilestoneCancelled,
                $"Milestone {id} was cancelled on {cancelled.EffectiveOn}; only one that is due can be {how}.");
        else if (milestone.MetBy is { } met)
            Report(fact, RuleCodes.AlreadyMet,
                $"Milestone {id} was met on {met.EffectiveOn}; only one that is not can be {how}.");
        else
            return milestone;
        return null;
    }

    /// <summary>
    /// Returns the breach if it is notified and not cured. Otherwise reports an anomaly and returns null.
    /// </summary>
    internal Breach? UncuredBreach(Id<Breach> id, FactInForce fact)
    {
        if (FindBreach(id) is not { } breach)
            Report(fact, RuleCodes.UnknownBreach,
                $"Breach {id} is not notified by {PartialDate.On(fact.TakesEffectOn)}; "
                + $"the breaches are {StorableText.List(_breaches.Ids)}.");
        else if (breach.CuredBy is { } cured)
            Report(fact, RuleCodes.AlreadyCured,
                $"Breach {id} was cured on {cured.EffectiveOn}; nothing follows from it after that.");
        else
            return breach;
        return null;
    }

    /// <summary>Returns the right if it is granted and has not ended. Otherwise reports an anomaly and returns null.</summary>
    internal Right? LiveRight(Id<Right> id, FactInForce fact)
    {
        if (FindRight(id) is not { } right)
            Report(fact, RuleCodes.UnknownRight,
                $"Right {id} is not granted by {PartialDate.On(fact.TakesEffectOn)}; "
                + $"the rights are {StorableText.List(_rights.Ids)}.");
        else if (right.EndedBy is { } ended)
            Report(fact, RuleCodes.RightEnded,
                $"Right {id} ended on {ended.EffectiveOn}; nothing can be done with it after that.");
        else
            return right;
        return null;
    }

    /// <summary>
    /// Returns the right if it has not ended and the party is its holder. Otherwise reports an anomaly and returns null.
    /// </summary>
    internal Right? LiveRight(Id<Right> id, Id<Party> byParty, FactInForce fact)
    {
        if (LiveRight(id, fact) is not { } right)
            return null;
        if (right.Holder == byParty)
            return right;
        Report(fact, RuleCodes.NotTheHolder, $"{byParty} uses right {id}; only its holder, {right.Holder}, can.");
        return null;
    }

    internal bool CanSurvive(SurvivingAmount survives, Id<Deal> deal, FactInForce fact)
    {
        if (OpenCommitment(survives.Commitment, survives.Amount.Unit, fact) is not { } commitment)
            return false;
        if (commitment.Deal != deal)
            Report(fact, RuleCodes.NotUnderTheDeal,
                $"Commitment {commitment.Id} is not under deal {deal}; "
                + "only a commitment under the deal can survive it.");
        else if (commitment.Left.IsCertainlyLessThan(fact.Reckoned(survives.Amount)))
            Report(fact, RuleCodes.MoreThanOutstanding,
                $"{survives.Amount} of commitment {commitment.Id} survive with {commitment.Outstanding} outstanding; "
                + "no more than is outstanding can survive.");
        else
            return true;
        return false;
    }
}
