namespace Replay;

/// <summary>Short descriptions of the sources and dates of entries.</summary>
internal static class SourceWords
{
    private const string UrnPrefix = "urn:contracts:";

    /// <summary>The source with the standing of a fact: <c>reported: The Information, press</c>.</summary>
    public static string Word(Entry entry)
    {
        var standing = entry.Event is FactEvent or EntryCorrected ? $"{Words.Of(entry.Standing)}: " : "";
        var kind = entry.Source.Kind is { } stated ? $", {Words.Of(stated)}" : "";
        var publisher = entry.Source.Publisher
            ?? (entry.Source == Source.Unstated ? "no source stated" : Shortened(entry.Source.Address));
        return $"{standing}{publisher}{kind}";
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
