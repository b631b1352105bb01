using Marten;

namespace Contracts.Storage;

/// <summary>The Marten store that keeps the entries: one of its own, beside whatever store the host has.</summary>
/// <remarks>
/// Further settings go through <c>services.ConfigureMarten&lt;IContractStore&gt;(…)</c>. Entries are written through
/// <see cref="IContractLedger"/> only; what is appended past it is judged by nobody.
/// </remarks>
public interface IContractStore : IDocumentStore;
