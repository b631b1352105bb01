namespace Contracts.Testing;

/// <summary>A batch that was refused as expected.</summary>
public sealed class ThenRefused
{
    internal ThenRefused(IReadOnlyList<Anomaly> conflicts) => Conflicts = conflicts;

    /// <summary>Why, each with its entry, date and sentence.</summary>
    public IReadOnlyList<Anomaly> Conflicts { get; }
}
