using System.Text.Json;
using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

/// <summary>Laws of the JSON of answers: what is read back equals what was written.</summary>
public sealed class LawsOfJson
{
    private static readonly JsonSerializerOptions Host =
        new JsonSerializerOptions(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper }.AddContracts();

    public static TheoryData<string> HowItIsWritten => ["alone", "by a host with names of its own", "as it is"];

    [Theory, MemberData(nameof(HowItIsWritten))]
    public void figures_and_what_explains_them(string how) =>
        Gen.Select(OfAnyKind(14), RandomHistories.Viewpoint, RandomHistories.Viewpoint).Sample((history, earlier, later) =>
        {
            var options = Options(how);
            var pair = later with { Evidence = earlier.Evidence };
            return history.AsOf(later).FigureKeys.All(figure =>
                ComesBack(figure, options)
                && ComesBack(history.AsOf(later).FiguresOf(figure), options)
                && Repeats(new Explanation { Stream = history.Stream, Figure = figure, Steps = history.Explain(figure, later) }, options)
                && Repeats<IReadOnlyList<Belief>>(history.Beliefs(figure, later.AsOf, later.Evidence), options)
                && AllComeBack(history.Rectangles(figure, later.Evidence), options))
                && Repeats<IReadOnlyList<FigureChange>>(history.Changes(earlier, pair), options);
        });

    [Theory, MemberData(nameof(HowItIsWritten))]
    public void aggregates_boards_and_portfolios(string how) =>
        Gen.Select(OfAnyKind(14), RandomHistories.Viewpoint).Sample((history, viewpoint) =>
        {
            var options = Options(how);
            var folded = history.AsOf(viewpoint);
            var board = Histories.Of([history]).AsOf(viewpoint);
            var portfolio = board.Portfolio;
            return Repeats(folded, options)
                && Seen(folded) == Seen(Back(folded, options))
                && (folded is not Partnership partnership || Seen(partnership).SequenceEqual(Seen(Back(partnership, options))))
                && Repeats(board, options)
                && Back(board, options).Totals.SequenceEqual(board.Totals)
                && Repeats(portfolio, options)
                && Back(portfolio, options).Backlogs.SequenceEqual(portfolio.Backlogs)
                && ComesBack(portfolio.Exposure, options)
                && AllComeBack(board.Positions, options)
                && AllComeBack(board.Totals, options)
                && AllComeBack<PositionTotal>([.. board.Totals, .. portfolio.ByDeal], options)
                && AllComeBack(portfolio.ByDeal, options)
                && AllComeBack(portfolio.Debtors, options)
                && AllComeBack(portfolio.Backlogs, options)
                && AllComeBack(portfolio.Deals, options)
                && AllComeBack(portfolio.Deadlines, options)
                && AllComeBack(portfolio.Cures, options)
                && AllComeBack(portfolio.Rights, options)
                && AllComeBack(portfolio.Holdings, options)
                && AllComeBack(portfolio.ContractedCapacity, options)
                && AllComeBack(portfolio.Capacity, options)
                && AllComeBack(portfolio.PublishedFigures, options)
                && AllComeBack(portfolio.Upcoming(3_000), options)
                && ComesBack(portfolio.Reliance("bob"), options)
                && ComesBack(viewpoint, options);
        });

    [Theory, MemberData(nameof(HowItIsWritten))]
    public void entries_and_histories(string how) =>
        OfAnyKind(14).Sample(history =>
        {
            var options = Options(how);
            return Repeats(history, options)
                && Back(history, options).Entries.Zip(history.Entries).All(pair =>
                    pair.First.SaysTheSameAs(pair.Second) && pair.First.Version == pair.Second.Version && pair.First.RecordedAt == pair.Second.RecordedAt)
                && history.Entries.All(entry => ComesBack(entry.Event, options) && Repeats(entry.Given(), options));
        });

    [Theory, MemberData(nameof(HowItIsWritten))]
    public void outcomes_and_receipts(string how) =>
        Gen.Select(Of(8), Entries(1, 3)).Sample((history, batch) =>
        {
            var options = Options(how);
            var outcome = history.Record([.. batch.Select(one => one.Item1)], new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero));
            var back = Back(outcome, options);
            return Repeats(outcome, options)
                && back.IsRefused == outcome.IsRefused
                && back.Recorded.Select(entry => entry.Id).SequenceEqual(outcome.Recorded.Select(entry => entry.Id))
                && back.After.Version == outcome.After.Version
                && back.Conflicts.SequenceEqual(outcome.Conflicts)
                && Repeats(outcome.Receipt, options);
        });

    private static JsonSerializerOptions Options(string how) => how switch
    {
        "alone" => ContractsJson.Options,
        "as it is" => JsonSerializerOptions.Web,
        _ => Host,
    };

    private static T Back<T>(T value, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, options), options)!;

    private static bool ComesBack<T>(T value, JsonSerializerOptions options) =>
        Equals(value, Back(value, options)) ? Repeats(value, options) : throw Differs(value, options);

    private static bool AllComeBack<T>(IReadOnlyList<T> value, JsonSerializerOptions options) =>
        value.SequenceEqual(Back(value, options)) ? Repeats(value, options) : throw Differs(value, options);

    private static bool Repeats<T>(T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(value, options) == JsonSerializer.Serialize(Back(value, options), options) ? true : throw Differs(value, options);

    private static InvalidOperationException Differs<T>(T value, JsonSerializerOptions options) =>
        new($"{typeof(T)}: {JsonSerializer.Serialize(value, options)} comes back as {JsonSerializer.Serialize(Back(value, options), options)}");

    private static string Seen(Aggregate folded) =>
        string.Join('\n', folded.FigureKeys.Select(figure => $"{figure}: {folded.FiguresOf(figure)}").Concat(folded.Anomalies.Concat(folded.Ungrounded).Select(anomaly => $"{anomaly}"))
            .Concat(folded.Facts.Select(fact => $"{fact.Entry.Id} {fact.Form.Id} {fact.Standing} {fact.IsDisputed} {fact.TakesEffectOn}")));
}
