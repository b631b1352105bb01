using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

/// <summary>What truly happened, told exactly, against the same told with ranges around it and partly disputed: the answer always holds the truth.</summary>
public sealed class LawsOfNarrowing
{
    private static readonly DateTimeOffset At = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A history that the strict door let in, entry by entry, with points where there were ranges.</summary>
    private static readonly Gen<History> True = OfAnyKind(16).Select(history =>
        history.Entries.Select(entry => entry.Event).OfType<FactEvent>().Select(happened => Each(happened, amount => new JsonObject { ["exactly"] = Least(amount), ["unit"] = $"{amount["unit"]}" }))
            .Zip(history.Entries.Where(entry => entry.Event is FactEvent), (happened, entry) => new NewEntry { Id = entry.Id, Event = happened, EffectiveOn = entry.EffectiveOn ?? default(PartialDate) })
            .Prepend(new NewEntry { Id = "formed", EffectiveOn = new DateOnly(2024, 1, 1), Event = Beginning(history.Stream) })
            .Aggregate(History.Empty(history.Stream), (told, entry) => told.Record([entry], At).After));

    [Fact]
    public void every_figure_holds_the_truth_around_which_its_ranges_were_put() =>
        Gen.Select(True, Gen.Int[0, 3].Array[40], Gen.Int[0, 5].Array[40], Day).Sample((truth, widths, disputes, day) =>
        {
            var told = Told(truth, widths, disputes).AsOf(Contracts.Viewpoint.On(day));
            var exactly = truth.AsOf(Contracts.Viewpoint.On(day));
            return exactly.FigureKeys.All(figure => exactly.FiguresOf(figure)?.ComesTo is not { } exact || told.FiguresOf(figure)?.ComesTo is { } answer && Holds(answer, exact));
        });

    [Fact]
    public void narrower_ranges_never_give_a_wider_figure() =>
        Gen.Select(True, Gen.Int[0, 3].Array[40], Gen.Int[0, 5].Array[40], Day).Sample((truth, widths, disputes, day) =>
        {
            var wide = Told(truth, widths, disputes).AsOf(Contracts.Viewpoint.On(day));
            var narrow = Told(truth, [.. widths.Select(width => width / 2)], disputes).AsOf(Contracts.Viewpoint.On(day));
            return narrow.FigureKeys.SequenceEqual(wide.FigureKeys)
                && narrow.FigureKeys.All(figure => narrow.FiguresOf(figure)?.ComesTo is not { } less || wide.FiguresOf(figure)?.ComesTo is { } more && Holds(more, less));
        });

    [Fact]
    public void every_total_holds_the_truth_around_which_its_ranges_were_put() =>
        Gen.Select(True, Gen.Int[0, 3].Array[40], Gen.Int[0, 5].Array[40], Day).Sample((truth, widths, disputes, day) =>
        {
            var told = CommitmentBoard.Of([Told(truth, widths, disputes)], Contracts.Viewpoint.On(day)).Totals;
            return CommitmentBoard.Of([truth], Contracts.Viewpoint.On(day)).Totals.All(exactly =>
                told.Single(total => (total.Debtor, total.Creditor, total.Unit) == (exactly.Debtor, exactly.Creditor, exactly.Unit)) is var answer
                && Holds(answer.Firm, exactly.Firm) && Holds(answer.Contingent, exactly.Contingent) && Holds(answer.NonBinding, exactly.NonBinding) && Holds(answer.Ceiling, exactly.Ceiling));
        });

    private static bool Holds(Amount answer, Amount truth) => answer.Min <= truth.Min && (answer.Max is not { } most || truth.Max <= most);

    private static bool Holds(Total answer, Total truth) => answer.Min <= truth.Min && (answer.OpenEnded > 0 || truth.Max <= answer.Max);

    /// <summary>The same facts with ranges around the amounts that may have one, and some of them disputed.</summary>
    private static History Told(History truth, int[] widths, int[] disputes)
    {
        var next = 0;
        var facts = truth.Entries.Select(entry => (new NewEntry { Id = entry.Id, EffectiveOn = entry.EffectiveOn ?? default(PartialDate), Event = Widened((FactEvent)entry.Event) }, At)).ToList();
        var disputed = truth.Entries.Where((entry, i) => disputes[i % disputes.Length] == 0 && entry.Event is not PartnershipFormed)
            .Select(entry => (new NewEntry { Id = $"d{entry.Id}", Event = new EntryDisputed { Entry = entry.Id, ByParty = "bob" } }, At));
        return History.Empty(truth.Stream).Import(facts.Concat(disputed)).After;

        FactEvent Widened(FactEvent happened) => happened is CommitmentNovated or OptionExercised ? happened : Each(happened, amount =>
        {
            var (least, below, above) = (Least(amount), widths[next++ % widths.Length], widths[next++ % widths.Length]);
            return above == 3
                ? new JsonObject { ["atLeast"] = Math.Max(0, least - below), ["unit"] = $"{amount["unit"]}" }
                : new JsonObject { ["between"] = new JsonArray(Math.Max(0, least - below), least + above), ["unit"] = $"{amount["unit"]}" };
        });
    }

    private static FactEvent Beginning(StreamKey stream) => stream.Kind switch
    {
        StreamKind.Partnership => new PartnershipFormed { Parties = [new() { Id = "ann" }, new() { Id = "bob" }, new() { Id = "cas" }] },
        StreamKind.Offering => new OfferingPlanned { Target = Contracts.Amount.Exactly(9, "USD") },
        _ => new OrganizationFounded(),
    };

    /// <summary>The event with each of its amounts put in another way; what was reported is no amount.</summary>
    private static FactEvent Each(FactEvent happened, Func<JsonObject, JsonObject> put)
    {
        if (happened is FigureReported)
            return happened;
        var type = EventType.Of(happened);
        var rewritten = Rewritten(JsonNode.Parse(EventJson.Write(happened))) ?? new JsonObject();
        return (FactEvent)EventJson.Read(Encoding.UTF8.GetBytes(rewritten.ToJsonString()), type);

        JsonNode? Rewritten(JsonNode? node) => node switch
        {
            JsonObject amount when amount.ContainsKey("unit") => put(amount),
            JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Rewritten(field.Value)))),
            JsonArray items => new JsonArray([.. items.Select(Rewritten)]),
            var other => other?.DeepClone(),
        };
    }

    private static decimal Least(JsonObject amount) =>
        amount["exactly"]?.GetValue<decimal>() ?? amount["atLeast"]?.GetValue<decimal>() ?? amount["between"]?[0]?.GetValue<decimal>() ?? amount["upTo"]?.GetValue<decimal>() ?? 1;
}
