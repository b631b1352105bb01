using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Contracts.Web;

/// <summary>Recording, previewing, and speaking about recorded entries.</summary>
internal static class RecordingEndpoints
{
    public static RouteGroupBuilder Map(RouteGroupBuilder group)
    {
        group.MapPost(StreamEndpoints.Path + "/entries", Record).Takes<NewEntry[]>()
            .GivesReceipt("Records a batch of entries, whole or not at all");
        group.MapPost(StreamEndpoints.Path + "/preview", Preview).Takes<NewEntry[]>()
            .Gives<Preview>("The outcome that recording would have now; nothing is recorded");
        MapControl<EntryCorrected>(group, "corrections", "Corrects an entry: `data` has the whole new event");
        MapControl<EntryRetracted>(group, "retractions", "Retracts an entry: its fact was never so");
        MapControl<EntryDisputed>(group, "disputes", "Disputes an entry in the name of a party");
        MapControl<EntryConfirmed>(group, "confirmations", "Confirms an entry in the name of a party");
        MapControl<DisputeResolved>(group, "resolutions", "Resolves the disputes of an entry");
        return group;
    }

    private static void MapControl<T>(RouteGroupBuilder group, string path, string summary) where T : ControlEvent =>
        group.MapPost(StreamEndpoints.Path + "/entries/{entry}/" + path, async (
                string kind,
                string key,
                string entry,
                HttpContext http,
                string? expectedVersion,
                CancellationToken cancellationToken) =>
            {
                var body = await Body.ReadAsync(http, cancellationToken).ConfigureAwait(false);
                var said = About<T>(Query.Value<EntryId>("entry", entry), body);
                return await RecordAsync(Query.Stream(kind, key), said, http, expectedVersion, cancellationToken)
                    .ConfigureAwait(false);
            })
            .Takes<NewEntry>().GivesReceipt(summary);

    private static async Task<IResult> Record(
        string kind, string key, HttpContext http, string? expectedVersion, CancellationToken cancellationToken) =>
        await RecordAsync(
            Query.Stream(kind, key),
            await Body.ReadAsync(http, cancellationToken).ConfigureAwait(false),
            http,
            expectedVersion,
            cancellationToken).ConfigureAwait(false);

    private static async Task<IResult> RecordAsync(
        StreamKey stream,
        ReadOnlyMemory<byte> body,
        HttpContext http,
        string? expectedVersion,
        CancellationToken cancellationToken)
    {
        var batch = EntryBatch.Read(body, stream);
        var ledger = AskedFor.LedgerOf(http);
        var outcome = expectedVersion is null
            ? await ledger.RecordAsync(stream, batch, cancellationToken).ConfigureAwait(false)
            : await ledger.RecordAsync(
                stream,
                batch,
                Query.Number("expectedVersion", expectedVersion, 0, int.MaxValue),
                cancellationToken).ConfigureAwait(false);
        var isNew = outcome.Recorded.Count > 0;
        if (isNew)
            http.Response.Headers.Location = $"{http.Request.PathBase}{http.Request.Path}";
        return Results.Json(
            outcome.Receipt,
            WebJson.Options,
            statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> Preview(
        string kind, string key, HttpContext http, [AsParameters] AskedFor asked, CancellationToken cancellationToken)
    {
        var stream = Query.Stream(kind, key);
        var body = await Body.ReadAsync(http, cancellationToken).ConfigureAwait(false);
        var outcome = await AskedFor.LedgerOf(http)
            .PreviewAsync(stream, EntryBatch.Read(body, stream), cancellationToken).ConfigureAwait(false);
        return Results.Json(
            new Preview { Receipt = outcome.Receipt, State = outcome.After.AsOf(asked.ViewpointIn(http)) },
            WebJson.Options);
    }

    /// <summary>Completes an entry about another one: its type, and the entry that its data speaks about.</summary>
    private static ReadOnlyMemory<byte> About<T>(EntryId entry, ReadOnlyMemory<byte> body) where T : ControlEvent
    {
        var type = EventType.All.Single(known => known.Class == typeof(T)).Name;
        var given = body.IsEmpty ? new JsonObject() : Parse(body) as JsonObject
            ?? throw new ArgumentException("The body is no object; an entry without its type is required.");
        if (given["type"] is not null)
            throw new ArgumentException("The body states a type; the address does so already.");
        given["type"] = type;
        var data = given["data"] as JsonObject ?? [];
        given["data"] = null;
        if (data["entry"] is not null)
            throw new ArgumentException("data states an entry; the address does so already.");
        data["entry"] = entry.ToString();
        given["data"] = data;
        return JsonSerializer.SerializeToUtf8Bytes(given, WebJson.Options);
    }

    private static JsonNode? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonNode.Parse(body.Span);
        }
        catch (JsonException)
        {
            throw new ArgumentException("The body is no JSON; an entry without its type is required.");
        }
    }
}
