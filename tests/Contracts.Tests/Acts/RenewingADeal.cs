using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class RenewingADeal
{
    [Fact]
    public void lets_it_run_on_from_its_first_day_to_another_last() =>
        Given.ADeal("2025-03-01", "2025-12-31").And("2025-12-01", new DealRenewed { Deal = "d", Until = PartialDate.Parse("2026-12") })
            .Deal.Should().Match<Deal>(d => d.Term == Term("2025-03-01", "2026-12") && d.Amendments.Single().Event is DealRenewed);

    [Fact]
    public void gives_it_a_last_day_where_no_term_was_stated() =>
        Given.ADeal().And("2025-12-01", new DealRenewed { Deal = "d", Until = new DateOnly(2026, 12, 31) }).Deal.Term.Should().Be(Term(null, "2026-12-31"));

    [Fact]
    public void puts_off_its_expiry() =>
        Given.ADeal(to: "2025-12-31").And("2025-12-01", new DealRenewed { Deal = "d", Until = new DateOnly(2026, 12, 31) })
            .Conflict("2026-01-01", new DealExpired { Deal = "d" }).Should().Be("e4 before-the-term-ends");

    [Fact]
    public void is_of_a_deal_that_is_signed_and_has_not_ended()
    {
        Given.APartnership.Conflict("2025-06-01", new DealRenewed { Deal = "d", Until = new DateOnly(2026, 1, 1) }).Should().Be("e2 unknown-deal");
        Given.ADeal(to: "2025-05-31").And("2025-06-01", new DealExpired { Deal = "d" }).Refusal("2025-06-01", new DealRenewed { Deal = "d", Until = new DateOnly(2026, 1, 1) })
            .Should().Be("e4 deal-ended: Deal d expired on 2025-06-01; only a deal that has not ended can be renewed.");
    }

    [Fact]
    public void ends_on_its_first_day_or_later() =>
        Given.ADeal("2025-03-01").Refusal("2025-06-01", new DealRenewed { Deal = "d", Until = new DateOnly(2025, 2, 28) })
            .Should().Be("e3 term-ends-before-it-starts: The term of deal d is 2025-03-01 to 2025-02-28; it must end on its first day or later.");

    [Fact]
    public void names_no_default_date() =>
        Given.ADeal().Fault(new DealRenewed { Deal = "d", Until = default })
            .Should().Be("Entry e3, until: A value of PartialDate is the default one, which stands for nothing; a real one is required.");
}
