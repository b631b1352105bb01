using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>Which stream: its kind and a slug that the user chose, written <c>partnership/openai-coreweave</c>.</summary>
/// <remarks>The <c>default</c> value is no stream.</remarks>
[JsonConverter(typeof(TextJsonConverter<StreamKey>))]
public readonly record struct StreamKey : IText<StreamKey>, IComparable<StreamKey>
{
    private readonly string? _slug;

    private StreamKey(StreamKind kind, string slug)
    {
        Kind = kind;
        _slug = Contracts.Slug.Checked(slug);
    }

    /// <summary>What the stream is the history of.</summary>
    public StreamKind Kind { get; }

    /// <summary>The key within its kind.</summary>
    public string Slug => _slug ?? "";

    /// <summary>Whether this is the <c>default</c> value, which is no stream.</summary>
    public bool IsNone => _slug is null;

    /// <summary>The stream of a partnership.</summary>
    /// <param name="slug">1 to 100 characters from a–z, 0–9 and hyphen, the first no hyphen.</param>
    /// <exception cref="ArgumentException">The text is no slug.</exception>
    public static StreamKey Partnership(string slug) => new(StreamKind.Partnership, slug);

    /// <summary>The stream of an offering.</summary>
    /// <inheritdoc cref="Partnership"/>
    public static StreamKey Offering(string slug) => new(StreamKind.Offering, slug);

    /// <summary>The stream of an organization.</summary>
    /// <inheritdoc cref="Partnership"/>
    public static StreamKey Organization(string slug) => new(StreamKind.Organization, slug);

    /// <summary>Reads a key as it is written.</summary>
    /// <param name="text"><c>partnership/…</c>, <c>offering/…</c> or <c>organization/…</c>.</param>
    /// <exception cref="ArgumentException">The text is none of these.</exception>
    public static StreamKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        StreamKind? kind = (slash < 0 ? "" : text[..slash]) switch
        {
            "partnership" => StreamKind.Partnership,
            "offering" => StreamKind.Offering,
            "organization" => StreamKind.Organization,
            _ => null,
        };
        return kind is { } known
            ? new StreamKey(known, text[(slash + 1)..])
            : throw new ArgumentException($"'{StorableText.Shorten(text)}' is no stream; a stream is partnership/<key>, offering/<key> or organization/<key>.", nameof(text));
    }

    /// <summary>By the keys' characters as written, so that lists have one order everywhere.</summary>
    /// <param name="other">The other key.</param>
    public int CompareTo(StreamKey other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>The key as it is written, or nothing for the <c>default</c> value.</summary>
    public override string ToString() => _slug is null ? "" : $"{Prefix}/{_slug}";

    static StreamKey IText<StreamKey>.Parse(string text) => Parse(text);

    private string Prefix => Kind switch
    {
        StreamKind.Partnership => "partnership",
        StreamKind.Offering => "offering",
        _ => "organization",
    };
}

/// <summary>What a stream is the history of.</summary>
public enum StreamKind
{
    /// <summary>What two or more parties undertake towards each other.</summary>
    Partnership,

    /// <summary>A public offering of shares.</summary>
    Offering,

    /// <summary>One organization: its business, capacity and published figures.</summary>
    Organization,
}
