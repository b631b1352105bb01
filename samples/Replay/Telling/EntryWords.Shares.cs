namespace Replay;

/// <summary>Who holds whose shares, and how they are offered.</summary>
internal sealed partial class EntryWords
{
    private string? Equity(PartnershipEvent happened, StreamKey stream) => happened switch
    {
        EquityCommitted equity => $"{Names.Of(equity.Investor)} is to get {Undisclosed(equity.Amount)} of {Names.Of(equity.Issuer)}'s equity{For(equity.Consideration)}{Because(equity.Condition)}",
        EquityInvested equity => $"{Names.Of(equity.Investor)} gets {Undisclosed(equity.Amount)} of {Names.Of(equity.Issuer)}'s equity{For(equity.Consideration)}{At(equity.Shares, equity.Price)}",
        EquityTransferred equity => $"{Names.Of(equity.ToParty)} gets {Undisclosed(equity.Amount)} of {Stake(equity.Investment, stream)}",
        EquityCancelled equity => $"Cancelled: {(equity.Amount is { } some ? $"{Undisclosed(some)} of " : "")}{Stake(equity.Investment, stream)}{Because(equity.Reason)}",
        _ => null,
    };

    private static string? Offering(OfferingEvent happened) => happened switch
    {
        OfferingPlanned planned => $"An offering is planned, to bring {Undisclosed(planned.Target)}",
        OfferingLaunched launched => $"The offering is launched{At(launched.Shares, launched.PriceRange)}",
        OfferingResized resized => $"The offering is resized{At(resized.Shares, resized.PriceRange)}",
        OfferingPriced priced => $"The offering is priced{At(priced.Shares, priced.Price)}",
        OfferingClosed closed => $"The offering is closed{(closed.Proceeds is { } proceeds ? $", with {proceeds} in" : "")}",
        OverAllotmentExercised further => $"The underwriters take {further.Shares}s beyond the offering",
        OfferingPostponed postponed => $"The offering is put off{Because(postponed.Reason)}",
        OfferingWithdrawn withdrawn => $"The offering is withdrawn{Because(withdrawn.Reason)}",
        _ => null,
    };

    private string? Organization(OrganizationEvent happened, StreamKey stream) => happened switch
    {
        OrganizationFounded founded => $"{founded.Name ?? Names.Of(stream.Slug)} is founded{Because(founded.Business)}",
        OrganizationRenamed renamed => $"{Names.Of(stream.Slug)} takes the name {renamed.Name}",
        BusinessChanged changed => $"{Names.Of(stream.Slug)} turns to {changed.To}{(changed.From is { } from ? $", from {from}" : "")}",
        StrategyAnnounced announced => $"{Names.Of(stream.Slug)}: {Lower(announced.Summary).TrimEnd('.')}",
        CapacityReported capacity => $"{Names.Of(stream.Slug)} has {capacity.Amount}",
        CapacityBroughtOnline capacity => $"{Names.Of(stream.Slug)} brings {capacity.Amount} online",
        CapacityRetired capacity => $"{Names.Of(stream.Slug)} retires {capacity.Amount}",
        FigureReported figure => $"{Names.Of(stream.Slug)}'s {figure.Measure}: {figure.Amount}",
        _ => null,
    };

    private string Stake(Id<Investment> id, StreamKey stream) =>
        PartnershipOf(stream)?.FindInvestment(id) is { } stake ? $"{Names.Of(stake.Investor)}'s stake in {Names.Of(stake.Issuer)}" : $"stake {id}";

    private static string For(Consideration consideration) => consideration switch
    {
        Consideration.Cash => " for cash",
        Consideration.InKind => " in kind",
        _ => "",
    };
}
