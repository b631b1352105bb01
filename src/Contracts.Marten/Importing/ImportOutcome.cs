namespace Contracts.Storage;

/// <summary>What became of an import.</summary>
public sealed record ImportOutcome
{
    /// <summary>How many lines were recorded.</summary>
    public required int Recorded { get; init; }

    /// <summary>How many lines say what was recorded before; they changed nothing.</summary>
    public required int Repeated { get; init; }

    /// <summary>What recording would have refused, by stream in the order of their keys.</summary>
    public required IReadOnlyList<Anomaly> Anomalies { get; init; }
}
