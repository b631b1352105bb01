using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// The key of a figure in a stream: a commitment, option or investment of a partnership, the offering, a kind of an
/// organization's capacity, a measure published about it, or another item that the ledger keeps, such as a deal.
/// </summary>
/// <remarks>The <c>default</c> value names no figure.</remarks>
/// <param name="Kind">The kind of figure.</param>
/// <param name="Name">
/// The slug, the kind of capacity or the measure in words, or an entry; empty for an offering and for the members of a partnership.
/// </param>
[JsonConverter(typeof(ParsableJsonConverter<FigureKey>))]
public readonly record struct FigureKey(FigureKind Kind, string Name) : IComparable<FigureKey>, IParsable<FigureKey>
{
    /// <summary>The only figure of an offering's stream.</summary>
    public static FigureKey Offering { get; } = new(FigureKind.Offering, "");

    /// <summary>The key of an organization's capacity of one kind.</summary>
    /// <param name="kind">The kind, in the words in which it was reported.</param>
    public static FigureKey Capacity(string kind) => new(FigureKind.Capacity, kind);

    /// <summary>The key of the figures published about an organization in one measure.</summary>
    /// <param name="measure">The measure, in the words in which it was reported.</param>
    public static FigureKey Measure(string measure) => new(FigureKind.Measure, measure);

    /// <summary>The key of a commitment.</summary>
    /// <param name="commitment">The commitment's slug.</param>
    public static implicit operator FigureKey(Id<Commitment> commitment) =>
        new(FigureKind.Commitment, commitment.ToString());

    /// <summary>The key of an option.</summary>
    /// <param name="option">The option's slug.</param>
    public static implicit operator FigureKey(Id<Option> option) => new(FigureKind.Option, option.ToString());

    /// <summary>The key of an investment.</summary>
    /// <param name="investment">The investment's slug.</param>
    public static implicit operator FigureKey(Id<Investment> investment) =>
        new(FigureKind.Investment, investment.ToString());

    /// <summary>Reads a key.</summary>
    /// <param name="text">The kind, then a space or a slash and the name, such as <c>commitment compute</c>; <c>offering</c> alone.</param>
    /// <exception cref="ArgumentException">The text is no key.</exception>
    public static FigureKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, provider: null, out var key)
            ? key
            : throw new ArgumentException(
                $"'{StorableText.Shorten(text)}' is not a figure; a figure is {StorableText.List(KebabCase.All<FigureKind>())}, "
                + "each but an offering with its name.",
                nameof(text));
    }

    static FigureKey IParsable<FigureKey>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a key, without throwing.</summary>
    /// <param name="s">The text; null is none.</param>
    /// <param name="provider">Not used: the text is the same in every culture.</param>
    /// <param name="result">The key, or the <c>default</c> value.</param>
    /// <returns>Whether the text is a key.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FigureKey result)
    {
        result = default;
        if (s is null || s.Split([' ', '/'], 2) is not [var word, ..] parts)
            return false;
        var kinds = Enum.GetValues<FigureKind>().Where(kind => KebabCase.Of(kind) == word).ToList();
        if (kinds is not [var found]
            || (found is FigureKind.Offering or FigureKind.Members) != (parts.Length == 1)
            || parts is [_, ""])
            return false;
        var isNamedBySlug = found is FigureKind.Commitment or FigureKind.Option or FigureKind.Investment
            or FigureKind.Deal or FigureKind.Milestone or FigureKind.Breach or FigureKind.Right;
        if (isNamedBySlug && !Slug.IsOne(parts[1]))
            return false;
        result = new FigureKey(found, parts is [_, var name] ? name : "");
        return true;
    }

    /// <summary>Compares by kind, then by the ordinal order of names.</summary>
    /// <param name="other">The other key.</param>
    public int CompareTo(FigureKey other) =>
        Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Name, other.Name);

    /// <summary>The kind and name, such as <c>commitment compute</c>.</summary>
    public override string ToString() => $"{KebabCase.Of(Kind)} {Name}".TrimEnd();
}

/// <summary>The kinds of figures.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<FigureKind>))]
public enum FigureKind
{
    /// <summary>A debtor's duty towards a creditor.</summary>
    Commitment,

    /// <summary>A holder's right to have more undertaken.</summary>
    Option,

    /// <summary>Equity that an investor holds or has committed to.</summary>
    Investment,

    /// <summary>The amount of an offering; the stream of an offering has no other figure.</summary>
    Offering,

    /// <summary>An organization's capacity of one kind.</summary>
    Capacity,

    /// <summary>A deal.</summary>
    Deal,

    /// <summary>A milestone.</summary>
    Milestone,

    /// <summary>A missed deadline that names no milestone, by the entry of the miss.</summary>
    MissedDeadline,

    /// <summary>A notified breach.</summary>
    Breach,

    /// <summary>A right of one party against another.</summary>
    Right,

    /// <summary>A figure published about an organization, by the entry that reports it.</summary>
    PublishedFigure,

    /// <summary>An instalment of a commitment, or what is spread evenly, by the commitment and a number.</summary>
    Instalment,

    /// <summary>The parties of a partnership, which are one item.</summary>
    Members,

    /// <summary>The latest figure published about an organization in one measure, by the words of the measure.</summary>
    Measure,
}
