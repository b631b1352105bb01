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

    /// <summary><c>2025-03-10T23:59:59Z</c>.</summary>
    public static (DateTimeOffset? Value, string Fault) Instant(string text) =>
        (RecordedInstant.TryParse(text, out var instant) ? instant : null,
            $"'{text}' is no instant; one such as 2025-03-10T23:59:59Z is required.");

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
        (Enum.GetValues<OutputFormat>().Where(format => text == Words.Of(format))
                .Select(format => (OutputFormat?)format).FirstOrDefault(),
            $"'{text}' is no format; one of table, json, csv is required.");
}
