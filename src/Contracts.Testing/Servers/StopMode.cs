namespace Contracts.Testing;

/// <summary>How a server is ended, in pg_ctl's words.</summary>
internal enum StopMode
{
    /// <summary>Sessions end, and everything is written out.</summary>
    Fast,

    /// <summary>At once; what was not written out is recovered at the next start, if there is one.</summary>
    Immediate,
}
