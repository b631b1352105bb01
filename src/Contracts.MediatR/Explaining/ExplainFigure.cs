using MediatR;

namespace Contracts.Mediation;

/// <summary>Asks why something shows what it shows: the facts that make it so, in order, each with what is shown after it.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Figure">What shows it: a commitment, an option, an investment, the offering, or a kind of capacity.</param>
/// <param name="Viewpoint">From where one looks.</param>
public sealed record ExplainFigure(StreamKey Stream, FigureKey Figure, Viewpoint Viewpoint) : IRequest<Explanation>;
