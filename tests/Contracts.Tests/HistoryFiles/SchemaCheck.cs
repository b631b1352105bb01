using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Contracts.Tests.HistoryFiles;

/// <summary>Checks a value against the keywords of JSON Schema that ours uses; any other keyword is an error.</summary>
internal sealed class SchemaCheck(JsonObject root)
{
    private static readonly HashSet<string> Ignored = ["$schema", "$id", "$defs", "title", "then"];

    public bool Accepts(JsonElement value) => Accepts(root, value);

    private bool Accepts(JsonNode? schema, JsonElement value) =>
        schema is not JsonObject keywords
            ? schema?.GetValue<bool>() ?? true
            : keywords.All(keyword => Ignored.Contains(keyword.Key) || Accepts(keyword.Key, keyword.Value, keywords, value));

    private bool Accepts(string keyword, JsonNode? given, JsonObject schema, JsonElement value) => keyword switch
    {
        "$ref" => Accepts(root["$defs"]![given!.GetValue<string>()["#/$defs/".Length..]], value),
        "type" => given is JsonArray types ? types.Any(type => IsOf(type!.GetValue<string>(), value)) : IsOf(given!.GetValue<string>(), value),
        "const" => JsonElement.DeepEquals(given!.Deserialize<JsonElement>(), value),
        "enum" => ((JsonArray)given!).Any(allowed => JsonElement.DeepEquals(allowed.Deserialize<JsonElement>(), value)),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, given!.GetValue<string>()),
        "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= given!.GetValue<int>(),
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= given!.GetValue<int>(),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= given!.GetValue<decimal>(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= given!.GetValue<decimal>(),
        "exclusiveMinimum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() > given!.GetValue<decimal>(),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= given!.GetValue<int>(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= given!.GetValue<int>(),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Accepts(given, item)),
        "required" => value.ValueKind != JsonValueKind.Object || ((JsonArray)given!).All(name => value.TryGetProperty(name!.GetValue<string>(), out _)),
        "properties" => value.ValueKind != JsonValueKind.Object || ((JsonObject)given!).All(property => !value.TryGetProperty(property.Key, out var found) || Accepts(property.Value, found)),
        "patternProperties" => value.ValueKind != JsonValueKind.Object || ((JsonObject)given!).All(pattern => value.EnumerateObject().All(property => !Regex.IsMatch(property.Name, pattern.Key) || Accepts(pattern.Value, property.Value))),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object || given!.GetValue<bool>()
            || value.EnumerateObject().All(property => schema["properties"]!.AsObject().ContainsKey(property.Name) || schema["patternProperties"]?.AsObject().Any(pattern => Regex.IsMatch(property.Name, pattern.Key)) == true),
        "allOf" => ((JsonArray)given!).All(each => Accepts(each, value)),
        "anyOf" => ((JsonArray)given!).Any(each => Accepts(each, value)),
        "not" => !Accepts(given, value),
        "oneOf" => ((JsonArray)given!).Count(each => Accepts(each, value)) == 1,
        "if" => !Accepts(given, value) || Accepts(schema["then"], value),
        _ => throw new NotSupportedException($"The check knows no keyword '{keyword}'."),
    };

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new NotSupportedException($"The check knows no type '{type}'."),
    };
}
