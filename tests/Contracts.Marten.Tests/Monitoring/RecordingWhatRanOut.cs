using static Contracts.Storage.Tests.Given;
using static Contracts.Storage.Tests.LedgerFixture;
using static Contracts.Storage.Tests.Monitoring.Awaiting;

namespace Contracts.Storage.Tests.Monitoring;

public sealed class RecordingWhatRanOut(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(Noon.Date);

    [Fact]
    public async Task catches_up_on_all_kinds_with_the_days_on_which_they_ran_out()
    {
        var ledger = fixture.LedgerIn("kinds");
        var stream = NewStream();
        await ledger.RecordAsync(
            stream,
            [
                Formed(),
                Scheduled(Day(10)),
                Of("signed", new DealSigned { Deal = "d", Term = new Term { To = Day(20) } }),
                Of("leased", new DealSigned { Deal = "e", Term = new Term { To = Day(18), Renewal = new RenewalClause { Months = 12, NoticeDays = 5 } } }),
                Of("notified", new BreachNotified { Breach = "b", Deal = "d", Party = "a", CureDays = 9 }),
                Of("granted", new OptionGranted { Option = "o", Holder = "a", Amount = Usd(5), Window = new Term { To = Day(15) }, Makes = "c", Debtor = "a", Creditor = "b" }),
            ],
            Cancelled);

        var round = await ledger.RecordLapsesAsync(Today, Cancelled);

        (round.Recorded, round.Failures.Count).Should().Be((5, 0));
        (await ledger.HistoryAsync(stream, Cancelled)).Entries.Skip(6).Select(entry => (entry.Event.GetType().Name, entry.EffectiveOn)).Should().Equal(
            ("DeadlineMissed", Day(11)), ("CurePeriodLapsed", Day(12)), ("OptionLapsed", Day(16)), ("DealRenewed", Day(19)), ("DealExpired", Day(21)));
        (await ledger.RecordLapsesAsync(Today, Cancelled)).Recorded.Should().Be(0);
    }

    [Fact]
    public async Task records_each_once_however_many_do_it_at_once()
    {
        var ledger = fixture.LedgerIn("crowd");
        var streams = await ledger.MilestonesAsync(Day(10), 5);

        var rounds = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => fixture.LedgerIn("crowd").RecordLapsesAsync(Today, Cancelled))));

        rounds.Sum(round => round.Recorded).Should().Be(5);
        rounds.SelectMany(round => round.Failures).Should().BeEmpty();
        foreach (var stream in streams)
            (await ledger.MissesAsync(stream)).Should().Be(1);
    }

    [Fact]
    public async Task is_undone_by_what_is_recorded_late_and_listed_in_preview_and_receipt()
    {
        var ledger = fixture.LedgerIn("late");
        var stream = (await ledger.MilestonesAsync(Day(10)))[0];
        await ledger.RecordLapsesAsync(Today, Cancelled);

        var preview = await ledger.PreviewAsync(stream, [Met(Day(9))], Cancelled);
        var receipt = await ledger.RecordAsync(stream, [Met(Day(9))], Cancelled);
        var retry = await ledger.RecordAsync(stream, [Met(Day(9))], Cancelled);

        receipt.Undone.Should().ContainSingle().Which.Event.Should().BeOfType<EntryRetracted>();
        preview.Undone.Select(entry => entry.Id).Should().Equal(receipt.Undone.Select(entry => entry.Id));
        (retry.Recorded.Count, retry.Undone.Count).Should().Be((0, 1));
        (await ledger.RecordLapsesAsync(Today, Cancelled)).Recorded.Should().Be(0);
    }

    [Fact]
    public async Task goes_on_past_a_stream_that_fails()
    {
        var ledger = fixture.LedgerIn("failing");
        var streams = await ledger.MilestonesAsync(Day(10), 3);
        await fixture.AskAsync<int>($"with renamed as (update failing.mt_events set type = 'contracts.new.v9' where stream_id = '{streams[1]}' and version = 1 returning 1) select 1 from renamed");

        var round = await ledger.RecordLapsesAsync(Today, Cancelled);

        round.Recorded.Should().Be(2);
        round.Failures.Should().ContainSingle().Which.Should().Match<KeyValuePair<StreamKey, Exception>>(failed => failed.Key == streams[1] && failed.Value is UnknownEventException);
    }

    private static NewEntry Of(string id, FactEvent happened) => new() { Id = id, Event = happened, EffectiveOn = Day(2) };
}
