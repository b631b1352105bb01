using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// The figures of a commitment, option, investment, offering, kind of capacity or published measure, without its history.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(CapacityFigures), "capacity")]
[JsonDerivedType(typeof(CommitmentFigures), "commitment")]
[JsonDerivedType(typeof(Cure), "cure")]
[JsonDerivedType(typeof(Deadline), "deadline")]
[JsonDerivedType(typeof(DealFigures), "deal")]
[JsonDerivedType(typeof(Holding), "holding")]
[JsonDerivedType(typeof(InstalmentFigures), "instalment")]
[JsonDerivedType(typeof(OfferingFigures), "offering")]
[JsonDerivedType(typeof(OptionFigures), "option")]
[JsonDerivedType(typeof(PartnershipMembers), "members")]
[JsonDerivedType(typeof(PublishedFigure), "published-figure")]
[JsonDerivedType(typeof(RightFigures), "right")]
public abstract record Figures
{
    private protected Figures()
    {
    }

    /// <summary>The weakest standing of the facts behind the figures.</summary>
    public required Standing Standing { get; init; }

    /// <summary>True if a disputed fact affects the figures.</summary>
    public required bool IsContested { get; init; }

    /// <summary>The principal amount: outstanding, left, held, offered or online; null if none was stated.</summary>
    public abstract Amount? ComesTo { get; }
}

/// <summary>An item with figures, and the facts that explain them.</summary>
internal interface IExplained
{
    FigureKey Key { get; }

    Figures Figures { get; }

    /// <summary>The facts in folding order: folded alone, they give the figures.</summary>
    IReadOnlyList<FactInForce> Explanation { get; }
}

/// <summary>An item whose figures a disputed fact may change.</summary>
internal interface IContestable : IExplained
{
    /// <summary>The facts that its amounts rest on.</summary>
    Basis Basis { get; }

    /// <summary>The same item in another state of the stream; null if it has none.</summary>
    IContestable? In(Aggregate otherwise);

    /// <summary>True if another state of it shows the same amounts, end and nature.</summary>
    bool ShowsTheSameAs(IContestable other);
}
