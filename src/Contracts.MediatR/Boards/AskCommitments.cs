using MediatR;

namespace Contracts.Mediation;

/// <summary>Asks who owes whom what over all streams; the portfolio is on the board.</summary>
/// <param name="Viewpoint">From where one looks.</param>
public sealed record AskCommitments(Viewpoint Viewpoint) : IRequest<CommitmentBoard>;
