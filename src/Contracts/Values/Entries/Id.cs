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

    static Id<T> IText<Id<T>>.Parse(string text) => new(text);
}
