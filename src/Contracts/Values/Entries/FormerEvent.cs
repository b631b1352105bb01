namespace Contracts;

/// <summary>An event as an older version of the library stored it. It is read for ever, and never written again.</summary>
internal abstract record FormerEvent
{
    /// <summary>The same event in today's form.</summary>
    internal abstract ContractEvent Upcast();
}
