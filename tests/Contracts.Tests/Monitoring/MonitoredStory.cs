using Contracts.Tests.Acts;

namespace Contracts.Tests.Monitoring;

/// <summary>Stories with the deadline monitor in them.</summary>
internal static class MonitoredStory
{
    /// <summary>What ran out by a day: ids without their seals, and effective dates.</summary>
    public static string Lapsed(this Story story, string day) => string.Join(", ", LapsedBy(story, day).Select(entry => $"{Unsealed(entry.Id ?? default)} on {entry.EffectiveOn}"));

    /// <summary>The story with what ran out by a day.</summary>
    public static Story Monitored(this Story story, string day) => story.And([.. LapsedBy(story, day)]);

    public static string Unsealed(EntryId id) => id.ToString()[..id.ToString().LastIndexOf('/')];

    private static IReadOnlyList<NewEntry> LapsedBy(Story story, string day) => story.History.LapsedBy(PartialDate.Parse(day).Latest);
}
