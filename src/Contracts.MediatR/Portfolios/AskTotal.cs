using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Asks what the positions of a unit come to: all, or those of a debtor, a creditor or a pair. The answer is null where there is no position.</summary>
/// <param name="Scope">Whose positions; the answer is a <see cref="UnitTotal"/>, <see cref="DebtorTotal"/>, <see cref="CreditorTotal"/> or <see cref="PairTotal"/> as it is.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Viewpoint">From where one looks.</param>
public sealed record AskTotal(TotalScope Scope, AmountUnit Unit, Viewpoint Viewpoint) : IRequest<LedgerAnswer<PositionTotal?>>
{
    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}
