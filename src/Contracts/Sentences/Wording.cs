namespace Contracts;

/// <summary>The words for the parties and things of one stream, as far as they are known.</summary>
/// <param name="sentences">The names of parties.</param>
/// <param name="stream">The stream.</param>
/// <param name="known">The state of the stream; null if it is not known.</param>
internal sealed class Wording(Sentences sentences, StreamKey stream, Aggregate? known)
{
    private readonly Partnership? _partnership = known as Partnership;

    /// <summary>The name of the organization whose stream it is.</summary>
    public string Organization => Name(stream.Slug);

    /// <summary><c>CoreWeave's offering</c>, or <c>The offering</c>.</summary>
    public string Offering =>
        known is Offering { Issuer: { } issuer } ? $"{Phrase.Possessive(Name(issuer))} offering" : "The offering";

    /// <summary>The name of a party.</summary>
    public string Name(Id<Party> party) => sentences.NameOf(party);

    /// <summary><c>A, B and C</c>.</summary>
    public string Names(IEnumerable<Id<Party>> parties) => parties.Select(Name).ToArray() switch
    {
        [] => "nobody",
        [var one] => one,
        [.. var firsts, var last] => $"{string.Join(", ", firsts)} and {last}",
    };

    /// <summary>The title of a deal, or its slug.</summary>
    public string Deal(Id<Deal> deal) => _partnership?.FindDeal(deal)?.Title ?? deal.ToString();

    /// <summary><c>OpenAI owes CoreWeave (compute)</c>, to follow <c>what</c>.</summary>
    public string Owing(Id<Commitment> commitment) => _partnership?.FindCommitment(commitment) is { } owed
        ? $"{Name(owed.Debtor)} {Phrase.Verb(owed.Nature)} {Name(owed.Creditor)} ({commitment})"
        : $"is owed ({commitment})";

    /// <summary><c>it owes CoreWeave (compute)</c>, to follow <c>what</c> where the debtor acts.</summary>
    public string OwedByIt(Id<Commitment> commitment) => _partnership?.FindCommitment(commitment) is { } owed
        ? $"it {Phrase.Verb(owed.Nature)} {Name(owed.Creditor)} ({commitment})"
        : $"is owed ({commitment})";

    /// <summary><c>Microsoft withdraws</c>, or <c>The debtor withdraws</c>.</summary>
    public string Withdrawing(Id<Commitment>? commitment, Id<Deal>? deal)
    {
        var debtors = (_partnership?.Commitments ?? [])
            .Where(owed => commitment is { } id ? owed.Id == id : owed.Deal == deal)
            .Select(owed => owed.Debtor)
            .Distinct()
            .ToList();
        return debtors is [var debtor] ? $"{Name(debtor)} withdraws" : "The debtor withdraws";
    }

    /// <summary>The name of the creditor of a commitment.</summary>
    public string Creditor(Id<Commitment> commitment) =>
        _partnership?.FindCommitment(commitment) is { } owed ? Name(owed.Creditor) : "The creditor";

    /// <summary>The name of the holder of an option.</summary>
    public string Holder(Id<Option> option) =>
        _partnership?.FindOption(option) is { } granted ? Name(granted.Holder) : "The holder";

    /// <summary><c>CoreWeave's breach of Term loan</c>.</summary>
    public string Breach(Id<Breach> breach) => _partnership?.FindBreach(breach) is { } notified
        ? $"{Phrase.Possessive(Name(notified.Party))} breach of {Deal(notified.Deal)}"
        : $"breach {breach}";

    /// <summary><c>Microsoft's right of first refusal against OpenAI</c>.</summary>
    public string Right(Id<Right> right) => _partnership?.FindRight(right) is { } granted
        ? $"{Phrase.Possessive(Name(granted.Holder))} right {OfKind(granted.Kind)}against "
            + $"{Name(granted.Against)} ({right})"
        : $"right {right}";

    /// <summary><c>OpenAI's stake in CoreWeave</c>.</summary>
    public string Stake(Id<Investment> investment) => _partnership?.FindInvestment(investment) is { } stake
        ? $"{Phrase.Possessive(Name(stake.Investor))} stake in {Name(stake.Issuer)}"
        : $"stake {investment}";

    /// <summary>The commitment, or else the investment, that depends on a condition.</summary>
    public string Conditional(Id<Commitment>? commitment, Id<Investment>? investment) =>
        commitment is { } id ? $"what {Owing(id)}" : Stake(investment ?? default);

    /// <summary>The subject of a figure: <c>what OpenAI owes CoreWeave (compute)</c>.</summary>
    public string Subject(FigureKey figure) => figure.Kind switch
    {
        FigureKind.Commitment => $"what {Owing(figure.Name)}",
        FigureKind.Option => $"{Phrase.Possessive(Holder(figure.Name))} option {figure.Name}",
        FigureKind.Investment => Stake(figure.Name),
        FigureKind.Offering => Offering,
        FigureKind.Capacity or FigureKind.Measure => $"{Phrase.Possessive(Organization)} {figure.Name}",
        FigureKind.Deal => Deal(figure.Name),
        FigureKind.Breach => Breach(figure.Name),
        FigureKind.Right => Right(figure.Name),
        _ => figure.ToString(),
    };

    private static string OfKind(RightKind kind) => kind == RightKind.Other ? "" : $"of {Phrase.Of(kind)} ";
}
