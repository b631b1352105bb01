namespace Contracts;

/// <summary>Checks and formatting of text that the library stores or puts into messages.</summary>
internal static class StorableText
{
    private const int Shown = 60;

    /// <summary>Returns true if a store can keep the text: it holds no NUL and no half of a surrogate pair.</summary>
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

    /// <summary>Returns true if the text holds a control character.</summary>
    public static bool HasControl(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\u001F') || text.AsSpan().ContainsAnyInRange('\u007F', '\u009F');

    /// <summary>Shortens the text to 60 characters on one line, for use in a message.</summary>
    public static string Shorten(string text) =>
        new string([.. text.Take(Shown).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c)])
        + (text.Length > Shown ? "…" : "");

    /// <summary>Joins words as in "a, b and c"; "none" if there are none.</summary>
    public static string List<T>(IEnumerable<T> words) =>
        words.Select(word => $"{word}").ToArray() switch
        {
            [] => "none",
            [var only] => only,
            [.. var firsts, var last] => $"{string.Join(", ", firsts)} and {last}",
        };
}
