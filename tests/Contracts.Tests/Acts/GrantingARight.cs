namespace Contracts.Tests.Acts;

public sealed class GrantingARight
{
    private static readonly RightGranted Exclusive = new() { Right = "r", Holder = "ann", Against = "bob", Kind = RightKind.Exclusivity, Description = "no other supplier" };

    private static readonly Story Granted = Given.APartnership.And("2025-02-01", Exclusive with { Window = Given.Term("2025-03-01", "2025-06-30") });

    [Fact]
    public void gives_it_to_the_holder() =>
        Right(Granted.AsOf("2025-03-01")).Should().Match<Right>(right => right.Holder == "ann" && right.Against == "bob" && right.Status == RightStatus.InForce && right.Explanation.Count == 1);

    [Fact]
    public void enters_no_total() => Granted.Partnership.FigureKeys.Should().BeEmpty();

    [Fact]
    public void is_once_between_two_parties_and_in_a_window_that_there_can_be()
    {
        Granted.Refusal("2025-03-01", Exclusive).Should().Be("e3 already-granted: Right r was granted on 2025-02-01; it is granted once.");
        Given.APartnership.Refusal("2025-02-01", Exclusive with { Against = "ann" }).Should().Be("e2 holder-is-bound: ann would have a right against itself; the holder and the party bound must be two parties.");
        Given.APartnership.Conflict("2025-02-01", Exclusive with { Window = Given.Term("2025-03-01", "2025-02-01") }).Should().Be("e2 term-ends-before-it-starts");
        Given.APartnership.Conflict("2025-02-01", Exclusive with { Against = "eve" }).Should().Be("e2 unknown-party");
        Given.APartnership.Conflict("2025-02-01", Exclusive with { Deal = "none" }).Should().Be("e2 unknown-deal");
    }

    [Fact]
    public void can_be_amended()
    {
        Right(Granted.And("2025-02-02", new RightAmended { Right = "r", Kind = RightKind.FirstRefusal }))
            .Should().Match<Right>(right => right.Kind == RightKind.FirstRefusal && right.Description == "no other supplier");
        Granted.Fault(new RightAmended { Right = "r" }).Should().Be("Entry e3, kind: Nothing of the right is amended; a new kind, description or window is required.");
    }

    [Fact]
    public void lets_the_holder_alone_exercise_it_within_its_window()
    {
        Right(Granted.And("2025-06-30", new RightExercised { Right = "r", ByParty = "ann" })).Exercises.Should().ContainSingle();
        Granted.Refusal("2025-03-01", new RightExercised { Right = "r", ByParty = "bob" }).Should().Be("e3 not-the-holder: bob uses right r; only its holder, ann, can.");
        Granted.Refusal("2025-07-01", new RightExercised { Right = "r", ByParty = "ann" }).Should().Be("e3 outside-the-window: Right r is exercised on 2025-07-01; its window is 2025-03-01 to 2025-06-30.");
        Given.APartnership.Refusal("2025-03-01", new RightExercised { Right = "r", ByParty = "ann" }).Should().Be("e2 unknown-right: Right r is not granted by 2025-03-01; the rights are none.");
    }

    [Theory]
    [InlineData("2025-03-31", RightStatus.Waived)]
    [InlineData("2025-04-01", RightStatus.InForce)]
    [InlineData("2025-06-30", RightStatus.InForce)]
    [InlineData("2025-07-01", RightStatus.WindowOver)]
    public void lasts_but_for_the_days_of_a_waiver_until_its_window_is_over(string day, RightStatus expected) =>
        Right(Granted.And("2025-03-01", new RightWaived { Right = "r", ByParty = "ann", Until = new DateOnly(2025, 3, 31) }).AsOf(day)).Status.Should().Be(expected);

    [Fact]
    public void is_over_once_it_is_ended()
    {
        var ended = Granted.And("2025-04-01", new RightEnded { Right = "r" });

        Right(ended).Status.Should().Be(RightStatus.Ended);
        ended.Refusal("2025-04-02", new RightWaived { Right = "r", ByParty = "ann" }).Should().Be("e4 right-ended: Right r ended on 2025-04-01; nothing can be done with it after that.");
    }

    [Fact]
    public void stays_in_force_where_its_end_is_disputed() =>
        Right(Granted.AndDisputed("2025-04-01", new RightEnded { Right = "r" }).AsOf("2025-05-01")).Should().Match<Right>(right => right.Status == RightStatus.InForce && right.IsContested);

    private static Right Right(Story story) => story.Partnership.FindRight("r") ?? throw new InvalidOperationException("Right r is not granted.");
}
