using MediatR;

namespace Contracts.Mediation;

/// <summary>Asks for one partnership; one of which nothing is known is not formed and owes nothing.</summary>
/// <param name="Slug">Its key, without its kind.</param>
/// <param name="Viewpoint">From where one looks.</param>
public sealed record AskPartnership(string Slug, Viewpoint Viewpoint) : IRequest<Partnership>;
