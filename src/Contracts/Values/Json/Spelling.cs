namespace Contracts;

/// <summary>Suggestions for misspelled words.</summary>
internal static class Spelling
{
    /// <summary>The word that takes the fewest edits of single letters; the first of several, null for none.</summary>
    public static string? Nearest(string text, IEnumerable<string> words) => words.MinBy(word => Distance(text, word));

    /// <summary>The Levenshtein distance.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }

        return row[^1];
    }
}
