using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Contracts;

/// <summary>The JSON Schema of the lines of a history file, generated from the event types.</summary>
public static class HistorySchema
{
    private const string Slugs = "^[a-z0-9][a-z0-9-]{0,99}$";
    private const string Days = @"^(\.\./)?\d{4}-\d{2}-\d{2}$|^\d{4}-\d{2}$|^\d{4}$";

    private static readonly JsonSchemaExporterOptions Options = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Describe,
    };

    /// <summary>Creates the schema (JSON Schema 2020-12) of one line.</summary>
    public static JsonObject Create()
    {
        var types = EventType.All.Concat(EventType.Former).OrderBy(type => type.Name, StringComparer.Ordinal).ToList();
        var definitions = new JsonObject
        {
            ["amount"] = Amounts(0),
            ["reported-value"] = Amounts(-Amount.Largest),
        };
        foreach (var type in types)
        {
            definitions[type.Name] = type.Class == typeof(EntryCorrected)
                ? Correction(types)
                : EventJson.Options.GetJsonSchemaAsNode(type.Class, Options);
        }

        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "urn:contracts:history",
            ["title"] = "A line of a history file: one entry as a CloudEvents 1.0 event",
            ["type"] = "object",
            ["properties"] = Attributes(types),
            ["patternProperties"] = new JsonObject { [Labels.NamePattern] = Texts(Labels.LongestText) },
            ["required"] = new JsonArray("specversion", "id", "type", "source", "subject", "data"),
            ["additionalProperties"] = false,
            ["not"] = new JsonObject { ["required"] = new JsonArray("rivals", "supersedes") },
            ["allOf"] = ByType(types, inLine: true),
            ["$defs"] = definitions,
        };
    }

    private static JsonObject Attributes(IEnumerable<EventType> types) => new()
    {
        ["specversion"] = new JsonObject { ["const"] = "1.0" },
        ["id"] = Texts(200),
        ["type"] = OneOf(types.Select(type => type.Name)),
        ["source"] = Texts(2000),
        ["subject"] = Matching("^(partnership|offering|organization)/[a-z0-9][a-z0-9-]{0,99}$"),
        ["effectiveon"] = new JsonObject(),
        ["recordedtime"] = Matching(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,30})?)?(Z|[+-]\d\d:\d\d)$"),
        ["standing"] = OneOf(KebabCase.All<Standing>()),
        ["rivals"] = Texts(200),
        ["supersedes"] = Texts(200),
        ["publisher"] = Texts(null),
        ["sourcekind"] = OneOf(KebabCase.All<SourceKind>()),
        ["publishedon"] = Matching(Days),
        ["place"] = Texts(null),
        ["recordedby"] = Texts(null),
        ["causedby"] = Texts(null),
        ["correlationid"] = Texts(null),
        ["time"] = Texts(null),
        ["datacontenttype"] = new JsonObject { ["const"] = "application/json" },
        ["dataschema"] = Texts(null),
        ["data"] = new JsonObject { ["type"] = "object" },
    };

    /// <summary>
    /// The requirements of each event type: its payload, its kind of stream, and an effective date for facts and
    /// corrections.
    /// </summary>
    private static JsonArray ByType(IEnumerable<EventType> types, bool inLine) =>
    [
        .. types.Select(type =>
        {
            var then = new JsonObject { ["data"] = new JsonObject { ["$ref"] = $"#/$defs/{type.Name}" } };
            var required = new JsonArray();
            if (inLine && (type.IsFact || type.Class == typeof(EntryCorrected)))
            {
                then["effectiveon"] = Matching(Days);
                required.Add((JsonNode)"effectiveon");
            }

            if (inLine && type.IsFact && type.Class != typeof(FactNoted))
                then["subject"] = Matching($"^{KindOf(type)}/");
            return (JsonNode)new JsonObject
            {
                ["if"] = new JsonObject
                {
                    ["properties"] = new JsonObject { ["type"] = new JsonObject { ["const"] = type.Name } },
                },
                ["then"] = new JsonObject { ["properties"] = then, ["required"] = required },
            };
        }),
    ];

    private static string KindOf(EventType type) =>
        type.Class.IsSubclassOf(typeof(OfferingEvent)) ? "offering"
        : type.Class.IsSubclassOf(typeof(OrganizationEvent)) ? "organization"
        : "partnership";

    private static JsonObject Correction(IEnumerable<EventType> types)
    {
        var facts = types.Where(type => type.IsFact).ToList();
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["entry"] = Texts(200),
                ["type"] = OneOf(facts.Select(type => type.Name)),
                ["data"] = new JsonObject { ["type"] = "object" },
                ["reason"] = new JsonObject { ["type"] = new JsonArray("string", "null") },
            },
            ["required"] = new JsonArray("entry", "type", "data"),
            ["additionalProperties"] = false,
            ["allOf"] = ByType(facts, inLine: false),
        };
    }

    /// <param name="least">The least exact number, and the least end of a range.</param>
    private static JsonObject Amounts(decimal least)
    {
        JsonObject Form(string name, JsonObject value) => new()
        {
            ["properties"] = new JsonObject
            {
                [name] = value,
                ["unit"] = Matching(@"^[\p{L}\p{N}]([\p{L}\p{N} /-]{0,38}[\p{L}\p{N}])?$"),
            },
            ["required"] = new JsonArray(name, "unit"),
            ["additionalProperties"] = false,
        };
        JsonObject Number(decimal from) => new()
        {
            ["type"] = "number",
            ["minimum"] = from,
            ["maximum"] = Amount.Largest,
        };
        return new JsonObject
        {
            ["type"] = "object",
            ["oneOf"] = new JsonArray(
                Form("exactly", Number(least)),
                Form("atLeast", Number(0)),
                Form("upTo", Number(0)),
                Form("between", new JsonObject
                {
                    ["type"] = "array",
                    ["items"] = Number(least),
                    ["minItems"] = 2,
                    ["maxItems"] = 2,
                }),
                Form("about", Number(0)),
                Form("unknown", new JsonObject { ["const"] = true })),
        };
    }

    /// <summary>Describes value types with converters of their own, whose form the serializer does not know.</summary>
    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var declared = context.TypeInfo.Type;
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        var isNullable = type != declared || context.PropertyInfo is { IsSetNullable: true };
        JsonNode described =
            type == typeof(Amount) ? new JsonObject { ["$ref"] = "#/$defs/amount" }
            : type == typeof(ReportedValue) ? new JsonObject { ["$ref"] = "#/$defs/reported-value" }
            : type == typeof(Fraction)
                ? new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0, ["maximum"] = 1 }
            : type == typeof(PartialDate) ? Matching(Days)
            : type == typeof(EntryId) ? Texts(200)
            : type == typeof(string) ? new JsonObject { ["type"] = "string" }
            : type == typeof(FactDetails) ? new JsonObject { ["type"] = "object" }
            : type == typeof(Topic) ? Matching(Slugs)
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) ? Matching(Slugs)
            : schema;
        return isNullable && !ReferenceEquals(described, schema)
            ? new JsonObject { ["anyOf"] = new JsonArray(described, new JsonObject { ["type"] = "null" }) }
            : described;
    }

    private static JsonObject Texts(int? longest)
    {
        var texts = new JsonObject { ["type"] = "string", ["minLength"] = 1 };
        if (longest is { } most)
            texts["maxLength"] = most;
        return texts;
    }

    private static JsonObject Matching(string pattern) =>
        new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject OneOf(IEnumerable<string> words) =>
        new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };
}
