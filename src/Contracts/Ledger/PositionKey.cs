namespace Contracts;

/// <summary>Which position of a partnership: one of its commitments or of its options.</summary>
/// <remarks>The <c>default</c> value names nothing.</remarks>
/// <param name="Kind">Which of the two.</param>
/// <param name="Slug">Its slug, unique among its kind in its stream.</param>
public readonly record struct PositionKey(PositionKind Kind, string Slug) : IComparable<PositionKey>
{
    /// <summary>The key of a commitment.</summary>
    /// <param name="commitment">The commitment's slug.</param>
    public static implicit operator PositionKey(Id<Commitment> commitment) => new(PositionKind.Commitment, commitment.ToString());

    /// <summary>The key of an option.</summary>
    /// <param name="option">The option's slug.</param>
    public static implicit operator PositionKey(Id<Option> option) => new(PositionKind.Option, option.ToString());

    /// <summary>Commitments before options, then by the slugs' characters.</summary>
    /// <param name="other">The other key.</param>
    public int CompareTo(PositionKey other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Slug, other.Slug);

    /// <summary>The slug.</summary>
    public override string ToString() => Slug;
}
