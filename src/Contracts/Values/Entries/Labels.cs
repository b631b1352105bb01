namespace Contracts;

/// <summary>The bounds of the labels of an entry, which are attributes of the host's own.</summary>
/// <remarks>
/// The name of a label is that of a CloudEvents extension attribute which begins with <c>x</c>, such as
/// <c>xponumber</c>.
/// </remarks>
internal static class Labels
{
    /// <summary>The greatest number of labels of an entry.</summary>
    public const int Most = 20;

    /// <summary>The greatest length of a label's text.</summary>
    public const int LongestText = 1000;

    /// <summary>The pattern of a label's name.</summary>
    public const string NamePattern = "^x[a-z0-9]{0,39}$";

    private const int LongestName = 40;

    /// <summary>True if a text is the name of a label.</summary>
    public static bool IsName(string text) =>
        text is ['x', ..] and { Length: <= LongestName }
        && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character));

    /// <summary>Finds the faults of labels, by attribute of the history file.</summary>
    public static IEnumerable<PayloadFault> FindFaults(IReadOnlyDictionary<string, string> labels)
    {
        if (labels.Count > Most)
            yield return new PayloadFault("labels", TooMany(labels.Count));
        foreach (var (name, text) in labels.OrderBy(label => label.Key, StringComparer.Ordinal))
        {
            if (!IsName(name))
                yield return new PayloadFault("labels", NoName(name));
            else if (FaultOf(text) is { } fault)
                yield return new PayloadFault(name, fault);
        }
    }

    /// <summary>The fault of a label's text; null if there is none.</summary>
    public static string? FaultOf(string? text) =>
        text is { Length: > 0 and <= LongestText } && StorableText.IsStorable(text)
            ? null
            : $"The label is empty, longer than {LongestText} characters, or holds a NUL character or half a surrogate "
                + "pair; a text is required.";

    /// <summary>The fault of a name.</summary>
    public static string NoName(string name) =>
        $"'{StorableText.Shorten(name)}' is no label; a label's name is an x and up to 39 characters from a–z and 0–9.";

    /// <summary>The fault of a number of labels.</summary>
    public static string TooMany(int count) => $"There are {count} labels; an entry has at most {Most}.";
}
