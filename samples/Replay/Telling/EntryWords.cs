using System.Text.Json;
using System.Text.RegularExpressions;

namespace Replay;

/// <summary>Entries as sentences, without a full stop. Events of partnerships are in the other file.</summary>
internal sealed partial class EntryWords(Histories histories)
{
    private readonly Dictionary<StreamKey, Partnership?> _partnerships = [];

    public PartyNames Names { get; } = new(histories);

    public string Of(Entry entry) => Of(entry.Event, entry.Stream);

    public string Of(HistoryLine line) => Of(line.Entry.Event, line.Stream);

    /// <summary>The verb for a commitment: <c>owes</c>, <c>may come to owe</c> or <c>means to give</c>.</summary>
    public static string Verb(CommitmentNature nature) => nature switch
    {
        CommitmentNature.Contingent => "may come to owe",
        CommitmentNature.NonBinding => "means to give",
        _ => "owes",
    };

    /// <summary>A sentence for the first day after a window.</summary>
    public static string WindowEnded(DateOnly day) => $"Its window ended on {day.AddDays(-1):yyyy-MM-dd}";

    private string Of(ContractEvent happened, StreamKey stream) => happened switch
    {
        FactEvent fact => Of(fact, stream),
        EntryCorrected corrected =>
            $"Corrects {corrected.Entry}: {Lower(Of(corrected.Event, stream))}{Because(corrected.Reason)}",
        EntryRetracted retracted => $"Retracts {retracted.Entry}{Because(retracted.Reason)}",
        EntryConfirmed confirmed => $"{Names.Of(confirmed.ByParty)} confirms {confirmed.Entry}",
        EntryDisputed disputed =>
            $"{Names.Of(disputed.ByParty)} disputes {disputed.Entry}{Because(disputed.CounterClaim)}",
        DisputeResolved resolved => $"The dispute of {resolved.Entry} is resolved{Because(resolved.Outcome)}",
        var other => Plain(other),
    };

    private string Of(FactEvent fact, StreamKey stream) => fact switch
    {
        PartnershipEvent happened => Bond(happened, stream) ?? Duty(happened, stream) ?? Equity(happened, stream)
            ?? Plain(happened),
        OfferingEvent happened => Offering(happened) ?? Plain(happened),
        OrganizationEvent happened => Organization(happened, stream) ?? Plain(happened),
        FactNoted noted => Noted(noted, stream),
        _ => Plain(fact),
    };

    private static string? Offering(OfferingEvent happened) => happened switch
    {
        OfferingPlanned planned => $"An offering is planned, to bring {Undisclosed(planned.Target)}",
        OfferingLaunched launched => $"The offering is launched{At(launched.Shares, launched.PriceRange)}",
        OfferingResized resized => $"The offering is resized{At(resized.Shares, resized.PriceRange)}",
        OfferingPriced priced => $"The offering is priced{At(priced.Shares, priced.Price)}",
        OfferingClosed { Proceeds: { } proceeds } => $"The offering is closed, with {proceeds} in",
        OfferingClosed => "The offering is closed",
        OverAllotmentExercised further => $"The underwriters take {further.Shares}s beyond the offering",
        OfferingPostponed postponed => $"The offering is put off{Because(postponed.Reason)}",
        OfferingWithdrawn withdrawn => $"The offering is withdrawn{Because(withdrawn.Reason)}",
        _ => null,
    };

    private string? Organization(OrganizationEvent happened, StreamKey stream)
    {
        var name = Names.Of(stream.Slug);
        return happened switch
        {
            OrganizationFounded founded => $"{founded.Name ?? name} is founded{Because(founded.Business)}",
            OrganizationRenamed renamed => $"{name} takes the name {renamed.Name}",
            BusinessChanged { From: { } from } changed => $"{name} turns to {changed.To}, from {from}",
            BusinessChanged changed => $"{name} turns to {changed.To}",
            StrategyAnnounced announced => $"{name}: {Lower(announced.Summary).TrimEnd('.')}",
            CapacityReported capacity => $"{name} has {capacity.Amount}",
            CapacityBroughtOnline capacity => $"{name} brings {capacity.Amount} online",
            CapacityRetired capacity => $"{name} retires {capacity.Amount}",
            FigureReported figure => $"{name}'s {figure.Measure}: {figure.Amount}",
            _ => null,
        };
    }

    private string Noted(FactNoted noted, StreamKey stream)
    {
        var topic = $"{noted.Topic}".Replace('-', ' ');
        var about = noted.Commitment is { } commitment ? $" about {commitment}"
            : noted.Deal is { } deal ? $" about {Deal(deal, stream)}"
            : "";
        return $"{char.ToUpperInvariant(topic[0])}{topic[1..]}{about}{Because(noted.Summary)}";
    }

    private Partnership? PartnershipOf(StreamKey stream)
    {
        if (!_partnerships.TryGetValue(stream, out var partnership))
            _partnerships.Add(stream, partnership = histories[stream].AsOf(Viewpoint.Latest) as Partnership);
        return partnership;
    }

    private static string Undisclosed(Amount amount) => amount.IsUnknown ? "an undisclosed amount" : $"{amount}";

    private static string At(Amount? shares, Amount? price) => (shares, price) switch
    {
        ({ } many, { } each) => $": {many}s at {each}",
        ({ } many, null) => $": {many}s",
        (null, { } each) => $" at {each}",
        _ => "",
    };

    private static string In(Term? term) => term is null ? "" : $" ({term})";

    private static string Because(string? words) => words is null ? "" : $": {words.TrimEnd('.')}";

    private static string Lower(string sentence) => sentence is [var first, var second, ..] && char.IsLower(second)
        ? char.ToLowerInvariant(first) + sentence[1..]
        : sentence;

    /// <summary>The name and the fields of an event for which there is no sentence.</summary>
    private static string Plain(ContractEvent happened)
    {
        using var payload = JsonDocument.Parse(EventJson.Write(happened));
        var name = Capitals().Replace(happened.GetType().Name, " $0").Trim().ToLowerInvariant();
        var fields = payload.RootElement.EnumerateObject()
            .Select(field => $"{field.Name} {field.Value.ToString().Trim('"')}");
        return $"{char.ToUpperInvariant(name[0])}{name[1..]}: {string.Join(", ", fields)}";
    }

    [GeneratedRegex(@"\p{Lu}")]
    private static partial Regex Capitals();
}
