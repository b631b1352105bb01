namespace Contracts;

/// <summary>A fact that makes a difference.</summary>
public sealed record Cause
{
    /// <summary>The fact, as it stands at the later viewpoint; as it stood at the earlier one where it is gone.</summary>
    public required FactInForce Fact { get; init; }

    /// <summary>The control entries about the fact that were learned in between, in order.</summary>
    public required IReadOnlyList<Entry> Controls { get; init; }
}
