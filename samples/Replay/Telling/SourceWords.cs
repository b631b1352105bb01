namespace Replay;

/// <summary>On whose word an entry stands, and since when.</summary>
internal static class SourceWords
{
    /// <summary><c>reported by The Information, press</c>.</summary>
    public static string Word(Entry entry)
    {
        var kind = entry.Source.Kind is { } stated ? $", {Words.Of(stated)}" : "";
        var publisher = entry.Source.Publisher ?? (entry.Source == Source.Unstated ? "no source stated" : Shortened(entry.Source.Address));
        return $"{(entry.Event is FactEvent or EntryCorrected ? Words.Of(entry.Standing) + ": " : "")}{publisher}{kind}";
    }

    /// <summary><c>2025-03-07</c>, <c>during 2024-11</c>, <c>by 2025-03-06</c>.</summary>
    public static string Date(PartialDate date) => date.Precision switch
    {
        DatePrecision.OnOrBefore => $"by {date.Latest:yyyy-MM-dd}",
        DatePrecision.Day => $"{date}",
        _ => $"during {date}",
    };

    /// <summary>How many days a fact of a known day held before it became known; 0 or less where it did not, or the day is not known.</summary>
    public static int DaysUntilKnown(Entry entry) =>
        entry.EffectiveOn is { Precision: DatePrecision.Day, Latest: var day } ? DateOnly.FromDateTime(entry.RecordedAt.UtcDateTime).DayNumber - day.DayNumber : 0;

    private static string Shortened(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : address.StartsWith("urn:contracts:", StringComparison.Ordinal) ? address["urn:contracts:".Length..] : address;
}
