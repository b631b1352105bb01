namespace Contracts;

/// <content>The changes that events make, and the rules that several events share.</content>
public sealed partial class Partnership
{
    private protected override void Apply(FactInForce fact)
    {
        if (fact.Event is not PartnershipEvent happened)
            return;
        if (_dissolved is { } dissolved)
        {
            Report(fact, "dissolved",
                $"The partnership was dissolved on {dissolved.EffectiveOn}; nothing happens in it after that.");
            return;
        }

        if (!IsFormed && happened is not PartnershipFormed)
            ReportAtTheStrictDoor(fact, "not-formed",
                $"The partnership is not formed by {PartialDate.On(fact.TakesEffectOn)}; its forming comes first.");
        if (!IsFormed)
            Name(happened.PartiesNamed);
        happened.ApplyTo(this, fact);
    }

    private void Name(IEnumerable<Id<Party>> parties)
    {
        foreach (var party in parties.Where(party => !_named.Has(party)))
            _named.Set(party, new Party { Id = party });
    }

    internal void Form(FactInForce fact, IEnumerable<Party> parties)
    {
        _formed = fact;
        Membership.Add(fact);
        foreach (var party in parties)
            Join(party);
    }

    internal void Join(Party party, FactInForce fact)
    {
        Membership.Add(fact);
        Join(party);
    }

    private void Join(Party party)
    {
        _parties.Set(party.Id, party);
        _named.Set(party.Id, party);
    }

    internal void Leave(Id<Party> party, FactInForce fact)
    {
        Membership.Add(fact);
        _parties.Remove(party);
        _named.Remove(party);
    }

    internal void Reassess(PartnershipReassessed reassessed) => _reassessments.Add(reassessed);

    internal void Dissolve(FactInForce fact)
    {
        if (!fact.IsDisputed)
            _dissolved = fact;
        EndOptions(_ => true, fact);
        foreach (var deal in Deals.Where(deal => deal.EndedBy is null))
            deal.End(DealLifecycle.Dissolved, fact);
        var settled = Commitments.Select(commitment => commitment.Basis)
            .Concat(Deals.Select(deal => deal.KeptOut).OfType<Basis>())
            .ToList();
        foreach (var commitment in OpenCommitments.ToList())
        {
            commitment.RestOn([.. settled]);
            commitment.End(CommitmentLifecycle.Dissolved, fact);
        }
    }

    /// <summary>
    /// Returns true for a party, and for any organization if no forming is recorded. Otherwise reports an anomaly.
    /// </summary>
    internal bool Knows(Id<Party> party, FactInForce fact)
    {
        if (!IsFormed || HasParty(party))
            return true;
        Report(fact, "unknown-party",
            $"{party} is not a party of the partnership; the parties are {StorableText.List(_parties.Ids)}.");
        return false;
    }

    internal void Sign(Deal deal) => _deals.Set(deal.Id, deal);

