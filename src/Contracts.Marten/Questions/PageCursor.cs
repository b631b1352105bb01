using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts.Storage;

/// <summary>
/// The place after which the next page begins. It carries the viewpoint and the token of the first page, so that all
/// pages are of one viewpoint and one knowledge.
/// </summary>
public sealed record PageCursor : IParsable<PageCursor>
{
    /// <summary>The token of the answer with the page before.</summary>
    public required KnowledgeToken Known { get; init; }

    /// <summary>The day of the viewpoint.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The name of the evidence policy.</summary>
    public required string Evidence { get; init; }

    /// <summary>The question whose pages these are, in words; the place belongs to its order.</summary>
    public required string Of { get; init; }

    /// <summary>The place of the last one on the page before.</summary>
    public required PagePlace Place { get; init; }

    /// <summary>Reads a cursor as it is written.</summary>
    /// <param name="text">The text of <see cref="ToString"/>.</param>
    /// <exception cref="FormatException">It is no cursor.</exception>
    public static PageCursor Parse(string text) => Parse(text, provider: null);

    /// <inheritdoc/>
    public static PageCursor Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var cursor)
            ? cursor
            : throw new FormatException(
                $"'{(s.Length > 40 ? s[..40] + "…" : s)}' is no page cursor; one that a page gave is required.");
    }

    /// <inheritdoc/>
    public static bool TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out PageCursor? result)
    {
        result = null;
        try
        {
            result = s is null ? null : JsonSerializer.Deserialize<PageCursor>(Base64Url.DecodeFromChars(s));
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or ArgumentException)
        {
            return false;
        }

        if (result is not { Known: not null, Of: not null, Evidence: not null })
            result = null;
        return result is not null;
    }

    /// <summary>The cursor as text of letters, digits, hyphens and underscores.</summary>
    public override string ToString() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>The place of a position in an order.</summary>
    internal static PagePlace PlaceOf(Position position, PositionOrder order) =>
        order == PositionOrder.Size && SizeOf(position.Figures) is var (rank, least)
            ? new(rank, least, position.Stream, position.Key)
            : new(0, 0, position.Stream, position.Key);

    /// <summary>
    /// The numbers by which the largest come first: the negative bounds of the amount that counts, with a number below
    /// all for an upper bound that is not there.
    /// </summary>
    internal static (decimal Rank, decimal Least) SizeOf(PositionFigures figures) =>
        (-(figures.Counted.Max ?? decimal.MaxValue), -figures.Counted.Min);

    /// <summary>The place of an item in the order of keys.</summary>
    internal static PagePlace PlaceOf(LedgerItem item) => new(0, 0, item.Stream, item.Key);

    /// <summary>A page of what was found, which is in order, each with its place.</summary>
    /// <param name="found">The answer, of what comes after the page before.</param>
    /// <param name="size">The number on a page.</param>
    /// <param name="of">The question.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    internal static LedgerAnswer<LedgerPage<T>> Page<T>(
        LedgerAnswer<IEnumerable<(T Value, PagePlace Place)>> found, int size, string of, Viewpoint viewpoint)
    {
        var values = found.Value.Take(size + 1).ToList();
        return found.With(new LedgerPage<T>
        {
            Values = [.. values.Take(size).Select(each => each.Value)],
            Next = values.Count <= size ? null : new PageCursor
            {
                Known = found.Knowledge,
                AsOf = viewpoint.AsOf,
                Evidence = viewpoint.Evidence.Name,
                Of = of,
                Place = values[size - 1].Place,
            },
        });
    }

    internal void Check(Viewpoint viewpoint, string of)
    {
        if (Of != of)
        {
            throw new ArgumentException(
                $"The page before was of {Of} and this one is of {of}; all pages must be of one question.");
        }

        if (AsOf != viewpoint.AsOf || Evidence != viewpoint.Evidence.Name)
        {
            throw new ArgumentException(
                $"The page before was of {PartialDate.On(AsOf)} with evidence '{Evidence}' and this one is of "
                + $"{PartialDate.On(viewpoint.AsOf)} with evidence '{viewpoint.Evidence.Name}'; all pages must be of one "
                + "viewpoint.");
        }
    }
}

/// <summary>A place in the order of pages.</summary>
/// <param name="Rank">The negative upper bound of the amount, where the order is by size.</param>
/// <param name="Least">The negative lower bound of the amount, where the order is by size.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Key">The key.</param>
public readonly record struct PagePlace(decimal Rank, decimal Least, StreamKey Stream, FigureKey Key)
    : IComparable<PagePlace>
{
    /// <summary>Compares in the order of the values.</summary>
    /// <param name="other">The other place.</param>
    public int CompareTo(PagePlace other) =>
        Rank.CompareTo(other.Rank) is var rank and not 0 ? rank
        : Least.CompareTo(other.Least) is var least and not 0 ? least
        : Stream.CompareTo(other.Stream) is var stream and not 0 ? stream
        : Key.CompareTo(other.Key);
}

/// <summary>A page of an answer.</summary>
/// <typeparam name="T">The type of what is listed.</typeparam>
public sealed record LedgerPage<T>
{
    /// <summary>What is on the page, in order.</summary>
    public required IReadOnlyList<T> Values { get; init => field = ValueList.Of(value); }

    /// <summary>The cursor of the next page; null if this is the last one.</summary>
    [JsonConverter(typeof(ParsableJsonConverter<PageCursor>))]
    public required PageCursor? Next { get; init; }
}
