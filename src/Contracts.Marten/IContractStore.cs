using Marten;

namespace Contracts.Storage;

/// <summary>The Marten store that keeps the entries: a store of its own, beside any store that the host has.</summary>
/// <remarks>
/// Further settings go through <c>services.ConfigureMarten&lt;IContractStore&gt;(…)</c>. Entries are written through
/// <see cref="IContractLedger"/> only; events appended in another way are not judged.
/// </remarks>
public interface IContractStore : IDocumentStore;
