using System.Text.RegularExpressions;

namespace Replay;

/// <summary>What organizations are called: by their own streams, else as the sources spell the slug, else the slug with capitals.</summary>
internal sealed partial class Names
{
    private readonly Dictionary<string, string> _bySlug;

    public Names(Histories histories)
    {
        _bySlug = histories.AsOf(Viewpoint.Latest).Organizations
            .Where(organization => organization.Name is not null)
            .ToDictionary(organization => organization.Stream.Slug, organization => $"{organization.Name}");
        var entries = histories.SelectMany(history => history.Entries).ToList();
        foreach (var text in entries.Select(entry => entry.Source.Publisher ?? "").Concat(entries.Select(entry => System.Text.Encoding.UTF8.GetString(EventJson.Write(entry.Event)))))
        {
            foreach (var spelled in CapitalWords().Matches(text).SelectMany(Spellings))
                _bySlug.TryAdd(spelled.ToLowerInvariant().Replace(' ', '-'), spelled);
        }
    }

    public string Of(Id<Party> party) =>
        _bySlug.TryGetValue($"{party}", out var name) ? name : string.Join(' ', $"{party}".Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => word == "and" ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    public string Of(IEnumerable<Id<Party>> parties) => parties.Select(Of).ToArray() switch
    {
        [] => "nobody",
        [var one] => one,
        [.. var firsts, var last] => $"{string.Join(", ", firsts)} and {last}",
    };

    /// <summary>The whole run of capital words, and each of them.</summary>
    private static IEnumerable<string> Spellings(Match run) => run.Value.Contains(' ') ? [run.Value, .. run.Value.Split(' ')] : [run.Value];

    [GeneratedRegex(@"\b\p{Lu}\w+( \p{Lu}\w+)*")]
    private static partial Regex CapitalWords();
}
