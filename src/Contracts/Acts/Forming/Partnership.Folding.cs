namespace Contracts;

/// <content>The changes that events make.</content>
public sealed partial class Partnership
{
    internal override void Apply(FactInForce fact)
    {
        if (fact.Event is not PartnershipEvent happened)
            return;
        if (_dissolved is { } dissolved)
        {
            Report(fact, RuleCodes.Dissolved,
                $"The partnership was dissolved on {dissolved.EffectiveOn}; nothing happens in it after that.");
            return;
        }

        if (!IsFormed && happened is not PartnershipFormed)
            ReportAtTheStrictDoor(fact, RuleCodes.NotFormed,
                $"The partnership is not formed by {PartialDate.On(fact.TakesEffectOn)}; its forming comes first.");
        if (!IsFormed)
            Name(happened.PartiesNamed);
        happened.ApplyTo(this, fact);
    }

    private void Name(IEnumerable<Id<Party>> parties)
    {
        foreach (var party in parties.Where(party => !_named.Has(party)))
        {
            _named.Set(party, new Party { Id = party });
            _changes++;
        }
    }

    internal void Form(FactInForce fact, IEnumerable<Party> parties)
    {
        _formed = fact;
        _changes++;
        Membership.Add(fact);
        foreach (var party in parties)
            Join(party);
    }

    internal void Join(Party party, FactInForce fact)
    {
        _changes++;
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
        _changes++;
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

    internal void Sign(Deal deal) => _deals.Set(deal.Id, deal);

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

    internal void Exercise(Option option, Amount? amount, FactInForce fact)
    {
        var id = option.Increases ?? option.Makes ?? default;
        if (FindCommitment(id) is { } standing && (standing.Debtor, standing.Creditor) != (option.Debtor, option.Creditor))
            Report(fact, RuleCodes.AlreadyCommitted,
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

    internal Investment Invest(Investment investment)
    {
        _investments.Set(investment.Id, investment);
        return investment;
    }

    internal void Schedule(Milestone milestone) => _milestones.Set(milestone.Id, milestone);

    internal void Miss(FactInForce fact)
    {
        _missedDeadlines.Add(fact);
        _changes++;
    }

    internal void Notify(Breach breach) => _breaches.Set(breach.Id, breach);

    internal void Grant(Right right) => _rights.Set(right.Id, right);

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
}
