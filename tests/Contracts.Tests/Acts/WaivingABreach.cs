namespace Contracts.Tests.Acts;

public sealed class WaivingABreach
{
    private static readonly Story Notified = Given.ADeal().And("2025-06-01", new BreachNotified { Breach = "b", Deal = "d", Party = "ann", CureDays = 30 });

    private static readonly BreachWaived Waived = new() { Breach = "b", ByParty = "bob" };

    [Fact]
    public void closes_it() =>
        Notified.And("2025-06-20", Waived).Breach.Should().Match<Breach>(b => !b.IsOpen && b.WaivedBy != null && b.CuredBy == null);

    [Fact]
    public void is_not_for_the_party_in_breach() =>
        Notified.Refusal("2025-06-20", Waived with { ByParty = "ann" })
            .Should().Be("e4 waived-by-the-party-in-breach: ann is in breach b itself; only another party can waive it.");

    [Fact]
    public void is_for_parties_only() => Notified.Conflict("2025-06-20", Waived with { ByParty = "eve" }).Should().Be("e4 unknown-party");

    [Fact]
    public void happens_once_to_what_is_notified_and_not_cured()
    {
        Given.ADeal().Conflict("2025-06-20", Waived).Should().Be("e3 unknown-breach");
        Notified.And("2025-06-20", Waived).Refusal("2025-06-21", Waived).Should().Be("e5 already-waived: Breach b was waived on 2025-06-20; it is waived once.");
        Notified.And("2025-06-20", new BreachCured { Breach = "b" }).Conflict("2025-06-21", Waived).Should().Be("e5 already-cured");
    }

    [Fact]
    public void counts_as_stated_where_it_is_disputed() =>
        Notified.AndDisputed("2025-06-20", Waived).Breach.Should().Match<Breach>(b => b.IsContested && !b.IsOpen);
}
