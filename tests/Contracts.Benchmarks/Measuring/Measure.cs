namespace Contracts.Benchmarks.Measuring;

/// <summary>What is measured of one operation.</summary>
internal enum Measure
{
    /// <summary>How long it takes, in seconds.</summary>
    Time,

    /// <summary>How much it allocates, in bytes.</summary>
    Memory,

    /// <summary>How much it holds at the most, in bytes.</summary>
    Held,

    /// <summary>The bytes that it takes in the database, for each entry.</summary>
    Stored,
}
