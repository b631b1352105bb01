using System.Globalization;
using System.Text.Json;

namespace Replay;

/// <summary>Dates, instants and policies as people write them, with a sentence where they are none.</summary>
internal static class Words
{
    public static string Policies { get; } = string.Join(", ", EvidencePolicy.Named.Select(policy => policy.Name));

    /// <summary>How figures other than commitments are named.</summary>
    public static string Figures => "partnership/KEY/option/SLUG, partnership/KEY/investment/SLUG, offering/KEY or organization/KEY/KIND";

    public static (DateOnly? Value, string Fault) Day(string text) =>
        (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            $"'{text}' is no date; one such as 2025-03-08 is required.");

    public static (DateTimeOffset? Value, string Fault) Instant(string text) =>
        (RecordedInstant.TryParse(text, out var instant) ? instant : null, $"'{text}' is no instant; one such as 2025-03-10T23:59:59Z is required.");

    public static (EvidencePolicy? Value, string Fault) Evidence(string text) =>
        (EvidencePolicy.Named.FirstOrDefault(policy => policy.Name == text), $"'{text}' is no evidence policy; one of {Policies} is required.");

    public static (StreamKey? Value, string Fault) Stream(string text)
    {
        try
        {
            return (StreamKey.Parse(text), "");
        }
        catch (ArgumentException refused)
        {
            return (null, refused.Message.Split(" (Parameter ")[0]);
        }
    }

    /// <summary><c>partnership/openai-coreweave/compute</c>.</summary>
    public static (Figure? Value, string Fault) Figure(string text)
    {
        try
        {
            return (Replay.Figure.Parse(text), "");
        }
        catch (ArgumentException)
        {
            return (null, $"'{text}' is no figure; a commitment such as partnership/openai-coreweave/compute is required, or {Figures}.");
        }
    }

    /// <summary><c>2025-03-07</c>, or <c>2025-03-07@2025-03-10T23:59:59Z</c>.</summary>
    public static (Viewpoint? Value, string Fault) Viewpoint(string text)
    {
        var parts = text.Split('@', 2);
        return Day(parts[0]) is not { Value: { } day } ? (null, Day(parts[0]).Fault)
            : parts is [_] ? (Contracts.Viewpoint.On(day), "")
            : Instant(parts[1]) is { Value: { } known } ? (Contracts.Viewpoint.On(day, known), "")
            : (null, Instant(parts[1]).Fault);
    }

    public static (Format? Value, string Fault) Format(string text) =>
        (Enum.GetValues<Format>().Cast<Format?>().FirstOrDefault(format => text == Of(format.GetValueOrDefault())), $"'{text}' is no format; one of table, json, csv is required.");

    /// <summary>The kebab-case word of an enumeration's value, as in the history file.</summary>
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
