using MediatR;

namespace Contracts.Mediation;

/// <summary>Asks for one organization; one of which nothing is known has no name.</summary>
/// <param name="Slug">Its key, without its kind.</param>
/// <param name="Viewpoint">From where one looks.</param>
public sealed record AskOrganization(string Slug, Viewpoint Viewpoint) : IRequest<Organization>;
