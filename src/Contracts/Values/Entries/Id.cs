using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The slug that identifies a deal, commitment, party or other object in the entries of a stream.</summary>
/// <remarks>
/// The user chooses it, and it never changes. It is unique among its kind in its stream; a party's is the same in every
/// stream, being the key of the organization's own. The <c>default</c> value names nothing, and recording refuses it.
/// </remarks>
/// <typeparam name="T">The type of the object, such as <see cref="Commitment"/>.</typeparam>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct Id<T> : IText<Id<T>>, IComparable<Id<T>>
{
    private readonly string? _slug;

    /// <summary>Creates an id from a slug.</summary>
    /// <param name="slug">1 to 100 characters from a–z, 0–9 and hyphen; the first is not a hyphen.</param>
    /// <exception cref="ArgumentException">The text is not a slug.</exception>
    public Id(string slug) => _slug = Slug.Checked(slug);

    /// <summary>True for the <c>default</c> value, which identifies nothing.</summary>
    public bool IsNone => _slug is null;

    /// <summary>Creates an id from a slug, as the constructor does, and throws for an invalid one.</summary>
    /// <param name="slug">The slug.</param>
    public static implicit operator Id<T>(string slug) => new(slug);

    /// <summary>Compares the slugs by ordinal character order, which is the same on every machine.</summary>
    /// <param name="other">The other id.</param>
    public int CompareTo(Id<T> other) => string.CompareOrdinal(_slug, other._slug);

    /// <summary>The slug; empty for the <c>default</c> value.</summary>
    public override string ToString() => _slug ?? "";

    static Id<T> IParsable<Id<T>>.Parse(string s, IFormatProvider? provider) => new(s);

    /// <summary>Reads the text, without throwing.</summary>
    /// <param name="s">The text; null is none.</param>
    /// <param name="provider">Not used: the text is the same in every culture.</param>
    /// <param name="result">The value, or the <c>default</c> one.</param>
    /// <returns>Whether the text is one.</returns>
    [SuppressMessage("Design", "CA1000", Justification = "Routes and queries bind by a public method of this name.")]
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        result = default;
        if (s is null || !Slug.IsOne(s))
            return false;
        result = new(s);
        return true;
    }
}

/// <summary>A short name of a–z, 0–9 and hyphens, as used in keys and ids.</summary>
internal static class Slug
{
    private const int Longest = 100;
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public static bool IsOne(string text) => text.Length is > 0 and <= Longest && text[0] != '-' && !text.AsSpan().ContainsAnyExcept(Allowed);

    public static string Checked(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IsOne(text))
        {
            throw new ArgumentException(
                $"'{StorableText.Shorten(text)}' is not a slug; "
                + $"a slug is 1 to {Longest} characters from a–z, 0–9 and '-', the first no '-'.",
                nameof(text));
        }

        return text;
    }
}

/// <summary>A value that is written as a single string.</summary>
/// <typeparam name="T">The value's own type.</typeparam>
internal interface IText<T> : IParsable<T> where T : struct, IText<T>
{
    /// <summary>True for the <c>default</c> value, which has no meaning and cannot be written.</summary>
    bool IsNone { get; }
}

/// <summary>An organization that takes part in a partnership.</summary>
public sealed record Party
{
    /// <summary>
    /// The organization, by the key of its own stream. The id means the same organization in every stream.
    /// </summary>
    [System.Text.Json.Serialization.JsonPropertyName("party")]
    public required Id<Party> Id { get; init; }

    /// <summary>Its role in words, such as <c>customer</c> or <c>supplier</c>; null if not stated.</summary>
    public string? Role { get; init; }
}
