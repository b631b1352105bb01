using MediatR;

namespace Contracts.Mediation;

/// <summary>Asks why the totals of a pair are what they are: the explanation of each commitment and each open option that has a part in them.</summary>
/// <param name="Debtor">Who owes.</param>
/// <param name="Creditor">Who is owed.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Viewpoint">From where one looks.</param>
public sealed record ExplainTotal(Id<Party> Debtor, Id<Party> Creditor, AmountUnit Unit, Viewpoint Viewpoint) : IRequest<IReadOnlyList<Explanation>>;
