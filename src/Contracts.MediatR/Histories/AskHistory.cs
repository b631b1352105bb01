using MediatR;

namespace Contracts.Mediation;

/// <summary>Asks for everything that was recorded of one stream; the answer is empty where nothing was.</summary>
/// <param name="Stream">The stream.</param>
public sealed record AskHistory(StreamKey Stream) : IRequest<History>;
