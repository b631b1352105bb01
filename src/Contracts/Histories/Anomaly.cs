namespace Contracts;

/// <summary>Something in a history that makes no sense and was left out or clipped.</summary>
public sealed record Anomaly
{
    /// <summary>Which rule it breaks: a stable word such as <c>more-than-outstanding</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The entry that breaks it.</summary>
    public required EntryId Entry { get; init; }

    /// <summary>The entry's effective date, in its latest form; null for a control entry that has none.</summary>
    public PartialDate? EffectiveOn { get; init; }

    /// <summary>What is, then what would have been valid, in one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Code, entry and sentence.</summary>
    public override string ToString() => $"{Stream} {Entry} [{Code}] {Message}";
}
