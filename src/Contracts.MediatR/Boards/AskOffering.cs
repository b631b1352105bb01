using MediatR;

namespace Contracts.Mediation;

/// <summary>Asks for one offering; one of which nothing is known has no stage.</summary>
/// <param name="Slug">Its key, without its kind.</param>
/// <param name="Viewpoint">From where one looks.</param>
public sealed record AskOffering(string Slug, Viewpoint Viewpoint) : IRequest<Offering>;
