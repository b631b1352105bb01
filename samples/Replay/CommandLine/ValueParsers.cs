using System.CommandLine;
using System.Globalization;

namespace Replay;

/// <summary>
/// Parsers for the values of options and queries. Each returns the value, or null with a sentence that names the fault.
/// </summary>
internal static class ValueParsers
{
    private static readonly string Policies = string.Join(", ", EvidencePolicy.Named.Select(policy => policy.Name));

    /// <summary>Creates an option that reports the fault of its parser as the error.</summary>
    /// <param name="name">The name, with its dashes.</param>
    /// <param name="form">The form of the value, for the help.</param>
    /// <param name="description">The description, for the help.</param>
    /// <param name="parse">Parses the text.</param>
    public static Option<T?> CreateOption<T>(
        string name, string form, string description, Func<string, (T? Value, string Fault)> parse) => new(name)
    {
        Description = description,
        HelpName = form,
        CustomParser = result =>
        {
            var (value, fault) = parse(result.Tokens[0].Value);
            if (value is null)
                result.AddError($"{name}: {fault}");
            return value;
        },
    };

    /// <summary><c>2025-03-07</c>.</summary>
    public static (DateOnly? Value, string Fault) Date(string text) =>
        (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : null,
            $"'{text}' is no date; one such as 2025-03-08 is required.");

    /// <summary><c>2025-03-10T23:59:59Z</c>, or <c>2025-03-10</c> for the end of the day in UTC.</summary>
    public static (DateTimeOffset? Value, string Fault) Instant(string text) =>
        (RecordedInstant.TryParse(text, out var instant) ? instant
            : Date(text).Value is { } day ? TurningPoint.EndOf(day)
            : null,
            $"'{text}' is no instant; one such as 2025-03-10T23:59:59Z is required, or a day such as 2025-03-10.");

    /// <summary><c>2025-03-07</c>, or <c>2025-03-07@2025-03-10T23:59:59Z</c>.</summary>
    public static (Viewpoint? Value, string Fault) Viewpoint(string text)
    {
        var parts = text.Split('@', 2);
        return Date(parts[0]) is not { Value: { } day } ? (null, Date(parts[0]).Fault)
            : parts is [_] ? (Contracts.Viewpoint.On(day), "")
            : Instant(parts[1]) is { Value: { } known } ? (Contracts.Viewpoint.On(day, known), "")
            : (null, Instant(parts[1]).Fault);
    }

    /// <summary>The name of an evidence policy.</summary>
    public static (EvidencePolicy? Value, string Fault) Evidence(string text) =>
        (EvidencePolicy.Named.FirstOrDefault(policy => policy.Name == text),
            $"'{text}' is no evidence policy; one of {Policies} is required.");

    /// <summary><c>partnership/openai-coreweave</c>.</summary>
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
    public static (FigurePath? Value, string Fault) Figure(string text)
    {
        try
        {
            return (FigurePath.Parse(text), "");
        }
        catch (ArgumentException)
        {
            return (null, $"'{text}' is no figure; "
                + $"a commitment such as partnership/openai-coreweave/compute is required, "
                + $"or {FigurePath.OtherForms}.");
        }
    }

    /// <summary><c>table</c>, <c>json</c> or <c>csv</c>.</summary>
    public static (OutputFormat? Value, string Fault) Format(string text) =>
        (new[] { OutputFormat.Table, OutputFormat.Json, OutputFormat.Csv }.Where(format => text == Words.Of(format))
                .Select(format => (OutputFormat?)format).FirstOrDefault(),
            $"'{text}' is no format; one of table, json, csv is required.");

    /// <summary>One of the formats, or <c>ical</c>.</summary>
    public static (OutputFormat? Value, string Fault) FormatOrCalendar(string text) =>
        text == "ical" ? (OutputFormat.Ical, "")
        : (Format(text).Value, $"'{text}' is no format; one of table, json, csv, ical is required.");

    /// <summary>A number of days, 1 to 3,660.</summary>
    public static (int? Value, string Fault) Days(string text) =>
        (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 3_660
                ? days
                : null,
            $"'{text}' is no number of days; one from 1 to 3660 is required.");

    /// <summary><c>creditor</c> or <c>debtor</c>.</summary>
    public static (CommitmentSide? Value, string Fault) Side(string text) =>
        (text switch { "creditor" => CommitmentSide.Creditor, "debtor" => CommitmentSide.Debtor, _ => null },
            $"'{text}' is no side; creditor or debtor is required.");

    /// <summary><c>openai</c>.</summary>
    public static (Id<Party>? Value, string Fault) Party(string text)
    {
        try
        {
            return (new Id<Party>(text), "");
        }
        catch (ArgumentException)
        {
            return (null, $"'{text}' is no party; a slug such as openai is required.");
        }
    }

    /// <summary><c>filing,press</c>: the kinds of sources, the preferred first.</summary>
    public static (IReadOnlyList<SourceKind>? Value, string Fault) Kinds(string text)
    {
        var kinds = text.Split(',').Select(word => Enum.GetValues<SourceKind>()
            .Where(kind => Words.Of(kind) == word).Select(kind => (SourceKind?)kind).FirstOrDefault()).ToList();
        return (kinds.Contains(null) || kinds.Distinct().Count() < kinds.Count ? null : [.. kinds.OfType<SourceKind>()],
            $"'{text}' is no order of sources; some of filing, announcement, press and other are required, each once.");
    }
}
