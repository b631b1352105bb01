using Contracts.Tests.Laws;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Published figures are compared with the totals that the fold gives for their days, of one knowledge.</summary>
public sealed class AskingForReconciliations(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private static readonly StreamKey Organization = StreamKey.Organization("ann");

    private static readonly Gen<History> OfAnn = RandomHistories.OfAnyKind(14).Where(history => history.Stream.Kind == StreamKind.Organization);

    private static readonly Gen<History> OfPartners = RandomHistories.Of(12);

    private readonly FakeTimeProvider _clock = new(LedgerFixture.Noon);

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Async)]
    [InlineData(LedgerUpkeep.Off)]
    public Task of_whatever_was_recorded(LedgerUpkeep upkeep) =>
        Gen.Select(OfAnn, OfPartners.Array[6], Gen.Int[0, 12], RandomHistories.Viewpoint.Array[4]).SampleAsync(async (ann, partners, cut, viewpoints) =>
        {
            var provider = fixture.Provide(options => (options.SchemaName, options.Ledger) = ($"reconciled_{Guid.NewGuid():N}", upkeep), _clock);
            var ledger = provider.GetRequiredService<IContractLedger>();
            await using var daemon = await Daemon.StartAsync(provider, upkeep);
            var named = partners.Select((history, i) => (Stream: StreamKey.Partnership($"r{i}"), history.Entries)).Append((Stream: Organization, ann.Entries)).ToList();
            await ImportAsync(ledger, named.Select(history => (history.Stream, history.Entries.Take(cut))));
            await daemon.CatchUpAsync();
            var before = named.Select(history => InMemory(history.Stream, history.Entries.Take(cut))).ToList();
            var tokens = new List<(Viewpoint, KnowledgeToken)>();
            foreach (var viewpoint in viewpoints)
            {
                await AreThoseOfMemoryAsync(ledger.AsOf(viewpoint), before, viewpoint);
                tokens.Add((viewpoint, (await ledger.AsOf(viewpoint).ReconciliationsAsync("ann", "backlog", CommitmentSide.Creditor, Cancelled)).Knowledge));
            }

            await ImportAsync(ledger, named.Select(history => (history.Stream, history.Entries.Skip(cut))));
            await daemon.CatchUpAsync();
            var after = named.Select(history => InMemory(history.Stream, history.Entries)).ToList();
            foreach (var viewpoint in viewpoints)
                await AreThoseOfMemoryAsync(ledger.AsOf(viewpoint), after, viewpoint);
            foreach (var (viewpoint, known) in tokens)
                await AreThoseOfMemoryAsync(new LedgerView(ledger, viewpoint, known), before, viewpoint);
        }, iter: 3, threads: 1);

    [Fact]
    public async Task says_what_agrees_what_does_not_and_what_cannot_be_compared()
    {
        var ledger = fixture.LedgerIn($"reconciled_{Guid.NewGuid():N}");
        await ledger.RecordAsync(NewStream(), [Formed(), Made(day: 2), Increased(5, "more", day: 4)], Cancelled);
        await ledger.RecordAsync(StreamKey.Organization("b"), [
            Reported("third", ReportedValue.Exactly(20, AmountUnit.Usd), 5), Reported("first", ReportedValue.Exactly(10, AmountUnit.Usd), 2),
            Reported("none", ReportedValue.Exactly(3, AmountUnit.Gpu), 3), Reported("second", ReportedValue.Exactly(10, AmountUnit.Usd), 4),
            Reported("other", ReportedValue.Exactly(10, AmountUnit.Usd), 4, "revenue"),
        ], Cancelled);

        var (owed, owes) = (await AskAsync("b", CommitmentSide.Creditor), await AskAsync("b", CommitmentSide.Debtor));
        owed.Select(one => (one.Figure.ReportedBy.ToString(), one.ToString())).Should().Equal(
            ("first", "agrees"), ("none", "cannot be compared (no position in GPU)"), ("second", "is below by at least $5"), ("third", "is above by at least $5"));
        owed.Select(one => one.Reconciliation is null).Should().Equal(false, true, false, false);
        owes.Should().HaveCount(4).And.AllSatisfy(one => one.Reconciliation.Should().BeNull());
        (await AskAsync("a", CommitmentSide.Debtor)).Should().BeEmpty("nothing is published about it");

        async Task<IReadOnlyList<PublishedReconciliation>> AskAsync(Id<Party> organization, CommitmentSide side) => (await ledger.AsOf(Day(9)).ReconciliationsAsync(organization, "backlog", side, Cancelled)).Value;
    }

    private static async Task AreThoseOfMemoryAsync(LedgerView view, List<History> histories, Viewpoint viewpoint)
    {
        foreach (var (measure, side) in new[] { ("backlog", CommitmentSide.Creditor), ("result", CommitmentSide.Debtor) })
        {
            var expected = from figure in CommitmentBoard.Of(histories, viewpoint).Portfolio.PublishedFigures
                           where figure.Organization == "ann" && figure.Measure == measure
                           let exposure = Exposure.Of(CommitmentBoard.Of(histories, viewpoint with { AsOf = figure.EffectiveOn.Latest }).Positions)
                           let firm = side == CommitmentSide.Debtor
                               ? exposure.ByDebtor.SingleOrDefault(total => total.Debtor == "ann" && total.Unit == figure.Value.Unit)?.Firm
                               : exposure.ByCreditor.SingleOrDefault(total => total.Creditor == "ann" && total.Unit == figure.Value.Unit)?.Firm
                           select new PublishedReconciliation { Figure = figure, Reconciliation = firm?.Reconcile(figure.Value) };
            (await view.ReconciliationsAsync("ann", measure, side, Cancelled)).Value.Should().Equal(expected, "{0} is asked from {1}", measure, viewpoint);
        }
    }

    private static Task<ImportOutcome> ImportAsync(IContractLedger ledger, IEnumerable<(StreamKey Stream, IEnumerable<Entry> Entries)> histories) => ledger.ImportAsync(
        [.. histories.SelectMany(history => history.Entries.Select((entry, line) => Line(history.Stream, Again(entry), entry.RecordedAt, line + 1)))], cancellationToken: Cancelled);

    private static History InMemory(StreamKey stream, IEnumerable<Entry> entries) =>
        History.Empty(stream).Import(entries.Select(entry => (Again(entry), entry.RecordedAt))).After;

    private static NewEntry Reported(string id, ReportedValue value, int day, string measure = "backlog") =>
        new() { Id = id, Event = new FigureReported { Measure = measure, Amount = value }, EffectiveOn = Day(day) };

    private static NewEntry Again(Entry entry) => new()
    {
        Id = entry.Id, Event = entry.Event, EffectiveOn = entry.EffectiveOn, Source = entry.Source, Standing = entry.Standing, Rivals = entry.Rivals, Supersedes = entry.Supersedes,
    };
}
