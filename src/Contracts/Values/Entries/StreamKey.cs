using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// The key of a stream: its kind and a slug that the user chose, as in <c>partnership/openai-coreweave</c>.
/// </summary>
/// <remarks>The <c>default</c> value identifies no stream.</remarks>
[JsonConverter(typeof(TextJsonConverter<StreamKey>))]
public readonly record struct StreamKey : IText<StreamKey>, IComparable<StreamKey>
{
    private readonly string? _slug;

    private StreamKey(StreamKind kind, string slug)
    {
        Kind = kind;
        _slug = Contracts.Slug.Checked(slug);
    }

    /// <summary>The kind of stream.</summary>
    public StreamKind Kind { get; }

    /// <summary>The slug, unique within the kind; empty for the <c>default</c> value.</summary>
    public string Slug => _slug ?? "";

    /// <summary>True for the <c>default</c> value, which identifies no stream.</summary>
    public bool IsNone => _slug is null;

    /// <summary>True for a kind of stream whose positions and items the ledger keeps in rows.</summary>
    internal bool HasRows => Kind != StreamKind.Offering;

    /// <summary>Creates the key of a partnership's stream.</summary>
    /// <param name="slug">1 to 100 characters from a–z, 0–9 and hyphen; the first is not a hyphen.</param>
    /// <exception cref="ArgumentException">The text is not a slug.</exception>
    public static StreamKey Partnership(string slug) => new(StreamKind.Partnership, slug);

    /// <summary>Creates the key of an offering's stream.</summary>
    /// <inheritdoc cref="Partnership"/>
    public static StreamKey Offering(string slug) => new(StreamKind.Offering, slug);

    /// <summary>Creates the key of an organization's stream.</summary>
    /// <inheritdoc cref="Partnership"/>
    public static StreamKey Organization(string slug) => new(StreamKind.Organization, slug);

    /// <summary>Parses a key.</summary>
    /// <param name="text"><c>partnership/…</c>, <c>offering/…</c> or <c>organization/…</c>.</param>
    /// <exception cref="ArgumentException">The text is none of these.</exception>
    public static StreamKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parts(text) is (var kind, var slug)
            ? new StreamKey(kind, slug)
            : throw new ArgumentException(
                $"'{StorableText.Shorten(text)}' is not a stream; "
                + "a stream is partnership/<key>, offering/<key> or organization/<key>.",
                nameof(text));
    }

    /// <summary>Compares the keys as text by ordinal character order, which is the same on every machine.</summary>
    /// <param name="other">The other key.</param>
    public int CompareTo(StreamKey other) =>
        _slug is null || other._slug is null ? (_slug is null ? 0 : 1) - (other._slug is null ? 0 : 1)
        : Kind != other.Kind ? string.CompareOrdinal(Prefix, other.Prefix)
        : string.CompareOrdinal(_slug, other._slug);

    /// <summary>
    /// The key as text, such as <c>partnership/openai-coreweave</c>; empty for the <c>default</c> value.
    /// </summary>
    public override string ToString() => _slug is null ? "" : $"{Prefix}/{_slug}";

    static StreamKey IParsable<StreamKey>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a key, without throwing.</summary>
    /// <param name="s">The text; null is none.</param>
    /// <param name="provider">Not used: the text is the same in every culture.</param>
    /// <param name="result">The key, or the <c>default</c> value.</param>
    /// <returns>Whether the text is a key.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out StreamKey result)
    {
        result = default;
        if (s is null || Parts(s) is not (var kind, var slug) || !Contracts.Slug.IsOne(slug))
            return false;
        result = new StreamKey(kind, slug);
        return true;
    }

    private static (StreamKind Kind, string Slug)? Parts(string text) => text.Split('/', 2) switch
    {
        ["partnership", var slug] => (StreamKind.Partnership, slug),
        ["offering", var slug] => (StreamKind.Offering, slug),
        ["organization", var slug] => (StreamKind.Organization, slug),
        _ => null,
    };

    private string Prefix => Kind switch
    {
        StreamKind.Partnership => "partnership",
        StreamKind.Offering => "offering",
        _ => "organization",
    };
}

/// <summary>The kind of object whose history a stream holds.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<StreamKind>))]
public enum StreamKind
{
    /// <summary>The undertakings of two or more parties towards each other.</summary>
    Partnership,

    /// <summary>A public offering of shares.</summary>
    Offering,

    /// <summary>One organization: its business, capacity and published figures.</summary>
    Organization,
}
