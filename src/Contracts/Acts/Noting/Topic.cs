using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The topic of a noted fact, a slug such as <c>lawsuit</c> or <c>service-level</c>.</summary>
/// <remarks>The <c>default</c> value is no topic, and recording refuses it.</remarks>
[JsonConverter(typeof(TextJsonConverter<Topic>))]
public readonly record struct Topic : IText<Topic>, IComparable<Topic>
{
    private readonly string? _slug;

    /// <summary>Creates a topic from a slug.</summary>
    /// <param name="slug">1 to 100 characters from a–z, 0–9 and hyphen; the first is not a hyphen.</param>
    /// <exception cref="ArgumentException">The text is not a slug.</exception>
    public Topic(string slug) => _slug = Slug.Checked(slug);

    /// <summary>True for the <c>default</c> value, which is no topic.</summary>
    public bool IsNone => _slug is null;

    /// <summary>Creates a topic from a slug, as the constructor does, and throws for an invalid one.</summary>
    /// <param name="slug">The slug.</param>
    public static implicit operator Topic(string slug) => new(slug);

    /// <summary>Compares the slugs by ordinal character order.</summary>
    /// <param name="other">The other topic.</param>
    public int CompareTo(Topic other) => string.CompareOrdinal(_slug, other._slug);

    /// <summary>The slug; empty for the <c>default</c> value.</summary>
    public override string ToString() => _slug ?? "";

    static Topic IParsable<Topic>.Parse(string s, IFormatProvider? provider) => new(s);

    /// <summary>Reads the text, without throwing.</summary>
    /// <param name="s">The text; null is none.</param>
    /// <param name="provider">Not used: the text is the same in every culture.</param>
    /// <param name="result">The value, or the <c>default</c> one.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Topic result)
    {
        result = default;
        if (s is null || !Slug.IsOne(s))
            return false;
        result = new(s);
        return true;
    }
}
