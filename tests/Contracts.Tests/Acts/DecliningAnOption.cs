using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class DecliningAnOption
{
    private static readonly Story Granted =
        Given.ACommitment(10.Usd()).And("2025-02-01", new OptionGranted { Option = "o", Holder = "ann", Amount = 12.Usd(), Increases = "c", Window = Term("2025-06-01", "2025-06-20") });

    [Fact]
    public void closes_it_and_withdraws_nothing()
    {
        var declined = Granted.And("2025-05-01", new OptionDeclined { Option = "o", ByParty = "ann" });

        declined.Option.Should().Match<Option>(o => o.Lifecycle == OptionLifecycle.Declined && o.Left == Nothing && o.ClosedBy != null && o.ClosedBy.Entry.Id == "e4");
        declined.Commitment.Should().Match<Commitment>(c => c.Outstanding == 10.Usd() && c.Withdrawn == Nothing && c.IsOpen);
    }

    [Fact]
    public void is_for_its_holder() =>
        Granted.Conflict("2025-05-01", new OptionDeclined { Option = "o", ByParty = "bob" }).Should().Be("e4 not-the-holder");

    [Fact]
    public void is_of_what_is_granted_and_not_closed()
    {
        Given.APartnership.Conflict("2025-05-01", new OptionDeclined { Option = "o" }).Should().Be("e2 unknown-option");
        Granted.And("2025-05-01", new OptionDeclined { Option = "o" }).Refusal("2025-05-02", new OptionDeclined { Option = "o" })
            .Should().Be("e5 option-closed: Option o was declined on 2025-05-01; nothing can be done with it after that.");
    }

    [Fact]
    public void leaves_it_open_at_nothing_to_what_was_left_where_it_is_disputed() =>
        Granted.AndDisputed("2025-05-01", new OptionDeclined { Option = "o" }).AsOf("2025-06-20").Option.Should().Match<Option>(o => o.IsOpen && o.Left == 0.ToUsd(12) && o.IsContested);
}
