using Contracts.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Contracts.Web;

/// <summary>Questions about one stream.</summary>
internal static class StreamEndpoints
{
    public const string Path = "/streams/{kind}/{key}";

    public static RouteGroupBuilder Map(RouteGroupBuilder group)
    {
        group.MapGet(Path, State).Gives<Answer<Aggregate>>("The state of a stream, with its facts").OrNothingKnown();
        group.MapGet(Path + "/entries", Entries).Gives<Page<Entry>>(
            "The recorded entries of a stream").OrNothingKnown();
        group.MapGet(Path + "/explanation", Explain).Gives<Answer<Explanation>>(
            "The facts of a figure in order, with the figure after each").OrNothingKnown();
        group.MapGet(Path + "/changes", Changes).Gives<Page<FigureChange>>(
            "The figures that differ between an earlier viewpoint and this one, with causes").OrNothingKnown();
        group.MapGet(Path + "/beliefs", Beliefs).Gives<Page<Belief>>(
            "A figure as it was known over time").OrNothingKnown();
        group.MapGet(Path + "/rectangles", Rectangles).Gives<Page<FigureRectangle>>(
            "A figure in both times").OrNothingKnown();
        group.MapPost(Path + "/what-if", WhatIf)
            .Accepts<NewEntry[]>("application/json")
            .Gives<Answer<Supposition>>("The state without some entries, or with others").OrNothingKnown();
        return group;
    }

    private static async Task<IResult> State(
        string kind, string key, HttpContext http, [AsParameters] AskedFor asked, CancellationToken cancellationToken)
    {
        var stream = Query.Stream(kind, key);
        var answer = await asked.In(http)
            .CommitmentsAsync(PositionScope.Of(stream), cancellationToken).ConfigureAwait(false);
        Aggregate[] known = [.. answer.Value.Partnerships, .. answer.Value.Offerings, .. answer.Value.Organizations];
        return known is [var only] ? Answers.One(http, answer.With(only)) : throw new NothingKnownException(stream);
    }

    private static async Task<IResult> Entries(
        string kind,
        string key,
        HttpContext http,
        [AsParameters] AskedFor asked,
        string? limit,
        string? after,
        CancellationToken cancellationToken)
    {
        var size = limit is null ? 100 : Query.Number("limit", limit, 1, 1_000);
        var from = after is null ? 0 : Query.Number("after", after, 0, int.MaxValue);
        var (_, answer) = await HistoryAsync(kind, key, http, asked, cancellationToken).ConfigureAwait(false);
        var entries = answer.Value.Entries;
        var page = answer.With<IReadOnlyList<Entry>>([.. entries.Skip(from).Take(size)]);
        return Answers.All(http, page, from + size < entries.Count ? $"{from + size}" : null);
    }

    private static async Task<IResult> Explain(
        string kind,
        string key,
        HttpContext http,
        [AsParameters] AskedFor asked,
        string? figure,
        CancellationToken cancellationToken)
    {
        var stream = Query.Stream(kind, key);
        var answer = await asked.In(http)
            .ExplainAsync(stream, Query.Value<FigureKey>("figure", figure), cancellationToken).ConfigureAwait(false);
        return answer.Value.Steps.Count > 0
            ? Answers.One(http, answer)
            : throw new NothingKnownException(stream);
    }

    private static async Task<IResult> Changes(
        string kind,
        string key,
        HttpContext http,
        [AsParameters] AskedFor asked,
        string? fromAsOf,
        string? fromKnownAt,
        CancellationToken cancellationToken) =>
        Answers.All(http, await asked.In(http).ChangesAsync(
            Query.Stream(kind, key),
            AskedFor.Read(http, "from", fromAsOf ?? asked.AsOf, fromKnownAt ?? asked.KnownAt, asked.Evidence),
            cancellationToken).ConfigureAwait(false));

    private static async Task<IResult> Beliefs(
        string kind,
        string key,
        HttpContext http,
        [AsParameters] AskedFor asked,
        string? figure,
        CancellationToken cancellationToken) =>
        Answers.All(http, await asked.In(http).BeliefsAsync(
            Query.Stream(kind, key), Query.Value<FigureKey>("figure", figure), cancellationToken)
                .ConfigureAwait(false));

    private static async Task<IResult> Rectangles(
        string kind,
        string key,
        HttpContext http,
        [AsParameters] AskedFor asked,
        string? figure,
        CancellationToken cancellationToken) =>
        Answers.All(http, await asked.In(http).RectanglesAsync(
            Query.Stream(kind, key), Query.Value<FigureKey>("figure", figure), cancellationToken)
                .ConfigureAwait(false));

    private static async Task<IResult> WhatIf(
        string kind,
        string key,
        HttpContext http,
        [AsParameters] AskedFor asked,
        [FromQuery(Name = "without")] string[]? without,
        CancellationToken cancellationToken)
    {
        var stream = Query.Stream(kind, key);
        var body = await Body.ReadAsync(http, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<NewEntry> added = body.IsEmpty ? [] : EntryBatch.Read(body, stream);
        return Answers.One(http, await asked.In(http).WhatIfAsync(
            stream,
            [.. (without ?? []).Select(id => Query.Value<EntryId>("without", id))],
            added,
            cancellationToken).ConfigureAwait(false));
    }

    private static async Task<(StreamKey Stream, LedgerAnswer<History> Answer)> HistoryAsync(
        string kind, string key, HttpContext http, AskedFor asked, CancellationToken cancellationToken)
    {
        var stream = Query.Stream(kind, key);
        var answer = await asked.In(http).HistoryAsync(stream, cancellationToken).ConfigureAwait(false);
        return answer.Value.Version > 0 ? (stream, answer) : throw new NothingKnownException(stream);
    }
}
