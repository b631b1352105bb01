using System.ComponentModel;
using System.Globalization;
using Contracts.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Contracts.Web;

/// <summary>The viewpoint that a request asks for, as it stands in the query.</summary>
/// <remarks>The texts are read here rather than bound, so that each fault is answered with its own sentence.</remarks>
internal readonly struct AskedFor
{
    /// <summary>The day, YYYY-MM-DD; today in UTC by default.</summary>
    [FromQuery(Name = "asOf")]
    [Description("The day at whose end the answer holds, YYYY-MM-DD; today in UTC by default.")]
    public string? AsOf { get; init; }

    /// <summary>The instant of knowledge; now by default. A plain date means its end in UTC.</summary>
    [FromQuery(Name = "knownAt")]
    [Description("The instant of knowledge, such as 2025-03-10T12:00:00Z, or a date, which means its end in UTC.")]
    public string? KnownAt { get; init; }

    /// <summary>The evidence policy; all by default.</summary>
    [FromQuery(Name = "evidence"), Description("parties, parties+press, all or undisputed; all by default.")]
    public string? Evidence { get; init; }

    /// <summary>The token of an earlier answer; null for what is known now.</summary>
    [FromQuery(Name = "token"), Description("The token of an earlier answer, to ask with the same knowledge.")]
    public string? Token { get; init; }

    /// <summary>The ledger as this request sees it.</summary>
    public LedgerView In(HttpContext http) => new(LedgerOf(http), ViewpointIn(http), KnowledgeToken());

    /// <summary>The viewpoint.</summary>
    public Viewpoint ViewpointIn(HttpContext http) => Read(http, "", AsOf, KnownAt, Evidence);

    /// <summary>Reads a viewpoint whose names in the query begin with a prefix.</summary>
    public static Viewpoint Read(
        HttpContext http, string prefix, string? asOf, string? knownAt, string? evidence) => new()
    {
        AsOf = asOf is null ? Today(http) : Query.Date($"{prefix}asOf", asOf),
        KnownAt = knownAt is null ? DateTimeOffset.MaxValue : Query.Instant($"{prefix}knownAt", knownAt),
        // A plus sign that was not escaped arrives as a blank.
        Evidence = evidence is null ? EvidencePolicy.All : EvidencePolicy.Parse(evidence.Replace(' ', '+')),
    };

    public static IContractLedger LedgerOf(HttpContext http) =>
        http.RequestServices.GetRequiredService<IContractLedger>();

    private KnowledgeToken? KnowledgeToken() => Token is null ? null : Storage.KnowledgeToken.Parse(Token);

    /// <summary>Today in UTC.</summary>
    public static DateOnly Today(HttpContext http) => DateOnly.FromDateTime(
        http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
}

/// <summary>The page that a request asks for.</summary>
internal readonly struct AskedPage
{
    private const int MostItems = 1_000;

    [FromQuery(Name = "limit"), Description("The number of items, 1 to 1,000; 100 by default.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "after")]
    [Description("The `next` of the page before; the page after it is of the same knowledge.")]
    public string? After { get; init; }

    public int Size => Limit is null ? 100 : Query.Number("limit", Limit, 1, MostItems);

    public PageCursor? Cursor => After is null ? null : PageCursor.Parse(After);
}

/// <summary>Reads the texts of queries and routes, each with a sentence of its own where it is faulty.</summary>
internal static class Query
{
    public static DateOnly Date(string name, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day)
            ? day
            : throw new ArgumentException($"{name} is '{Shorten(text)}'; a date such as 2025-03-07 is required.");

    public static DateTimeOffset Instant(string name, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day)
            ? day == DateOnly.MaxValue
                ? DateTimeOffset.MaxValue
                : new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero).AddMicroseconds(-1)
        : RecordedInstant.TryParse(text.Replace(' ', '+'), out var instant) ? instant
        : throw new ArgumentException(
            $"{name} is '{Shorten(text)}'; an instant such as 2025-03-10T12:00:00Z or a date is required.");

    public static int Number(string name, string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most
            ? number
            : throw new ArgumentException($"{name} is '{Shorten(text)}'; a number from {least} to {most} is required.");

    public static T Value<T>(string name, string? text) where T : struct, IParsable<T>
    {
        if (text is null)
            throw new ArgumentException($"{name} is missing; it is required.");
        try
        {
            return T.Parse(text, provider: null);
        }
        catch (ArgumentException refused)
        {
            throw new ArgumentException($"{name}: {Refusal.Sentence(refused)}", refused);
        }
    }

    public static T? Optional<T>(string name, string? text) where T : struct, IParsable<T> =>
        text is null ? null : Value<T>(name, text);

    public static T Word<T>(string name, string text) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (KebabCase.Of(value) == text)
                return value;
        }

        throw new ArgumentException(
            $"{name} is '{Shorten(text)}'; one of {StorableText.List(KebabCase.All<T>())} is required.");
    }

    public static bool Flag(string name, string text) =>
        bool.TryParse(text, out var flag)
            ? flag
            : throw new ArgumentException($"{name} is '{Shorten(text)}'; true or false is required.");

    public static T? OptionalWord<T>(string name, string? text) where T : struct, Enum =>
        text is null ? null : Word<T>(name, text);

    public static StreamKey Stream(string kind, string key) => Value<StreamKey>("stream", $"{kind}/{key}");

    private static string Shorten(string text) => StorableText.Shorten(text);
}

/// <summary>Writes answers, with their token as the entity tag.</summary>
internal static class Answers
{
    public static IResult Page<T>(HttpContext http, LedgerAnswer<LedgerPage<T>> answer) => Tagged(
        http,
        answer.Knowledge,
        new Page<T>
        {
            Items = answer.Value.Values,
            Next = answer.Value.Next?.ToString(),
            Token = answer.Knowledge.ToString(),
            IsProvisional = answer.Knowledge.IsProvisional,
            SkippedStreams = answer.SkippedStreams,
        });

    public static IResult All<T>(
        HttpContext http, LedgerAnswer<IReadOnlyList<T>> answer, string? next = null) => Tagged(
        http,
        answer.Knowledge,
        new Page<T>
        {
            Items = answer.Value,
            Next = next,
            Token = answer.Knowledge.ToString(),
            IsProvisional = answer.Knowledge.IsProvisional,
            SkippedStreams = answer.SkippedStreams,
        });

    public static IResult One<T>(HttpContext http, LedgerAnswer<T> answer) => Tagged(
        http,
        answer.Knowledge,
        new Answer<T>
        {
            Value = answer.Value,
            Token = answer.Knowledge.ToString(),
            IsProvisional = answer.Knowledge.IsProvisional,
            SkippedStreams = answer.SkippedStreams,
        });

    private static IResult Tagged<T>(HttpContext http, KnowledgeToken token, T value)
    {
        // Without a day in the query the answer is of today, and another one tomorrow of the same knowledge.
        var day = http.Request.Query.ContainsKey("asOf") ? "" : $".{AskedFor.Today(http):yyyy-MM-dd}";
        var tag = new EntityTagHeaderValue($"\"{token}{day}\"");
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(value, WebJson.Options);
    }
}
