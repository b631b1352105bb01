using System.Buffers;

namespace Contracts;

/// <summary>A short name made of a–z, 0–9 and hyphens, as it stands in keys and ids.</summary>
internal static class Slug
{
    private const int Longest = 100;
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public static string Checked(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is 0 or > Longest || text[0] == '-' || text.AsSpan().ContainsAnyExcept(Allowed))
            throw new ArgumentException($"'{Text.Shorten(text)}' is no slug; a slug is 1 to {Longest} characters from a–z, 0–9 and '-', the first no '-'.", nameof(text));
        return text;
    }
}
