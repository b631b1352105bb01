namespace Contracts.Tests.Acts;

public sealed class GivingNoticeOfTermination
{
    private static readonly TerminationNoticed Noticed = new() { Deal = "d", Cause = TerminationCause.Convenience, EndsOn = new DateOnly(2025, 9, 30) };

    [Fact]
    public void is_kept_and_ends_nothing() =>
        Given.ADeal().Owing(5.Usd(), deal: "d").And("2025-06-30", Noticed).Should().Match<Story>(story =>
            story.Deal.Notices.Single().Event == Noticed && story.Deal.Lifecycle == DealLifecycle.InEffect && story.Commitment.Outstanding == 5.Usd());

    [Theory]
    [InlineData("2025-09-29", "e4 before-notice-ends")]
    [InlineData("2025-09-30", "accepted")]
    public void keeps_the_deal_until_its_last_day(string day, string answer) =>
        Given.ADeal().And("2025-06-30", Noticed).Conflict(day, new DealTerminated { Deal = "d", Cause = TerminationCause.Convenience }).Should().Be(answer);

    [Theory]
    [InlineData("2025-09-29", "e4 before-notice-ends")]
    [InlineData("2025-09-30", "accepted")]
    public void keeps_the_deal_until_the_last_day_that_its_end_may_mean(string day, string answer) =>
        Given.ADeal().And("2025-06-30", Noticed with { EndsOn = PartialDate.Parse("2025-09") })
            .Conflict(day, new DealTerminated { Deal = "d", Cause = TerminationCause.Convenience }).Should().Be(answer);

    [Fact]
    public void says_from_when_on_the_deal_can_be_terminated() =>
        Given.ADeal().And("2025-06-30", Noticed).Refusal("2025-09-29", new DealTerminated { Deal = "d", Cause = TerminationCause.Convenience })
            .Should().Be("e4 before-notice-ends: Deal d is terminated on 2025-09-29 with notice until 2025-09-30; it can be terminated on that ground from then on.");

    [Fact]
    public void does_not_stand_in_the_way_of_another_cause() =>
        Given.ADeal().And("2025-06-30", Noticed).Conflict("2025-07-01", new DealTerminated { Deal = "d", Cause = TerminationCause.Mutual }).Should().Be("accepted");

    [Fact]
    public void breaks_a_later_termination_where_it_is_back_dated() =>
        Given.ADeal().And("2025-09-01", new DealTerminated { Deal = "d", Cause = TerminationCause.Convenience }).Conflict("2025-06-30", Noticed).Should().Be("e3 before-notice-ends");

    [Fact]
    public void is_of_a_deal_that_is_signed_and_has_not_ended()
    {
        Given.APartnership.Conflict("2025-06-30", Noticed).Should().Be("e2 unknown-deal");
        Given.ADeal().And("2025-05-01", new DealCompleted { Deal = "d" }).Conflict("2025-06-30", Noticed).Should().Be("e4 deal-ended");
    }

    [Fact]
    public void contests_the_deal_where_it_is_disputed() => Given.ADeal().AndDisputed("2025-06-30", Noticed).Deal.IsContested.Should().BeTrue();

    [Fact]
    public void counts_from_the_notice_that_runs_out_first() =>
        Given.ADeal().And("2025-06-30", Noticed).And("2025-08-01", Noticed with { EndsOn = new DateOnly(2025, 12, 31) })
            .Conflict("2025-10-01", new DealTerminated { Deal = "d", Cause = TerminationCause.Convenience }).Should().Be("accepted");
}
