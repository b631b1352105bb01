namespace Contracts.Testing.Tests;

public sealed class TellingAnExample
{
    private static readonly StreamKey Partnership = StreamKey.Partnership("a-b");
    private static readonly DateOnly Day = new(2025, 3, 7);

    private static readonly NewEntry Formed = new()
    {
        Id = "formed",
        Event = new PartnershipFormed { Parties = [new Party { Id = "a" }, new Party { Id = "b" }] },
        EffectiveOn = Day,
    };

    private static readonly NewEntry Made = new()
    {
        Id = "made",
        Event = new CommitmentMade { Commitment = "c", Debtor = "a", Creditor = "b", Amount = Usd(10) },
        EffectiveOn = Day,
    };

    private static GivenHistory Owing => Given.Stream(Partnership).Recorded(Formed).Recorded(Made);

    [Fact]
    public void passes_where_the_figures_are_as_expected() =>
        Owing.WhenRecorded(Delivered(4)).ThenAccepted()
            .ThenOutstanding("c", Usd(6)).ThenShows(FigureKey.Offering, null)
            .From(Viewpoint.On(Day)).ThenOutstanding("c", Usd(10));

    [Fact]
    public void fails_where_a_figure_is_another() =>
        FluentActions.Invoking(() => Owing.WhenRecorded(Delivered(4)).ThenAccepted().ThenOutstanding("c", Usd(7)))
            .Should().Throw<UnexpectedOutcomeException>().WithMessage("commitment c shows $6 (from 6 to 6); $7 (from 7 to 7) is expected.");

    [Fact]
    public void fails_where_there_is_nothing_to_show() =>
        FluentActions.Invoking(() => Owing.WhenRecorded(Delivered(4)).ThenAccepted().ThenOutstanding("other", Amount.AtLeast(1, AmountUnit.Usd)))
            .Should().Throw<UnexpectedOutcomeException>().WithMessage("commitment other shows nothing; $1+ (from 1 to any) is expected.");

    [Fact]
    public void passes_where_the_conflicts_are_as_expected() =>
        Owing.WhenRecorded(Delivered(11)).ThenRefused("more-than-outstanding").Conflicts.Single().Entry.Should().Be((EntryId)"delivered");

    [Fact]
    public void fails_where_the_conflicts_are_others() =>
        FluentActions.Invoking(() => Owing.WhenRecorded(Delivered(11)).ThenRefused("mixed-units"))
            .Should().Throw<UnexpectedOutcomeException>().WithMessage("The batch is refused: delivered [more-than-outstanding]*. The expected conflicts are mixed-units.");

    [Fact]
    public void fails_where_what_should_be_refused_is_accepted_and_the_other_way_round()
    {
        FluentActions.Invoking(() => Owing.WhenRecorded(Delivered(4)).ThenRefused("mixed-units"))
            .Should().Throw<UnexpectedOutcomeException>().WithMessage("The batch is accepted; *");
        FluentActions.Invoking(() => Owing.WhenRecorded(Delivered(11)).ThenAccepted())
            .Should().Throw<UnexpectedOutcomeException>().WithMessage("The batch is refused: *. It is expected to be accepted.");
    }

    [Fact]
    public void tells_what_was_recorded_before_from_what_is_new()
    {
        Owing.WhenRecorded(Made).ThenNothingNew().ThenOutstanding("c", Usd(10));
        FluentActions.Invoking(() => Owing.WhenRecorded(Delivered(4)).ThenNothingNew()).Should().Throw<UnexpectedOutcomeException>().WithMessage("New entries are delivered; *");
    }

    [Fact]
    public void begins_with_nothing_that_could_not_be_recorded() =>
        FluentActions.Invoking(() => Owing.Recorded(Delivered(11))).Should().Throw<ContractRuleException>();

    [Fact]
    public void learns_each_batch_a_day_after_the_one_before_or_when_the_clock_says()
    {
        var learned = Owing.WhenRecorded(Delivered(4)).ThenAccepted().Outcome.After.Entries.Select(entry => entry.RecordedAt);
        learned.Should().Equal(Enumerable.Range(1, 3).Select(day => new DateTimeOffset(2020, 1, day, 0, 0, 0, TimeSpan.Zero)));

        var known = Given.History(Owing.WhenRecorded(Made).ThenNothingNew().Outcome.After, new Noon());
        known.WhenRecorded(Delivered(4)).ThenAccepted().Outcome.Recorded.Single().RecordedAt.Should().Be(new Noon().GetUtcNow());
    }

    private static Amount Usd(decimal amount) => Amount.Exactly(amount, AmountUnit.Usd);

    private static NewEntry Delivered(decimal amount) => new()
    {
        Id = "delivered",
        Event = new DeliveryAccepted { Commitment = "c", Amount = Usd(amount) },
        EffectiveOn = Day.AddDays(1),
    };

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
