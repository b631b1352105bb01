using Contracts.Testing;
using Testing;

[assembly: AssemblyFixture(typeof(Ledgers))]

namespace Testing;

/// <summary>One throwaway server for all tests; xunit starts it before the first and ends it after the last.</summary>
public sealed class Ledgers : LedgerServer, IAsyncLifetime;
