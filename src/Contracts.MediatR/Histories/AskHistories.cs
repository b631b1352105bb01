using MediatR;

namespace Contracts.Mediation;

/// <summary>Asks for everything that was recorded, stream by stream; one is held at a time. It goes through <see cref="ISender.CreateStream{TResponse}"/>.</summary>
public sealed record AskHistories : IStreamRequest<History>;
