namespace Contracts;

/// <summary>What the library asks of any text it keeps.</summary>
internal static class StorableText
{
    private const int Shown = 60;

    /// <summary>Whether a store can keep the text: no NUL, and no half of a surrogate pair.</summary>
    public static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]))
                return false;
            if (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i])))
                return false;
        }

        return true;
    }

    /// <summary>Whether the text holds a control character.</summary>
    public static bool HasControl(string text) => text.AsSpan().ContainsAnyInRange('\0', '\u001F') || text.AsSpan().ContainsAnyInRange('\u007F', '\u009F');

    /// <summary>The text as it can stand in a message: not too long, on one line.</summary>
    public static string Shorten(string text) =>
        new string([.. text.Take(Shown).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c)]) + (text.Length > Shown ? "…" : "");

    /// <summary>The words a, b and c.</summary>
    public static string List<T>(IEnumerable<T> words) =>
        words.Select(word => $"{word}").ToArray() switch
        {
            [] => "none",
            [var only] => only,
            [.. var firsts, var last] => $"{string.Join(", ", firsts)} and {last}",
        };
}
