namespace Contracts;

/// <summary>
/// The first stored form of an amendment, with an integer number. Contracts also use numbers such as <c>P00002</c>.
/// </summary>
[EventType("contracts.deal-amended.v1")]
internal sealed record DealAmendedV1 : FormerEvent
{
    public required Id<Deal> Deal { get; init; }

    public required int Number { get; init; }

    public Term? Term { get; init; }

    public string? Summary { get; init; }

    internal override DealAmended Upcast() => new()
    {
        Deal = Deal,
        Number = Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Term = Term,
        Summary = Summary,
    };
}
