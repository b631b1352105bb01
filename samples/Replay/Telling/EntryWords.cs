using System.Text.Json;
using System.Text.RegularExpressions;

namespace Replay.Telling;

/// <summary>What an entry says, as a sentence without its end.</summary>
internal sealed partial class EntryWords(Histories histories)
{
    private readonly Dictionary<StreamKey, Partnership?> _partnerships = [];

    public Names Names { get; } = new(histories);

    public string Of(Entry entry) => Of(entry.Event, entry.Stream);

    public string Of(HistoryLine line) => Of(line.Entry.Event, line.Stream);

    private string Of(ContractEvent happened, StreamKey stream) => happened switch
    {
        FactEvent fact => Of(fact, stream),
        EntryCorrected corrected => $"Corrects {corrected.Entry}: {Lower(Of(corrected.Event, stream))}{Because(corrected.Reason)}",
        EntryRetracted retracted => $"Retracts {retracted.Entry}{Because(retracted.Reason)}",
        EntryConfirmed confirmed => $"{Names.Of(confirmed.ByParty)} confirms {confirmed.Entry}",
        EntryDisputed disputed => $"{Names.Of(disputed.ByParty)} disputes {disputed.Entry}{Because(disputed.CounterClaim)}",
        DisputeResolved resolved => $"The dispute of {resolved.Entry} is resolved{Because(resolved.Outcome)}",
        var other => Plain(other),
    };

    private string Of(FactEvent fact, StreamKey stream) => fact switch
    {
        PartnershipFormed formed => $"{Names.Of(formed.Parties.Select(party => party.Id))} are partners",
        PartnershipReassessed reassessed => $"{Names.Of(reassessed.ByParty)} reassesses the partnership{Because(reassessed.Reason)}",
        DealSigned signed => $"Signed: {signed.Title ?? $"{signed.Deal}"}{In(signed.Term)}{Commitments(signed)}",
        CommitmentMade made => Committed(made, made.Nature),
        CommitmentIncreased increased => $"{Duty(increased.Commitment, stream)} grows by {increased.By}",
        CommitmentReduced reduced => $"{Duty(reduced.Commitment, stream)} is reduced by {reduced.By}",
        CommitmentReleased released => $"{Duty(released.Commitment, stream)} is released",
        CommitmentWithdrawn withdrawn => $"{Debtor(withdrawn, stream)} withdraws {Withdrawn(withdrawn)}{Because(withdrawn.Grounds)}",
        DeliveryAccepted accepted => $"{Duty(accepted.Commitment, stream)}: {accepted.Amount} delivered",
        PaymentMade paid => $"{Duty(paid.Commitment, stream)}: {paid.Amount} paid",
        DeliveryIssueReported issue => $"Trouble with delivery under {issue.Deal?.ToString() ?? $"{issue.Commitment}"}{Because(issue.Description)}",
        DeadlineMissed missed => $"A deadline was missed{Because(missed.Description)}",
        EquityCommitted equity => $"{Names.Of(equity.Investor)} is to get {equity.Amount} of {Names.Of(equity.Issuer)}'s equity{For(equity.Consideration)}{Because(equity.Condition)}",
        EquityInvested equity => $"{Names.Of(equity.Investor)} gets {equity.Amount} of {Names.Of(equity.Issuer)}'s equity{For(equity.Consideration)}{At(equity.Shares, equity.Price)}",
        OfferingPlanned planned => $"An offering is planned, to bring {Undisclosed(planned.Target)}",
        OfferingLaunched launched => $"The offering is launched{At(launched.Shares, launched.PriceRange)}",
        OfferingResized resized => $"The offering is resized{At(resized.Shares, resized.PriceRange)}",
        OfferingPriced priced => $"The offering is priced{At(priced.Shares, priced.Price)}",
        OfferingClosed closed => $"The offering is closed{(closed.Proceeds is { } proceeds ? $", with {proceeds} in" : "")}",
        OrganizationFounded founded => $"{founded.Name ?? Names.Of(stream.Slug)} is founded{Because(founded.Business)}",
        OrganizationRenamed renamed => $"{Names.Of(stream.Slug)} takes the name {renamed.Name}",
        BusinessChanged changed => $"{Names.Of(stream.Slug)} turns to {changed.To}{(changed.From is { } from ? $", from {from}" : "")}",
        StrategyAnnounced announced => $"{Names.Of(stream.Slug)}: {Lower(announced.Summary).TrimEnd('.')}",
        CapacityReported capacity => $"{Names.Of(stream.Slug)} has {capacity.Amount}",
        FigureReported figure => $"{Names.Of(stream.Slug)}'s {figure.Measure}: {figure.Amount}",
        _ => Plain(fact),
    };

