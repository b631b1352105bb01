using System.Text;
using System.Text.RegularExpressions;

namespace Replay;

/// <summary>The names of organizations: from their own streams, otherwise as the sources spell the slug.</summary>
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

    /// <summary>The name of a party; null where the sources do not spell it.</summary>
    public string? Find(Id<Party> party) => _bySlug.GetValueOrDefault($"{party}");

    /// <summary>The sentences about some histories, which call parties by these names.</summary>
    public static Sentences SentencesOf(Histories histories) =>
        new(stream => histories[stream].AsOf(Viewpoint.Latest), new PartyNames(histories).Find);

    /// <summary>A run of capitalized words as a whole, and each of its words.</summary>
    private static IEnumerable<string> Spellings(Match run) =>
        run.Value.Contains(' ') ? [run.Value, .. run.Value.Split(' ')] : [run.Value];

    [GeneratedRegex(@"\b\p{Lu}\w+( \p{Lu}\w+)*")]
    private static partial Regex CapitalizedWords();
}
