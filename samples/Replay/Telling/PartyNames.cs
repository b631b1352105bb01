using System.Text;
using System.Text.RegularExpressions;

namespace Replay;

/// <summary>
/// The names of organizations: from their own streams, otherwise as the sources spell the slug, otherwise the slug with
/// capitals.
/// </summary>
internal sealed partial class PartyNames
{
    private readonly Dictionary<string, string> _bySlug;

    public PartyNames(Histories histories)
    {
        _bySlug = histories.AsOf(Viewpoint.Latest).Organizations
            .Where(organization => organization.Name is not null)
            .ToDictionary(organization => organization.Stream.Slug, organization => $"{organization.Name}");
        var entries = histories.SelectMany(history => history.Entries).ToList();
        var publishers = entries.Select(entry => entry.Source.Publisher ?? "");
        var payloads = entries.Select(entry => Encoding.UTF8.GetString(EventJson.Write(entry.Event)));
        foreach (var text in publishers.Concat(payloads))
        {
            foreach (var spelled in CapitalizedWords().Matches(text).SelectMany(Spellings))
                _bySlug.TryAdd(spelled.ToLowerInvariant().Replace(' ', '-'), spelled);
        }
    }

    public string Of(Id<Party> party) => _bySlug.TryGetValue($"{party}", out var name)
        ? name
        : string.Join(' ', $"{party}".Split('-', StringSplitOptions.RemoveEmptyEntries).Select(Capitalized));

    public string Of(IEnumerable<Id<Party>> parties) => parties.Select(Of).ToArray() switch
    {
        [] => "nobody",
        [var one] => one,
        [.. var firsts, var last] => $"{string.Join(", ", firsts)} and {last}",
    };

    private static string Capitalized(string word) => word == "and" ? word : char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>A run of capitalized words as a whole, and each of its words.</summary>
    private static IEnumerable<string> Spellings(Match run) =>
        run.Value.Contains(' ') ? [run.Value, .. run.Value.Split(' ')] : [run.Value];

    [GeneratedRegex(@"\b\p{Lu}\w+( \p{Lu}\w+)*")]
    private static partial Regex CapitalizedWords();
}
