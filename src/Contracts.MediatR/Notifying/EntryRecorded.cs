using MediatR;

namespace Contracts.Mediation;

/// <summary>An entry was recorded. Told of every entry at least once, those of a stream in the order of their versions.</summary>
/// <remarks>
/// It comes after the fact, from whichever host recorded or imported the entry. It may come again, so its handlers do the same thing twice or
/// remember stream and version. Where one of them fails, all are called again, and no later entry is told before they succeed.
/// </remarks>
/// <param name="Entry">The entry.</param>
/// <param name="Sequence">Its number in the store's order, which grows from entry to entry and may leave numbers out.</param>
public sealed record EntryRecorded(Entry Entry, long Sequence) : INotification
{
    /// <summary>In whose ledger; null where there are no tenants. In the scope of the handlers, <see cref="Storage.IContractLedger"/> is that tenant's.</summary>
    public string? Tenant { get; init; }

    /// <summary>The stream it was recorded in.</summary>
    public StreamKey Stream => Entry.Stream;
}
