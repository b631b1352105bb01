namespace Contracts.Tests.Portfolios;

/// <summary>Positions told in few words.</summary>
internal static class Owed
{
    public static Position By(
        string debtor,
        string creditor,
        Amount amount,
        CommitmentNature nature = CommitmentNature.Firm,
        bool isPassedOn = false,
        string? deal = null,
        Standing standing = Standing.Confirmed,
        bool isContested = false) => Of("commitment c", new CommitmentFigures
    {
        Debtor = debtor,
        Creditor = creditor,
        Deal = deal is null ? (Id<Deal>?)null : new Id<Deal>(deal),
        Nature = nature,
        PassesOn = isPassedOn ? "supply" : (Id<Commitment>?)null,
        Lifecycle = CommitmentLifecycle.Open,
        Standing = standing,
        IsContested = isContested,
        Committed = amount,
        Performed = Amount.None(amount.Unit),
        Withdrawn = Amount.None(amount.Unit),
        Reduced = Amount.None(amount.Unit),
        Exceeded = Amount.None(amount.Unit),
        Novated = Amount.None(amount.Unit),
        Outstanding = amount,
    });

    public static Position Optionally(string debtor, string creditor, Amount left, OptionLifecycle lifecycle) =>
        Of("option o", new OptionFigures
        {
            Debtor = debtor,
            Creditor = creditor,
            Deal = null,
            PassesOn = null,
            Holder = creditor,
            Lifecycle = lifecycle,
            Standing = Standing.Confirmed,
            IsContested = false,
            LastDay = null,
            Subject = null,
            GrantedBy = "granted",
            MakesFirm = true,
            Left = left,
        });

    private static Position Of(string key, PositionFigures figures) =>
        new() { Stream = StreamKey.Partnership("p"), Key = FigureKey.Parse(key), Figures = figures };
}
