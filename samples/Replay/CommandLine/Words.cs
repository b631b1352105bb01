using System.Globalization;
using System.Text.Json;

namespace Replay.CommandLine;

/// <summary>Dates, instants and policies as people write them, with a sentence where they are none.</summary>
internal static class Words
{
    public static string Policies { get; } = string.Join(", ", EvidencePolicy.Named.Select(policy => policy.Name));

    public static DateOnly? Day(string text, out string fault)
    {
        fault = $"'{text}' is no date; one such as 2025-03-08 is required.";
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    public static DateTimeOffset? Instant(string text, out string fault)
    {
        fault = $"'{text}' is no instant; one such as 2025-03-10T23:59:59Z is required.";
        return RecordedInstant.TryParse(text, out var instant) ? instant : null;
    }

    public static EvidencePolicy? Evidence(string text, out string fault)
    {
        fault = $"'{text}' is no evidence policy; one of {Policies} is required.";
        return EvidencePolicy.Named.FirstOrDefault(policy => policy.Name == text);
    }

    /// <summary>The kebab-case word of an enumeration's value, as in the history file.</summary>
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
