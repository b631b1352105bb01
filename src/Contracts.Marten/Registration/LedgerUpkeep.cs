namespace Contracts.Storage;

/// <summary>When the ledger's rows are written, from which questions over all streams are answered.</summary>
public enum LedgerUpkeep
{
    /// <summary>In the transaction of the entries: whoever recorded something finds it in the next answer.</summary>
    Inline,

    /// <summary>
    /// By Marten's daemon in the background: recording does not wait for it, and answers lag behind by some milliseconds to seconds. The host
    /// runs the daemon.
    /// </summary>
    Async,

    /// <summary>Never. Every question folds the entries.</summary>
    Off,
}
