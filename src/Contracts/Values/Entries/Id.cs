using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The slug by which a stream's entries name one of its deals, commitments, parties and so on.</summary>
/// <remarks>
/// The user chooses it, and it never changes. It is unique among its kind in its stream; a party's is the same
/// in every stream, being the key of the organization's own. The <c>default</c> value names nothing, and recording refuses it.
/// </remarks>
/// <typeparam name="T">What is named: <c>Id&lt;Commitment&gt;</c> names a <see cref="Commitment"/>.</typeparam>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct Id<T> : IText<Id<T>>, IComparable<Id<T>>
{
    private readonly string? _slug;

    /// <summary>Makes an id of a slug.</summary>
    /// <param name="slug">1 to 100 characters from a–z, 0–9 and hyphen, the first no hyphen.</param>
    /// <exception cref="ArgumentException">The text is no slug.</exception>
    public Id(string slug) => _slug = Slug.Checked(slug);

    /// <summary>Whether this is the <c>default</c> value, which names nothing.</summary>
    public bool IsNone => _slug is null;

    /// <summary>An id of a slug; the same as the constructor.</summary>
    /// <param name="slug">The slug.</param>
    public static implicit operator Id<T>(string slug) => new(slug);

    /// <summary>By the slugs' characters, so that lists have one order everywhere.</summary>
    /// <param name="other">The other id.</param>
    public int CompareTo(Id<T> other) => string.CompareOrdinal(_slug, other._slug);

    /// <summary>The slug, or nothing for the <c>default</c> value.</summary>
    public override string ToString() => _slug ?? "";

    static Id<T> IParsable<Id<T>>.Parse(string s, IFormatProvider? provider) => new(s);

    static bool IParsable<Id<T>>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        result = default;
        if (s is null || !Slug.IsOne(s))
            return false;
        result = new(s);
        return true;
    }
}

/// <summary>A short name made of a–z, 0–9 and hyphens, as it stands in keys and ids.</summary>
internal static class Slug
{
    private const int Longest = 100;
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public static bool IsOne(string text) => text.Length is > 0 and <= Longest && text[0] != '-' && !text.AsSpan().ContainsAnyExcept(Allowed);

    public static string Checked(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IsOne(text))
            throw new ArgumentException($"'{StorableText.Shorten(text)}' is no slug; a slug is 1 to {Longest} characters from a–z, 0–9 and '-', the first no '-'.", nameof(text));
        return text;
    }
}

/// <summary>A value that is written as one piece of text.</summary>
/// <typeparam name="T">The value's own type.</typeparam>
internal interface IText<T> : IParsable<T> where T : struct, IText<T>
{
    /// <summary>Whether this is the <c>default</c> value, which stands for nothing and cannot be written.</summary>
    bool IsNone { get; }
}

/// <summary>An organization that takes part in a partnership.</summary>
public sealed record Party
{
    /// <summary>The organization, by the key of its own stream: it means the same one in every stream.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("party")]
    public required Id<Party> Id { get; init; }

    /// <summary>What it does there, in words such as <c>customer</c> or <c>supplier</c>; null where nobody said.</summary>
    public string? Role { get; init; }
}
