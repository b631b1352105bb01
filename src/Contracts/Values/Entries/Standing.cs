namespace Contracts;

/// <summary>On whose word a fact stands, the strongest first.</summary>
public enum Standing
{
    /// <summary>A party says so.</summary>
    Confirmed,

    /// <summary>A third party says so.</summary>
    Reported,

    /// <summary>Somebody claims it.</summary>
    Alleged,
}
