namespace Contracts;

/// <summary>How a breach stands on a day.</summary>
public enum CureStatus
{
    /// <summary>It can still be cured.</summary>
    InCure,

    /// <summary>The days to cure it are over, and nobody recorded that they lapsed; or none were given.</summary>
    InBreach,

    /// <summary>It was recorded that the days to cure it ran out.</summary>
    Lapsed,

    /// <summary>It was cured.</summary>
    Cured,

    /// <summary>It was waived.</summary>
    Waived,
}
