using System.Text.Json;
using System.Text.RegularExpressions;

namespace Replay;

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
        PartnershipEvent happened => Bond(happened, stream) ?? Duty(happened, stream) ?? Equity(happened, stream) ?? Plain(happened),
        OfferingEvent happened => Offering(happened) ?? Plain(happened),
        OrganizationEvent happened => Organization(happened, stream) ?? Plain(happened),
        _ => Plain(fact),
    };

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

    private static string Lower(string sentence) => sentence is [var first, var second, ..] && char.IsLower(second) ? char.ToLowerInvariant(first) + sentence[1..] : sentence;

    /// <summary>What has no words of its own here: the event's name and its fields.</summary>
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
