using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Contracts.Web;

/// <summary>Describes the library's types in the OpenAPI documents of a host.</summary>
public static class ContractsOpenApi
{
    private static readonly JsonNode ExampleEntry = Example(
        """
        {"id":"f23","type":"contracts.commitment-made.v1","source":"https://example.org/filing",
         "effectiveon":"2025-03-07",
         "data":{"commitment":"compute","debtor":"openai","creditor":"coreweave",
                 "amount":{"upTo":11900000000,"unit":"USD"}}}
        """);

    /// <summary>Adds an OpenAPI document in which the library's types are described as they are written.</summary>
    /// <remarks>
    /// <c>app.MapOpenApi()</c> serves it at <c>/openapi/v1.json</c>. The host's own JSON options then write the
    /// library's types as <see cref="ContractsJson.AddContracts"/> does.
    /// </remarks>
    /// <param name="services">The host's services.</param>
    /// <param name="document">The document's name.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddContractsOpenApi(this IServiceCollection services, string document = "v1")
    {
        ArgumentNullException.ThrowIfNull(services);
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.AddContracts());
        return services.AddOpenApi(document, options => options.AddContracts());
    }

    /// <summary>Describes the library's types in a document of the host's own.</summary>
    /// <param name="options">The document's options.</param>
    /// <returns>The same options.</returns>
    public static OpenApiOptions AddContracts(this OpenApiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.AddSchemaTransformer((schema, context, _) =>
        {
            Describe(schema, Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
    }

    private static void Describe(OpenApiSchema schema, Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>))
            Text(schema, "A slug.", "openai", "^[a-z0-9][a-z0-9-]{0,99}$");
        else if (type == typeof(EntryId))
            Text(schema, "The id of an entry, unique in its stream: 1 to 200 characters.", "f23");
        else if (type == typeof(StreamKey))
        {
            Text(
                schema,
                "A stream: its kind and key.",
                "partnership/openai-coreweave",
                "^(partnership|offering|organization)/[a-z0-9][a-z0-9-]{0,99}$");
        }
        else if (type == typeof(PartialDate))
        {
            Text(
                schema,
                "A day, a month, a year, or a day at the latest.",
                "2025-03-07",
                @"^(\.\./)?\d{4}(-\d\d(-\d\d)?)?$");
        }
        else if (type == typeof(AmountUnit))
            Text(schema, "A unit: the code of a currency, or a word such as GPU.", "USD");
        else if (type == typeof(Topic))
            Text(schema, "A slug that names what a noted fact is about.", "litigation");
        else if (type == typeof(FigureKey))
            Text(schema, "A figure of a stream: its kind and name.", "commitment compute");
        else if (type == typeof(Amount) || type == typeof(ReportedValue))
            OfAmount(schema);
        else if (type == typeof(Total))
            OfTotal(schema);
        else if (type == typeof(Entry) || type == typeof(NewEntry))
            OfEntry(schema, isRecorded: type == typeof(Entry));
        else if (type == typeof(EvidencePolicy))
            Text(schema, "An evidence policy.", "all");
        else if (type.IsAssignableTo(typeof(ContractEvent)) && type.IsAbstract)
            OfEvent(schema);
        else if (type == typeof(FactInForce))
            OfFact(schema);
        else if (type.IsAssignableTo(typeof(Aggregate)) || type == typeof(CommitmentBoard) || type == typeof(Portfolio))
            OfState(schema, type);
    }

    private static void Text(OpenApiSchema schema, string description, string example, string? pattern = null)
    {
        schema.Type = JsonSchemaType.String;
        schema.Description ??= description;
        schema.Examples = [JsonValue.Create(example)];
        schema.Pattern = pattern;
    }

    private static void OfAmount(OpenApiSchema schema)
    {
        Object(
            schema,
            "An amount: exactly one of exactly, atLeast, upTo, between, about and unknown, with its unit. A computed "
            + "one may also be approximate, or up to its bound.",
            ("exactly", Number()),
            ("atLeast", Number()),
            ("upTo", Number()),
            ("between", List(Number(), 2)),
            ("about", Number()),
            ("unknown", Of(JsonSchemaType.Boolean)),
            ("unit", Of(JsonSchemaType.String)),
            ("isApproximate", Of(JsonSchemaType.Boolean)),
            ("isUpTo", Of(JsonSchemaType.Boolean)));
        schema.Required = new HashSet<string> { "unit" };
        schema.Examples = [Example("""{"upTo":11900000000,"unit":"USD"}""")];
    }

    private static void OfTotal(OpenApiSchema schema)
    {
        Object(
            schema,
            "A sum. It has no upper bound where one of its amounts has none; maxOfBounded is the sum of the others.",
            ("min", Number()),
            ("max", Of(JsonSchemaType.Number | JsonSchemaType.Null)),
            ("maxOfBounded", Number()),
            ("openEnded", Of(JsonSchemaType.Integer)),
            ("unit", Of(JsonSchemaType.String)),
            ("isApproximate", Of(JsonSchemaType.Boolean)));
        schema.Required = new HashSet<string> { "min", "max", "maxOfBounded", "openEnded", "unit", "isApproximate" };
    }

    private static void OfEntry(OpenApiSchema schema, bool isRecorded)
    {
        var type = Of(JsonSchemaType.String);
        type.Enum = [.. EventType.All.Select(known => (JsonNode)JsonValue.Create(known.Name))];
        var members = new List<(string, OpenApiSchema)>
        {
            ("id", Of(JsonSchemaType.String)),
            ("type", type),
            ("source", Of(JsonSchemaType.String)),
            ("effectiveon", Of(JsonSchemaType.String)),
            ("standing", Words<Standing>()),
            ("rivals", Of(JsonSchemaType.String)),
            ("supersedes", Of(JsonSchemaType.String)),
            ("publisher", Of(JsonSchemaType.String)),
            ("sourcekind", Words<SourceKind>()),
            ("publishedon", Of(JsonSchemaType.String)),
            ("place", Of(JsonSchemaType.String)),
            ("recordedby", Of(JsonSchemaType.String)),
            ("causedby", Of(JsonSchemaType.String)),
            ("correlationid", Of(JsonSchemaType.String)),
            ("data", Of(JsonSchemaType.Object)),
        };
        if (isRecorded)
        {
            members.AddRange(
            [
                ("specversion", Of(JsonSchemaType.String)),
                ("subject", Of(JsonSchemaType.String)),
                ("version", Of(JsonSchemaType.Integer)),
                ("recordedtime", Of(JsonSchemaType.String)),
            ]);
        }

        Object(
            schema,
            "An entry: a CloudEvent as in a history file. Attributes that begin with x are labels of the host's own.",
            [.. members]);
        schema.Required = isRecorded
            ? new HashSet<string> { "id", "type", "source", "subject", "version", "recordedtime", "standing", "data" }
            : new HashSet<string> { "type", "data" };
        schema.AdditionalPropertiesAllowed = true;
        if (!isRecorded)
            schema.Examples = [ExampleEntry.DeepClone()];
    }

    private static void OfEvent(OpenApiSchema schema)
    {
        Object(
            schema,
            "An event with its type.",
            ("type", Of(JsonSchemaType.String)),
            ("data", Of(JsonSchemaType.Object)));
        schema.Required = new HashSet<string> { "type", "data" };
    }

    private static void OfFact(OpenApiSchema schema)
    {
        Object(
            schema,
            "A fact: its entry, and its form in force where a correction replaced it.",
            ("entry", Of(JsonSchemaType.Object)),
            ("form", Of(JsonSchemaType.Object | JsonSchemaType.Null)),
            ("standing", Words<Standing>()),
            ("isDisputed", Of(JsonSchemaType.Boolean)),
            ("takesEffectOn", new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" }),
            ("place", Of(JsonSchemaType.Integer)),
            ("rivals", List(Of(JsonSchemaType.Object))));
        schema.Required = new HashSet<string> { "entry", "standing", "isDisputed", "takesEffectOn", "place", "rivals" };
    }

    private static void OfState(OpenApiSchema schema, Type type)
    {
        string[] lists = type == typeof(CommitmentBoard) ? ["totals", "partnerships", "offerings", "organizations"]
            : type == typeof(Portfolio) ? ["positions", "items"]
            : ["figures", "items", "anomalies", "ungrounded", "facts"];
        Object(
            schema,
            "What is known at the viewpoint, with the facts from which it follows.",
            [
                ("viewpoint", Of(JsonSchemaType.Object)),
                .. lists.Select(list => (list, List(Of(JsonSchemaType.Object)))),
            ]);
        schema.AdditionalPropertiesAllowed = true;
    }

    private static void Object(
        OpenApiSchema schema, string description, params (string Name, OpenApiSchema Schema)[] members)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Description ??= description;
        schema.Properties = members.ToDictionary(member => member.Name, member => (IOpenApiSchema)member.Schema);
    }

    private static OpenApiSchema Words<T>() where T : struct, Enum
    {
        var words = Of(JsonSchemaType.String);
        words.Enum = [.. KebabCase.All<T>().Select(word => (JsonNode)JsonValue.Create(word))];
        return words;
    }

    private static OpenApiSchema List(OpenApiSchema items, int? length = null) =>
        new() { Type = JsonSchemaType.Array, Items = items, MinItems = length, MaxItems = length };

    private static OpenApiSchema Number() => Of(JsonSchemaType.Number);

    private static OpenApiSchema Of(JsonSchemaType type) => new() { Type = type };

    private static JsonNode Example(string json) =>
        JsonNode.Parse(json) ?? throw new JsonException("There is no example.");
}
