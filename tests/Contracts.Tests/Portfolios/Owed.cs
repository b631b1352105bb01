namespace Contracts.Tests.Portfolios;

/// <summary>Positions told in few words.</summary>
internal static class Owed
{
    public static Position By(string debtor, string creditor, Amount amount, PositionNature nature = PositionNature.Firm, bool isPassedOn = false, string? deal = null) => new()
    {
        Stream = StreamKey.Partnership("p"),
        Slug = "c",
        Debtor = debtor,
        Creditor = creditor,
        Deal = deal is null ? (Id<Deal>?)null : new Id<Deal>(deal),
        Nature = nature,
        Amount = amount,
        Standing = Standing.Confirmed,
        IsContested = false,
        IsPassedOn = isPassedOn,
    };
}
