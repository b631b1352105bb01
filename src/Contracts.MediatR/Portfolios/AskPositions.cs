using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Asks what commitments and options show, closed ones too.</summary>
/// <param name="Scope">Which.</param>
/// <param name="Viewpoint">From where one looks.</param>
public sealed record AskPositions(PositionScope Scope, Viewpoint Viewpoint) : IRequest<LedgerAnswer<IReadOnlyList<LedgerPosition>>>
{
    /// <summary>The token of an earlier answer, whose instant then counts for the viewpoint's; null for all that is recorded.</summary>
    public KnowledgeToken? Known { get; init; }
}
