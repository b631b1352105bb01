using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>Reads and writes the values of an enumeration as words in kebab case, as in a history file.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class KebabCaseJsonConverter<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
