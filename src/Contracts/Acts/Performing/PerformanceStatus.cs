namespace Contracts;

/// <summary>How a debtor performs, apart from whether the commitment stands and how firmly it is known.</summary>
public enum PerformanceStatus
{
    /// <summary>Nothing says otherwise.</summary>
    OnTrack,

    /// <summary>A milestone of its deal was missed, and is neither met nor cancelled nor put off since.</summary>
    Late,

    /// <summary>The debtor was given notice of a breach of its deal and can still cure it.</summary>
    InCure,

    /// <summary>The debtor was given notice of a breach of its deal, and the days to cure it are over or were never given.</summary>
    InBreach,

    /// <summary>It was performed, and nothing is left of it.</summary>
    Fulfilled,
}