    private Partnership? PartnershipOf(StreamKey stream)
    {
        if (!_partnerships.TryGetValue(stream, out var partnership))
            _partnerships.Add(stream, partnership = histories[stream].AsOf(Viewpoint.Latest) as Partnership);
        return partnership;
    }

    private string Duty(Id<Commitment> id, StreamKey stream) =>
        PartnershipOf(stream)?.FindCommitment(id) is { } commitment ? $"{Names.Of(commitment.Debtor)}'s {id} to {Names.Of(commitment.Creditor)}" : $"Commitment {id}";

    private string Debtor(CommitmentWithdrawn withdrawn, StreamKey stream) =>
        withdrawn.Commitment is { } id && PartnershipOf(stream)?.FindCommitment(id) is { } commitment ? Names.Of(commitment.Debtor) : "The debtor";

    private string Commitments(DealSigned signed) => signed.Commitments.Count == 0 ? "" : $"; {string.Join("; ", signed.Commitments.Select(made => Committed(made, signed.Nature == DealNature.NonBinding ? CommitmentNature.NonBinding : made.Nature)))}";

    private string Committed(CommitmentMade made, CommitmentNature nature) =>
        $"{Names.Of(made.Debtor)} {Binding.Verb(nature)} {Names.Of(made.Creditor)} {Undisclosed(made.Amount)}{(made.Subject is { } subject ? $" of {subject}" : "")}";

    private static string Withdrawn(CommitmentWithdrawn withdrawn)
    {
        var from = withdrawn.Commitment?.ToString() ?? $"{withdrawn.Deal}";
        return withdrawn switch
        {
            { Whole: true } => $"from the whole of {from}",
            { Part: { } part } => $"{Undisclosed(part)} of {from}",
            _ => $"{withdrawn.Fraction} of {from}",
        };
    }

    private static string Undisclosed(Amount amount) => amount.IsUnknown ? "an undisclosed amount" : $"{amount}";

    private static string For(Consideration consideration) => consideration switch
    {
        Consideration.Cash => " for cash",
        Consideration.InKind => " in kind",
        _ => "",
    };

    private static string At(Amount? shares, Amount? price) => (shares, price) switch
    {
        ({ } many, { } each) => $": {many}s at {each}",
        ({ } many, null) => $": {many}s",
        (null, { } each) => $" at {each}",
        _ => "",
    };

    private static string In(Term? term) => term is null ? "" : $" ({term})";

    private static string Because(string? words) => words is null ? "" : $": {words.TrimEnd('.')}";

    private static string Lower(string sentence) => sentence is [var first, var second, ..] && char.IsLower(second) ? char.ToLowerInvariant(first) + sentence[1..] : sentence;

    /// <summary>What has no words of its own here yet: the event's name and its fields.</summary>
    private static string Plain(ContractEvent happened)
    {
        using var payload = JsonDocument.Parse(EventJson.Write(happened));
        var name = Capitals().Replace(happened.GetType().Name, " $0").Trim().ToLowerInvariant();
        var fields = string.Join(", ", payload.RootElement.EnumerateObject().Select(field => $"{field.Name} {field.Value.ToString().Trim('"')}"));
        return $"{char.ToUpperInvariant(name[0])}{name[1..]}: {fields}";
    }

    [GeneratedRegex(@"\p{Lu}")]
    private static partial Regex Capitals();
}
