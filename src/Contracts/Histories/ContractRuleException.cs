namespace Contracts;

/// <summary>A batch was refused, and nothing of it recorded, because it breaks rules.</summary>
/// <remarks>The caller's request is at fault, not the ledger: a web host answers with 409 or 422 and the conflicts.</remarks>
public sealed class ContractRuleException : Exception
{
    /// <summary>Makes the refusal of a batch.</summary>
    /// <param name="stream">The stream it was meant for.</param>
    /// <param name="conflicts">Every conflict, at least one.</param>
    public ContractRuleException(StreamKey stream, IReadOnlyList<Anomaly> conflicts)
        : base($"Nothing was recorded in {stream}: {string.Join(" ", Items.Required(conflicts, nameof(conflicts)).Select(conflict => $"{conflict.Entry} [{conflict.Code}] {conflict.Message}"))}")
    {
        Stream = stream;
        Conflicts = conflicts;
    }

    /// <summary>The stream that the batch was meant for.</summary>
    public StreamKey Stream { get; }

    /// <summary>Every conflict: code, entry, date, and what would have been valid.</summary>
    public IReadOnlyList<Anomaly> Conflicts { get; }
}
