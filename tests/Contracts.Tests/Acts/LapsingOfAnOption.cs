using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class LapsingOfAnOption
{
    private static readonly OptionLapsed Lapsed = new() { Option = "o" };

    [Theory]
    [InlineData("2025-06-20", "e3 within-the-window")]
    [InlineData("2025-06-21", "accepted")]
    [InlineData("2025-06", "accepted")]
    [InlineData("../2025-06-20", "e3 within-the-window")]
    public void takes_effect_after_the_last_day_of_the_window(string day, string answer) => Granted("2025-06-20").Conflict(day, Lapsed).Should().Be(answer);

    [Theory]
    [InlineData("2025-06-30", "e3 within-the-window")]
    [InlineData("2025-07-01", "accepted")]
    public void takes_effect_after_the_last_day_that_the_window_may_mean(string day, string answer) => Granted("2025-06").Conflict(day, Lapsed).Should().Be(answer);

    [Fact]
    public void says_from_when_on_it_can_lapse() =>
        Granted("2025-06-20").Refusal("2025-06-20", Lapsed)
            .Should().Be("e3 within-the-window: Option o lapses on 2025-06-20; it can lapse from the day after 2025-06-20, the last day of its window.");

    [Fact]
    public void closes_it_and_withdraws_nothing()
    {
        var lapsed = Granted("2025-06-20").And("2025-06-21", Lapsed);

        lapsed.Option.Should().Match<Option>(o => o.Lifecycle == OptionLifecycle.Lapsed && o.Left == Nothing && !o.IsOpen);
        lapsed.Partnership.Commitments.Should().BeEmpty();
    }

    [Fact]
    public void is_of_what_is_granted_and_not_closed()
    {
        Given.APartnership.Conflict("2025-06-21", Lapsed).Should().Be("e2 unknown-option");
        Granted("2025-06-20").And("2025-06-21", Lapsed).Conflict("2025-06-22", Lapsed).Should().Be("e4 option-closed");
    }

    [Fact]
    public void breaks_a_later_exercise_where_it_is_back_dated() =>
        Granted(null).And("2025-06-10", new OptionExercised { Option = "o", All = true }).Conflict("2025-06-09", Lapsed).Should().Be("e3 option-closed");

    [Fact]
    public void leaves_it_open_where_it_is_disputed() =>
        Granted("2025-06-20").AndDisputed("2025-06-21", Lapsed).Option.Should().Match<Option>(o => o.Lifecycle == OptionLifecycle.WindowOver && o.ClosedBy == null && o.Left == Nothing && o.IsContested);

    private static Story Granted(string? to) => Given.APartnership.And("2025-02-01", new OptionGranted
    {
        Option = "o", Holder = "ann", Amount = 12.Usd(), Window = Term(null, to), Makes = "c", Debtor = "ann", Creditor = "bob",
    });
}
