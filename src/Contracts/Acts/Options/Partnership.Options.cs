namespace Contracts;

public sealed partial class Partnership
{
    private readonly ById<Option> _options = new();

    /// <summary>The options that were granted, by id.</summary>
    public IReadOnlyCollection<Option> Options => _options.InOrder;

    /// <summary>The option of an id, or null where none was granted.</summary>
    /// <param name="option">The option's slug.</param>
    public Option? FindOption(Id<Option> option) => _options.Find(option);

    internal void Grant(Option option)
    {
        if (option.Deal is { } deal && FindDeal(deal) is { } granting)
            option.Grounds.Add(granting.Signing);
        if (option.Increases is { } increased && FindCommitment(increased) is { } commitment)
            option.Grounds.Add(commitment.Making);
        _options.Set(option.Id, option);
    }

    /// <summary>The option, if it can be exercised by a party; else null, and it is reported.</summary>
    internal Option? OpenOption(Id<Option> id, Id<Party>? byParty, FactInForce fact)
    {
        if (FindOption(id) is not { } option)
            Report(fact, "unknown-option", $"Option {id} is not granted by {PartialDate.On(fact.TakesEffectOn)}; the options are {Text.List(_options.Ids)}.");
        else if (option.ClosedBy is { } closed)
            Report(fact, "option-closed", $"Option {id} is {Wording.Of(option.Lifecycle)} since {closed.EffectiveOn}; nothing can be done with it after that.");
        else if (byParty is { } party && party != option.Holder)
            Report(fact, "not-the-holder", $"{party} uses option {id}; only its holder, {option.Holder}, can.");
        else
            return option;
        return null;
    }

    internal void Exercise(Option option, Amount? amount, FactInForce fact)
    {
        var id = option.Increases ?? option.Makes ?? default;
        if (FindCommitment(id) is null && option.Makes is not null)
            Commit(new Commitment(option, id, NatureUnder(option.Deal), option.Exercise(amount, fact), fact));
        else if (OpenCommitment(id, option.Left.Unit, fact) is { } commitment)
        {
            commitment.Grow(option.Exercise(amount, fact), fact);
            commitment.RestOn(option.Grounds);
        }
    }

    /// <summary>How firm a commitment is that nobody calls anything else: firm, unless its deal does not bind.</summary>
    private CommitmentNature NatureUnder(Id<Deal>? deal) =>
        deal is { } id && FindDeal(id) is { Nature: DealNature.NonBinding } ? CommitmentNature.NonBinding : CommitmentNature.Firm;

    internal void EndOptions(Func<Option, bool> which, FactInForce fact)
    {
        foreach (var option in _options.InOrder.Where(option => option.IsOpen && which(option)))
            option.Close(OptionLifecycle.Ended, fact);
    }
}
