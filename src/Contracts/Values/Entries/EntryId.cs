using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The id of an entry, unique in its stream. A repeated recording is recognised by it.</summary>
/// <remarks>The <c>default</c> value names no entry.</remarks>
[JsonConverter(typeof(TextJsonConverter<EntryId>))]
public readonly record struct EntryId : IText<EntryId>, IComparable<EntryId>
{
    private const int Longest = 200;

    private readonly string? _text;

    /// <summary>Creates an id from its text.</summary>
    /// <param name="text">1 to 200 characters, none of them a control character.</param>
    /// <exception cref="ArgumentException">The text is not a valid id.</exception>
    public EntryId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IsOne(text))
        {
            throw new ArgumentException(
                $"'{StorableText.Shorten(text)}' is not an entry id; "
                + $"an id is 1 to {Longest} characters, none of them a control character.",
                nameof(text));
        }

        _text = text;
    }

    /// <summary>True for the <c>default</c> value, which names no entry.</summary>
    public bool IsNone => _text is null;

    /// <summary>Creates an id from its text, as the constructor does, and throws for an invalid one.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator EntryId(string text) => new(text);

    /// <summary>Compares the texts by ordinal character order.</summary>
    /// <param name="other">The other id.</param>
    public int CompareTo(EntryId other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The text; empty for the <c>default</c> value.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>Reads the id of an entry.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentException">The text is not the id of an entry.</exception>
    public static EntryId Parse(string s) => new(s);

    static EntryId IParsable<EntryId>.Parse(string s, IFormatProvider? provider) => new(s);

    /// <summary>Reads the id of an entry, without throwing.</summary>
    /// <param name="s">The text; null is none.</param>
    /// <param name="provider">Not used: the text is the same in every culture.</param>
    /// <param name="result">The value, or the <c>default</c> one.</param>
    /// <returns>Whether the text is the id of an entry.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EntryId result)
    {
        result = default;
        if (s is null || !IsOne(s))
            return false;
        result = new(s);
        return true;
    }

    private static bool IsOne(string text) =>
        text.Length is > 0 and <= Longest && !StorableText.HasControl(text) && StorableText.IsStorable(text);
}
