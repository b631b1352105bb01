namespace Contracts;

/// <summary>An organization that takes part in a partnership.</summary>
public sealed record Party
{
    /// <summary>The organization, by the key of its own stream: it means the same one in every stream.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("party")]
    public required Id<Party> Id { get; init; }

    /// <summary>What it does there, in words such as <c>customer</c> or <c>supplier</c>; null where nobody said.</summary>
    public string? Role { get; init; }
}
