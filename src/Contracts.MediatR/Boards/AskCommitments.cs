using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Asks who owes whom what, over all streams or some; the portfolio is on the board.</summary>
/// <param name="Scope">Of which streams: all, one, or those that concern a party. Each is on the board as a whole.</param>
/// <param name="Viewpoint">From where one looks.</param>
public sealed record AskCommitments(PositionScope Scope, Viewpoint Viewpoint) : IRequest<LedgerAnswer<CommitmentBoard>>
{
    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}
