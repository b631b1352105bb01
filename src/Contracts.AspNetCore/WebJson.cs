using System.Text.Json;
using Contracts.Storage;

namespace Contracts.Web;

/// <summary>The JSON of requests and responses, whatever the host's own options are.</summary>
internal static class WebJson
{
    public static JsonSerializerOptions Options { get; } =
        new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = EventJson.Options.Encoder }.AddContracts();
}

/// <summary>A page of an answer, with the token of what was known.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
public sealed record Page<T>
{
    /// <summary>The items, in the order of the question.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>The place after which the next page begins, for <c>after</c>; null on the last page.</summary>
    public required string? Next { get; init; }

    /// <summary>The token of what was known; asking with it gives the same answer again.</summary>
    public required string Token { get; init; }

    /// <summary>True where entries of that instant or before it could still be recorded.</summary>
    public required bool IsProvisional { get; init; }

    /// <summary>The streams that are left out because they cannot be read, where the host asks for that.</summary>
    public required IReadOnlyList<SkippedHistory> SkippedStreams { get; init; }
}

/// <summary>An answer of one value, with the token of what was known.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed record Answer<T>
{
    /// <summary>The value.</summary>
    public required T Value { get; init; }

    /// <summary>The token of what was known; asking with it gives the same answer again.</summary>
    public required string Token { get; init; }

    /// <summary>True where entries of that instant or before it could still be recorded.</summary>
    public required bool IsProvisional { get; init; }

    /// <summary>The streams that are left out because they cannot be read, where the host asks for that.</summary>
    public required IReadOnlyList<SkippedHistory> SkippedStreams { get; init; }
}

/// <summary>The outcome of a preview: the receipt, and the state that recording would give.</summary>
public sealed record Preview
{
    /// <summary>The receipt, with the conflicts for which recording would be refused.</summary>
    public required RecordingReceipt Receipt { get; init; }

    /// <summary>The state of the stream with the entries; as it is now where they are refused.</summary>
    public required Aggregate State { get; init; }
}