    /// <summary>Returns the deal if it is signed. Otherwise reports an anomaly and returns null.</summary>
    internal Deal? DealOrReport(Id<Deal> id, FactInForce fact)
    {
        if (FindDeal(id) is { } deal)
            return deal;
        Report(fact, "unknown-deal",
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
        Report(fact, "deal-ended",
            $"Deal {id} {Ended(deal.Lifecycle)} on {ended.EffectiveOn}; only a deal that has not ended can {act}.");
        return null;

        static string Ended(DealLifecycle how) =>
            how == DealLifecycle.Expired ? "expired" : $"was {KebabCase.Of(how)}";
    }

    internal bool IsPossible(Term? term, Id<Deal> deal, FactInForce fact)
    {
        if (term is not { EndsBeforeItStarts: true })
            return true;
        Report(fact, "term-ends-before-it-starts",
            $"The term of deal {deal} is {term}; it must end on its first day or later.");
        return false;
    }

    internal void Commit(Commitment commitment)
    {
        commitment.KeepOrigin();
        _commitments.Set(commitment.Id, commitment);
        if (_optionsOn.ContainsKey(commitment.Id))
            RestOptionsOn(commitment, commitment.Origin);
    }

    /// <summary>Has the options on a commitment rest on its end or its new nature.</summary>
    internal void Restate(Commitment commitment) => RestOptionsOn(commitment, commitment.Basis);

    private void RestOptionsOn(Commitment commitment, Basis basis)
    {
        foreach (var option in _optionsOn.GetValueOrDefault(commitment.Id) ?? [])
            FindOption(option)?.Basis.Add(basis);
    }

    /// <summary>True if exercising an option would make or increase a firm commitment.</summary>
    internal bool MakesFirm(Option option) =>
        FindCommitment(option.Increases ?? option.Makes ?? default) is { } standing
            ? standing is { IsOpen: true, Nature: CommitmentNature.Firm }
                && (standing.Debtor, standing.Creditor) == (option.Debtor, option.Creditor)
            : option.Makes is not null && NatureUnder(option.Deal) == CommitmentNature.Firm;

    /// <summary>Returns the commitment if it is made. Otherwise reports an anomaly and returns null.</summary>
    internal Commitment? MadeCommitment(Id<Commitment> id, FactInForce fact)
    {
        if (FindCommitment(id) is { } commitment)
            return commitment;
        Report(fact, "not-committed",
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
        Report(fact, "already-closed",
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
        Report(fact, "mixed-units",
            $"Commitment {commitment.Id} is in {commitment.Unit}, the amount in {unit}; "
            + "it has to be in the commitment's unit.");
        return false;
    }

    internal void Grant(Option option)
    {
        if (option.Deal is { } deal && FindDeal(deal) is { } granting)
            option.Basis.Add(granting.Signing);
        if (option.Increases is { } increased && FindCommitment(increased) is { } commitment)
            option.Basis.Add(commitment.Origin);
        _options.Set(option.Id, option);
        if ((option.Increases ?? option.Makes) is { } concerned)
            _optionsOn[concerned] = [.. _optionsOn.GetValueOrDefault(concerned) ?? [], option.Id];
    }

    /// <summary>
    /// Returns the option if it is open and the party, if any, is its holder. Otherwise reports an anomaly and returns
    /// null.
    /// </summary>
    internal Option? OpenOption(Id<Option> id, Id<Party>? byParty, FactInForce fact)
    {
        if (FindOption(id) is not { } option)
            Report(fact, "unknown-option",
                $"Option {id} is not granted by {PartialDate.On(fact.TakesEffectOn)}; "
                + $"the options are {StorableText.List(_options.Ids)}.");
        else if (option.ClosedBy is { } closed)
            Report(fact, "option-closed",
                $"Option {id} {Closed(option)} on {closed.EffectiveOn}; "
                + "nothing can be done with it after that.");
        else if (byParty is { } party && party != option.Holder)
            Report(fact, "not-the-holder", $"{party} uses option {id}; only its holder, {option.Holder}, can.");
        else
            return option;
        return null;

        static string Closed(Option option) => option.Lifecycle is var how
            && how is OptionLifecycle.Lapsed or OptionLifecycle.Ended ? KebabCase.Of(how) : $"was {KebabCase.Of(how)}";
    }

    internal void Exercise(Option option, Amount? amount, FactInForce fact)
    {
        var id = option.Increases ?? option.Makes ?? default;
        if (FindCommitment(id) is { } standing && (standing.Debtor, standing.Creditor) != (option.Debtor, option.Creditor))
            Report(fact, "already-committed",
                $"Commitment {id} was made on {standing.MadeBy.EffectiveOn}, by which {standing.Debtor} owes "
                + $"{standing.Creditor}; exercising option {option.Id} has {option.Debtor} owe {option.Creditor}, "
                + "and increases only what is owed between these two.");
        else if (FindCommitment(id) is null && option.Makes is not null)
            Commit(new Commitment(option, id, NatureUnder(option.Deal), option.Exercise(amount, fact), fact));
        else if (OpenCommitment(id, option.Remaining.Shown.Unit, fact) is { } commitment)
        {
            commitment.Grow(option.Exercise(amount, fact), fact);
            commitment.RestOn(option.Basis);
        }
    }

    /// <summary>The default nature of a commitment: firm, unless its deal is non-binding.</summary>
    private CommitmentNature NatureUnder(Id<Deal>? deal) =>
        deal is { } id && FindDeal(id) is { Nature: DealNature.NonBinding }
            ? CommitmentNature.NonBinding
            : CommitmentNature.Firm;

    /// <summary>Ends the options that can be exercised yet; the others are over by themselves.</summary>
    internal void EndOptions(Func<Option, bool> which, FactInForce fact)
    {
        foreach (var option in _options.InOrder.Where(
            option => option.IsNotClosed && !(option.LastDay < fact.TakesEffectOn) && which(option)))
            option.Close(OptionLifecycle.Ended, fact);
    }

    /// <summary>Returns the investment if it is agreed. Otherwise reports an anomaly and returns null.</summary>
    internal Investment? InvestmentOrReport(Id<Investment> id, FactInForce fact)
    {
        if (FindInvestment(id) is { } investment)
            return investment;
        Report(fact, "not-invested",
            $"Investment {id} is not agreed by {PartialDate.On(fact.TakesEffectOn)}; "
            + $"the investments are {StorableText.List(_investments.Ids)}.");
        return null;
    }

    internal Investment Invest(Investment investment)
    {
        _investments.Set(investment.Id, investment);
        return investment;
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
            Report(fact, "mixed-units",
                $"Investment {id} is in {investment.Unit}, the amount in {one.Unit}; "
                + "it has to be in the investment's unit.");
        else
        {
            if (amount is { } gone && investment.Available.IsCertainlyLessThan(fact.Reckoned(gone)))
                Report(fact, "more-than-held",
                    $"{gone} of investment {id} are to be taken with {investment.Available.Shown} held; "
                    + "no more than is held can be taken.");
            else if (shares is { } many && investment.Count is { } held
                && many.Unit == held.Shown.Unit && held.IsCertainlyLessThan(fact.Reckoned(many)))
                Report(fact, "more-than-held",
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
        Report(fact, "investor-is-issuer",
            $"{investor} would invest in itself; an investor and an issuer must be two organizations.");
        return false;
    }

    internal void Schedule(Milestone milestone) => _milestones.Set(milestone.Id, milestone);

    internal void Miss(FactInForce fact) => _missedDeadlines.Add(fact);

    internal Milestone? MilestoneOrReport(Id<Milestone> id, FactInForce fact)
    {
        if (FindMilestone(id) is { } milestone)
            return milestone;
        Report(fact, "unknown-milestone",
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
            Report(fact, "milestone-cancelled",
                $"Milestone {id} was cancelled on {cancelled.EffectiveOn}; only one that is due can be {how}.");
        else if (milestone.MetBy is { } met)
            Report(fact, "already-met",
                $"Milestone {id} was met on {met.EffectiveOn}; only one that is not can be {how}.");
        else
            return milestone;
        return null;
    }

    internal void Notify(Breach breach) => _breaches.Set(breach.Id, breach);

    /// <summary>
    /// Returns the breach if it is notified and not cured. Otherwise reports an anomaly and returns null.
    /// </summary>
    internal Breach? UncuredBreach(Id<Breach> id, FactInForce fact)
    {
        if (FindBreach(id) is not { } breach)
            Report(fact, "unknown-breach",
                $"Breach {id} is not notified by {PartialDate.On(fact.TakesEffectOn)}; "
                + $"the breaches are {StorableText.List(_breaches.Ids)}.");
        else if (breach.CuredBy is { } cured)
            Report(fact, "already-cured",
                $"Breach {id} was cured on {cured.EffectiveOn}; nothing follows from it after that.");
        else
            return breach;
        return null;
    }

    internal void Grant(Right right) => _rights.Set(right.Id, right);

    /// <summary>Returns the right if it is granted and has not ended. Otherwise reports an anomaly and returns null.</summary>
    internal Right? LiveRight(Id<Right> id, FactInForce fact)
    {
        if (FindRight(id) is not { } right)
            Report(fact, "unknown-right",
                $"Right {id} is not granted by {PartialDate.On(fact.TakesEffectOn)}; "
                + $"the rights are {StorableText.List(_rights.Ids)}.");
        else if (right.EndedBy is { } ended)
            Report(fact, "right-ended",
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
        Report(fact, "not-the-holder", $"{byParty} uses right {id}; only its holder, {right.Holder}, can.");
        return null;
    }

    internal void Perform(Id<Commitment> id, in Amount amount, bool allowsExcess, FactInForce fact)
    {
        if (OpenCommitment(id, amount.Unit, fact) is { } commitment)
            commitment.Perform(fact.Reckoned(amount), allowsExcess || commitment.IsMinimum, fact);
    }

    /// <summary>Adds a reported problem to a deal or a commitment. It changes no figure.</summary>
    internal void Trouble(Id<Deal>? deal, Id<Commitment>? commitment, FactInForce fact)
    {
        if (deal is { } dealId)
            DealOrReport(dealId, fact)?.Trouble(fact);
        if (commitment is { } commitmentId)
            OpenCommitment(commitmentId, fact)?.Trouble(fact);
    }

    /// <summary>Ends a deal and closes its open commitments, except those that survive.</summary>
    internal void End(Deal deal, DealLifecycle how, IReadOnlyList<SurvivingAmount> survives, FactInForce fact)
    {
        deal.End(how, fact);
        EndOptions(option => option.Deal == deal.Id, fact);
        var named = survives.Select(amount => FindCommitment(amount.Commitment)?.Basis).ToList();
        var underIt = Commitments.Where(commitment => commitment.Deal == deal.Id).ToList();
        var settled = how == DealLifecycle.Completed ? underIt.ConvertAll(commitment => commitment.Basis) : [];
        if (how == DealLifecycle.Completed && deal.KeptOut is { } keptOut)
            settled.Add(keptOut);
        foreach (var commitment in underIt.Where(commitment => commitment.IsOpen).ToList())
        {
            commitment.RestOn([deal.Basis, .. named, .. settled]);
            if (survives.FirstOrDefault(amount => amount.Commitment == commitment.Id) is { } stays)
                commitment.Keep(stays.Amount, fact);
            else if (!commitment.Survives)
                commitment.End(CommitmentLifecycle.EndedWithDeal, fact);
        }
    }

    internal bool CanSurvive(SurvivingAmount survives, Id<Deal> deal, FactInForce fact)
    {
        if (OpenCommitment(survives.Commitment, survives.Amount.Unit, fact) is not { } commitment)
            return false;
        if (commitment.Deal != deal)
            Report(fact, "not-under-the-deal",
                $"Commitment {commitment.Id} is not under deal {deal}; "
                + "only a commitment under the deal can survive it.");
        else if (commitment.Left.IsCertainlyLessThan(fact.Reckoned(survives.Amount)))
            Report(fact, "more-than-outstanding",
                $"{survives.Amount} of commitment {commitment.Id} survive with {commitment.Outstanding} outstanding; "
                + "no more than is outstanding can survive.");
        else
            return true;
        return false;
    }
}
