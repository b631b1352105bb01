using MediatR;

namespace Contracts.Mediation;

/// <summary>Asks what was held about a figure on one day, from the first moment of knowledge to the last.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Figure">What shows it: a commitment, an option, an investment, the offering, or a kind of capacity.</param>
/// <param name="Day">The day at whose end it is asked for.</param>
public sealed record AskBeliefs(StreamKey Stream, FigureKey Figure, DateOnly Day) : IRequest<IReadOnlyList<Belief>>
{
    /// <summary>Which facts are admitted; all by default.</summary>
    public EvidencePolicy Evidence { get; init; } = EvidencePolicy.All;
}
