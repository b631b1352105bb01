namespace Contracts;

/// <summary>Thrown when a batch breaks rules; nothing of it was recorded.</summary>
/// <remarks>The request is at fault, not the ledger: a web host answers with 409 or 422 and the conflicts.</remarks>
public sealed class ContractRuleException : Exception
{
    /// <summary>Creates the exception for a batch.</summary>
    /// <param name="stream">The stream of the batch.</param>
    /// <param name="conflicts">All conflicts, at least one.</param>
    public ContractRuleException(StreamKey stream, IReadOnlyList<Anomaly> conflicts)
        : base($"Nothing was recorded in {stream}: {SentencesOf(Items.Required(conflicts, nameof(conflicts)))}")
    {
        Stream = stream;
        Conflicts = conflicts;
    }

    /// <summary>The stream of the batch.</summary>
    public StreamKey Stream { get; }

    /// <summary>All conflicts: code, entry, date, and what would have been valid.</summary>
    public IReadOnlyList<Anomaly> Conflicts { get; }

    private static string SentencesOf(IEnumerable<Anomaly> conflicts) =>
        string.Join(" ", conflicts.Select(conflict => $"{conflict.Entry} [{conflict.Code}] {conflict.Message}"));
}
