using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>
/// Asks for the explanation of a figure: the facts that make it, in order, each with the figure after it.
/// </summary>
/// <param name="Stream">The stream.</param>
/// <param name="Figure">
/// The figure: of a commitment, an option, an investment, the offering, or a kind of capacity.
/// </param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record ExplainFigure(StreamKey Stream, FigureKey Figure, Viewpoint Viewpoint)
    : IRequest<LedgerAnswer<Explanation>>
{
    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}

/// <summary>
/// Asks for the explanation of each commitment and each open option that has a part in the totals of a pair.
/// </summary>
/// <param name="Debtor">The party that owes.</param>
/// <param name="Creditor">The party that is owed.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Viewpoint">The viewpoint.</param>
public sealed record ExplainTotal(Id<Party> Debtor, Id<Party> Creditor, AmountUnit Unit, Viewpoint Viewpoint)
    : IRequest<LedgerAnswer<IReadOnlyList<Explanation>>>
{
    /// <inheritdoc cref="AskPositions.Known"/>
    public KnowledgeToken? Known { get; init; }
}
