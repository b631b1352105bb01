using MediatR;

namespace Contracts.Mediation;

/// <summary>Asks how figures of a stream differ between two viewpoints: first what was learned about the first day, then what happened until the second.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Earlier">The first viewpoint.</param>
/// <param name="Later">The second, under the same evidence.</param>
public sealed record AskChanges(StreamKey Stream, Viewpoint Earlier, Viewpoint Later) : IRequest<IReadOnlyList<FigureChange>>;
