using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Contracts.Storage;

/// <summary>The JSON in which rows hold items, and the details of positions.</summary>
/// <remarks>
/// Amounts are written by their bounds, which are numbers, so that results of arithmetic read back equal. What has a
/// column of its own, or follows from the rest, is left out.
/// </remarks>
internal static class LedgerJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = EventJson.Options.Encoder,
        Converters = { new BoundsConverter(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOut } },
    };

    /// <summary>Writes an item or a detail.</summary>
    public static string Write(object content) => JsonSerializer.Serialize(content, content.GetType(), Options);

    /// <summary>Reads an item of a stream, by its kind.</summary>
    public static LedgerItem ReadItem(FigureKind kind, string json, StreamKey stream) =>
        (LedgerItem?)JsonSerializer.Deserialize(json, ClassOf(kind), Options) is { } item
            ? item with { Stream = stream }
            : throw new InvalidDataException($"A row of {stream} holds null for an item of kind {kind}.");

    /// <summary>Reads a detail.</summary>
    public static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options);

    private static Type ClassOf(FigureKind kind) => kind switch
    {
        FigureKind.Investment => typeof(Holding),
        FigureKind.Capacity => typeof(CapacityFigures),
        FigureKind.Deal => typeof(DealFigures),
        FigureKind.Milestone or FigureKind.MissedDeadline => typeof(Deadline),
        FigureKind.Breach => typeof(Cure),
        FigureKind.Right => typeof(RightFigures),
        FigureKind.PublishedFigure => typeof(PublishedFigure),
        FigureKind.Instalment => typeof(InstalmentFigures),
        FigureKind.Members => typeof(PartnershipMembers),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), $"There are no items of kind {kind}."),
    };

    private static void LeaveOut(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            property.IsRequired = false;
            if (property.Set is null && !typeof(Source).IsAssignableFrom(type.Type)
                || (property.Name == "stream" && typeof(LedgerItem).IsAssignableFrom(type.Type)))
            {
                type.Properties.RemoveAt(i);
            }
        }
    }

    /// <summary>Amounts as <c>{"min": 0, "max": 5, "unit": "USD", "upTo": true}</c>; without max if open-ended.</summary>
    private sealed class BoundsConverter : JsonConverter<Amount>
    {
        public override Amount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Bounds>(ref reader, options) is { } bounds
                ? Amount.Kept(
                    bounds.Min, bounds.Max, new AmountUnit(bounds.Unit), bounds.About == true, bounds.UpTo == true)
                : throw new JsonException("There is no amount.");

        public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(
                writer,
                new Bounds(
                    value.Min,
                    value.Max,
                    value.Unit.ToString(),
                    value.IsApproximate ? true : null,
                    value.IsUpTo ? true : null),
                options);
    }

    private sealed record Bounds(decimal Min, decimal? Max, string Unit, bool? About, bool? UpTo);
}
