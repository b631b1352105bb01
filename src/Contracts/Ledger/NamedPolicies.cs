namespace Contracts;

/// <summary>Some of the evidence policies that have a name.</summary>
[Flags]
public enum NamedPolicies
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary><see cref="EvidencePolicy.All"/>.</summary>
    All = 1,

    /// <summary><see cref="EvidencePolicy.PartiesOnly"/>.</summary>
    PartiesOnly = 2,

    /// <summary><see cref="EvidencePolicy.PartiesAndPress"/>.</summary>
    PartiesAndPress = 4,

    /// <summary><see cref="EvidencePolicy.ExcludeDisputed"/>.</summary>
    ExcludeDisputed = 8,

    /// <summary>All four.</summary>
    Every = All | PartiesOnly | PartiesAndPress | ExcludeDisputed,
}
