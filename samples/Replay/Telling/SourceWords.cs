namespace Replay;

/// <summary>Descriptions of the sources and dates of entries.</summary>
internal static class SourceWords
{
    private const string UrnPrefix = "urn:contracts:";

    /// <summary>
    /// The source with the standing of a fact: <c>reported: The Information, press: p. 4, published 2024-11-02</c>. The
    /// address is left out where there is a publisher.
    /// </summary>
    public static string Word(Entry entry)
    {
        var standing = entry.Event is FactEvent or EntryCorrected ? $"{Words.Of(entry.Standing)}: " : "";
        return $"{standing}{Word(entry.Source)}";
    }

    /// <summary>The source without a standing.</summary>
    public static string Word(Source source)
    {
        if (source == Source.Unstated)
            return "no source stated";
        var kind = source.Kind is { } stated ? $", {Words.Of(stated)}" : "";
        var place = source.Place is { } where ? $": {where}" : "";
        var published = source.PublishedOn is { } day ? $", published {day}" : "";
        return $"{source.Publisher ?? Shortened(source.Address)}{kind}{place}{published}";
    }

    /// <summary><c>2025-03-07</c>, <c>during 2024-11</c>, <c>by 2025-03-06</c>.</summary>
    public static string Date(PartialDate date) => date.Precision switch
    {
        DatePrecision.OnOrBefore => $"by {date.Latest:yyyy-MM-dd}",
        DatePrecision.Day => $"{date}",
        _ => $"during {date}",
    };

    /// <summary>The days from the effective date to the recording; 0 where the date is not a single day.</summary>
    public static int DaysUntilKnown(Entry entry) =>
        entry.EffectiveOn is { Precision: DatePrecision.Day, Latest: var day }
            ? DateOnly.FromDateTime(entry.RecordedAt.UtcDateTime).DayNumber - day.DayNumber
            : 0;

    private static string Shortened(string address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0)
            return uri.Host;
        return address.StartsWith(UrnPrefix, StringComparison.Ordinal) ? address[UrnPrefix.Length..] : address;
    }
}
