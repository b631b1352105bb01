using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// A deal, deadline, cure, holding, right, capacity or published figure of a stream, without the facts behind it.
/// </summary>
/// <remarks>
/// Portfolios list them, and the ledger keeps them in rows beside positions. A row holds an item as facts state it; what
/// a day brings by itself follows from the days that the item names.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(CapacityFigures), "capacity")]
[JsonDerivedType(typeof(Cure), "cure")]
[JsonDerivedType(typeof(Deadline), "deadline")]
[JsonDerivedType(typeof(DealFigures), "deal")]
[JsonDerivedType(typeof(Holding), "holding")]
[JsonDerivedType(typeof(InstalmentFigures), "instalment")]
[JsonDerivedType(typeof(PartnershipMembers), "members")]
[JsonDerivedType(typeof(PublishedFigure), "published-figure")]
[JsonDerivedType(typeof(RightFigures), "right")]
public abstract record LedgerItem : Figures
{
    private protected LedgerItem()
    {
    }

    /// <summary>The stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override Amount? ComesTo => null;

    /// <summary>The key, unique in the stream.</summary>
    internal abstract FigureKey Key { get; }

    /// <summary>The parties by which it is found: the one that must act, holds or owes, and the other.</summary>
    internal virtual (Id<Party>? Party, Id<Party>? Counterparty) Parties => (null, null);

    /// <summary>
    /// The first and the last day that something comes to without an entry, both inclusive; null if none does.
    /// </summary>
    internal virtual (DateOnly First, DateOnly Last)? Span => null;

    /// <summary>The item on a day, which may bring a change by itself.</summary>
    /// <param name="day">The day.</param>
    internal virtual LedgerItem On(DateOnly day) => this;
}

/// <summary>A part of a stream's state of which the ledger keeps items.</summary>
internal interface IItemSource
{
    /// <summary>The key, unique among the sources of the stream.</summary>
    FigureKey Source { get; }

    /// <summary>Increases whenever the items may have changed as facts state them; from 1.</summary>
    /// <param name="folded">The state of the stream.</param>
    int RevisionIn(Aggregate folded);

    /// <summary>The items as facts state them.</summary>
    /// <param name="folded">The state of the stream.</param>
    IEnumerable<LedgerItem> ItemsIn(Aggregate folded);

    /// <summary>A cached reference to its slices in the ledger that folds it; copies keep the reference.</summary>
    SourceSlices? Slices { get; set; }
}
