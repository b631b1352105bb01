using System.Diagnostics;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class RecordingABatch(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private readonly IContractLedger _ledger = fixture.Ledger;

    [Fact]
    public async Task keeps_the_entries_in_their_order_and_at_one_instant()
    {
        var stream = NewStream();
        var outcome = await _ledger.RecordAsync(stream, [Formed(), Made()], Cancelled);

        outcome.Recorded.Select(entry => (entry.Id.ToString(), entry.Version)).Should().Equal(("formed", 1), ("made", 2));
        outcome.Recorded.Select(entry => entry.RecordedAt).Distinct().Should().Equal(LedgerFixture.Noon);
        (await _ledger.HistoryAsync(stream, Cancelled)).ShouldKeep(outcome.Recorded);
    }

    [Fact]
    public async Task keeps_every_field_of_the_envelope()
    {
        var stream = await _ledger.CommittedStreamAsync();
        var outcome = await _ledger.RecordAsync(stream, [Increased(5, "2025-03-01") with
        {
            EffectiveOn = PartialDate.InMonth(2025, 4),
            Source = new Source("https://example.org/filing?a=1&b=ü") { Publisher = "CoreWeave", Kind = SourceKind.Filing, PublishedOn = PartialDate.OnOrBefore(Day(6)), Place = "2025-03-02" },
            Standing = Standing.Alleged,
            Rivals = "made",
            RecordedBy = "2025-03-03",
            CausedBy = "message 7 \"quoted\"",
            CorrelationId = " ",
            Labels = new Dictionary<string, string> { ["xponumber"] = "2025-03-04", ["x1"] = "ü \"" },
        }], Cancelled);

        (await _ledger.HistoryAsync(stream, Cancelled)).Entries[2].Should().Be(outcome.Recorded.Single());
    }

    [Fact]
    public async Task keeps_what_an_account_supersedes()
    {
        var stream = await _ledger.CommittedStreamAsync();
        var increased = Increased(5, "2025-03-01") with { Source = Source.Unstated with { Publisher = "CoreWeave" } };
        await _ledger.RecordAsync(stream, [increased with { Id = "first" }], Cancelled);
        var outcome = await _ledger.RecordAsync(stream, [increased with { Id = "second", Supersedes = "first" }], Cancelled);

        (await _ledger.HistoryAsync(stream, Cancelled)).Entries[^1].Should().Be(outcome.Recorded.Single());
    }

    [Fact]
    public async Task keeps_the_details_of_a_noted_fact()
    {
        var stream = await _ledger.CommittedStreamAsync();
        NewEntry noted = new()
        {
            Id = "noted",
            EffectiveOn = Day(1),
            Event = new FactNoted { Topic = "covenant", Summary = "no more debt", Details = FactDetails.Parse("""{"zz":1.50,"b":{"long-key":-0,"k":1e2},"a":["\u00fc",null,0.1234567890123456789012345678]}""") },
        };
        var outcome = await _ledger.RecordAsync(stream, [noted], Cancelled);

        (await _ledger.HistoryAsync(stream, Cancelled)).Entries[^1].Should().Be(outcome.Recorded.Single());
        (await _ledger.RecordAsync(stream, [noted], Cancelled)).Repeated.Should().ContainSingle();
    }

    [Fact]
    public async Task keeps_what_nobody_said_unsaid_even_within_a_trace()
    {
        using var source = new ActivitySource("tests");
        using var listener = new ActivityListener { ShouldListenTo = heard => heard == source, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        using var outer = source.StartActivity("outer");
        using var inner = source.StartActivity("inner");
        var stream = await _ledger.CommittedStreamAsync();

        var entry = (await _ledger.HistoryAsync(stream, Cancelled)).Entries[0];
        inner.Should().NotBeNull();
        (entry.RecordedBy, entry.CausedBy, entry.CorrelationId, entry.Rivals, entry.Source).Should().Be((null, null, null, null, Source.Unstated));
    }

    [Fact]
    public async Task keeps_control_entries_without_a_date_and_corrections_with_their_payload()
    {
        var stream = await _ledger.CommittedStreamAsync();
        var outcome = await _ledger.RecordAsync(
            stream,
            [
                new NewEntry { Id = "corrected", Event = new EntryCorrected { Entry = "made", Event = (FactEvent)Made(7).Event, Reason = "a slip" }, EffectiveOn = Day(2) },
                new NewEntry { Id = "retracted", Event = new EntryRetracted { Entry = "corrected" }, EffectiveOn = Day(2) },
            ],
            Cancelled);

        var history = await _ledger.HistoryAsync(stream, Cancelled);
        history.ShouldKeep([.. outcome.Before.Entries, .. outcome.Recorded]);
        history.Entries[3].EffectiveOn.Should().BeNull();
    }

    [Fact]
    public async Task names_entries_that_have_no_name()
    {
        var stream = await _ledger.CommittedStreamAsync();
        var outcome = await _ledger.RecordAsync(stream, [Increased(1, id: null), Increased(1, id: null)], Cancelled);

        outcome.Recorded.Select(entry => Guid.Parse(entry.Id.ToString()).Version).Should().Equal(7, 7);
        outcome.Recorded.Select(entry => entry.Id).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task refuses_what_breaks_a_rule_and_keeps_nothing_of_the_batch()
    {
        var stream = await _ledger.CommittedStreamAsync();
        var recording = () => _ledger.RecordAsync(stream, [Increased(1, "more"), Delivered(12, "too-much", day: 4)], Cancelled);

        (await recording.Should().ThrowAsync<ContractRuleException>()).Which.Conflicts.Select(conflict => conflict.Code).Should().Equal("more-than-outstanding");
        (await _ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(2);
    }

    [Fact]
    public async Task refuses_what_is_impossible_before_the_store_is_asked()
    {
        var nowhere = fixture.Provide(options => options.ConnectionString = "Host=127.0.0.1;Port=1;Database=none", fixture.Clock);
        var recording = () => ((IContractLedger)nowhere.GetService(typeof(IContractLedger))!).RecordAsync(NewStream(), [Made() with { EffectiveOn = null }], Cancelled);
        await recording.Should().ThrowAsync<ArgumentException>().WithMessage("Entry made: There is no effective date*");
    }

    [Fact]
    public async Task refuses_a_hole_in_the_batch()
    {
        var withHole = new NewEntry?[] { Formed(), null }.Cast<NewEntry>().ToList();
        await new Func<Task>(() => _ledger.RecordAsync(NewStream(), withHole, Cancelled)).Should().ThrowAsync<ArgumentNullException>().WithParameterName("batch");
    }

    [Theory]
    [InlineData('\0')]
    [InlineData('\ud83d')]
    public async Task refuses_texts_that_no_store_can_keep(char unkept)
    {
        var text = $"a{unkept}b";
        (string Field, NewEntry Entry)[] impossible =
        [
            ("recordedby", Formed() with { RecordedBy = text }),
            ("causedby", Formed() with { CausedBy = text }),
            ("correlationid", Formed() with { CorrelationId = text }),
            ("place", Formed() with { Source = Source.Unstated with { Place = text } }),
        ];
        foreach (var (field, entry) in impossible)
            await new Func<Task>(() => _ledger.RecordAsync(NewStream(), [entry], Cancelled)).Should().ThrowAsync<ArgumentException>().WithMessage($"Entry formed, {field}: The text is empty, or*");
    }

    [Fact]
    public async Task changes_nothing_when_the_same_is_said_again()
    {
        var stream = NewStream();
        var first = await _ledger.RecordAsync(stream, [Formed(), Made()], Cancelled);
        var again = await _ledger.RecordAsync(stream, [Formed(), Made() with { RecordedBy = "somebody else" }], Cancelled);

        again.Recorded.Should().BeEmpty();
        again.Repeated.Should().Equal(first.Recorded, (one, other) => one.SaysTheSameAs(other));
        (await _ledger.HistoryAsync(stream, Cancelled)).ShouldKeep(first.Recorded);
    }

    [Fact]
    public async Task takes_what_is_new_in_a_batch_that_is_half_known()
    {
        var stream = await _ledger.CommittedStreamAsync();
        var outcome = await _ledger.RecordAsync(stream, [Made(), Increased(1, "more")], Cancelled);
        outcome.Recorded.Select(entry => (entry.Id.ToString(), entry.Version)).Should().Equal(("more", 3));
    }

    [Fact]
    public async Task refuses_a_known_id_with_other_content()
    {
        var stream = await _ledger.CommittedStreamAsync();
        var recording = () => _ledger.RecordAsync(stream, [Made(amount: 11)], Cancelled);
        (await recording.Should().ThrowAsync<ContractRuleException>()).Which.Conflicts.Select(conflict => conflict.Code).Should().Equal("known-with-other-content");
    }

    [Fact]
    public async Task accepts_a_back_dated_entry_with_which_the_later_history_stays_valid()
    {
        var stream = await _ledger.CommittedStreamAsync();
        await _ledger.RecordAsync(stream, [Delivered(8, "late", day: 20)], Cancelled);
        await _ledger.RecordAsync(stream, [Delivered(2, "early", day: 10)], Cancelled);

        (await _ledger.AsOf(Day(15)).PartnershipAsync(stream.Slug, Cancelled)).Value.Commitments.Single().Outstanding.Should().Be(Usd(8));
        (await _ledger.AsOf(Day(20)).PartnershipAsync(stream.Slug, Cancelled)).Value.Commitments.Single().Outstanding.Should().Be(Usd(0));
    }

    [Fact]
    public async Task refuses_a_back_dated_entry_that_takes_the_ground_from_a_later_one()
    {
        var stream = await _ledger.CommittedStreamAsync();
        await _ledger.RecordAsync(stream, [Delivered(8, "late", day: 20)], Cancelled);
        var recording = () => _ledger.RecordAsync(stream, [Delivered(3, "early", day: 10)], Cancelled);
        (await recording.Should().ThrowAsync<ContractRuleException>()).Which.Conflicts.Select(conflict => conflict.Entry.ToString()).Should().Equal("late");
    }

    [Fact]
    public async Task is_previewed_without_recording_anything()
    {
        var stream = await _ledger.CommittedStreamAsync();
        (await _ledger.PreviewAsync(stream, [Increased(1, "more")], Cancelled)).Recorded.Should().ContainSingle();
        (await _ledger.PreviewAsync(stream, [Delivered(11, "too-much", day: 4)], Cancelled)).IsRefused.Should().BeTrue();
        (await _ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(2);
    }
}
