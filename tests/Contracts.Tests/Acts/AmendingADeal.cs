using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class AmendingADeal
{
    [Fact]
    public void gives_it_another_term_and_is_kept_in_order()
    {
        var amended = Given.ADeal("2025-03-01", "2025-12-31").And("2025-06-01", new DealAmended { Deal = "d", Number = "1", Term = Term("2025-03-01", "2027-12-31"), Summary = "longer" });

        amended.Deal.Term.Should().Be(Term("2025-03-01", "2027-12-31"));
        amended.Deal.Amendments.Select(fact => fact.Entry.Id.ToString()).Should().Equal("e3");
        amended.AsOf("2025-05-31").Deal.Term.Should().Be(Term("2025-03-01", "2025-12-31"));
    }

    [Fact]
    public void leaves_the_term_where_none_is_stated() =>
        Given.ADeal("2025-03-01", "2025-12-31").And("2025-06-01", new DealAmended { Deal = "d", Number = "1" })
            .Deal.Term.Should().Be(Term("2025-03-01", "2025-12-31"));

    [Fact]
    public void changes_nothing_that_is_owed() =>
        Given.ADeal().Owing(5.Usd(), deal: "d").And("2025-06-01", new DealAmended { Deal = "d", Number = "1", Summary = "twice as much" })
            .Commitment.Outstanding.Should().Be(5.Usd());

    [Fact]
    public void takes_a_number_of_its_own() =>
        Given.ADeal().And("2025-06-01", new DealAmended { Deal = "d", Number = "1" }).Refusal("2025-07-01", new DealAmended { Deal = "d", Number = "1" })
            .Should().Be("e4 number-used-twice: Amendment 1 of deal d was made on 2025-06-01; each amendment has a number of its own.");

    [Fact]
    public void names_the_later_amendment_where_a_back_dated_one_takes_its_number() =>
        Given.ADeal().And("2025-06-01", new DealAmended { Deal = "d", Number = "1" }).Conflict("2025-05-01", new DealAmended { Deal = "d", Number = "1" })
            .Should().Be("e3 number-used-twice");

    [Fact]
    public void may_have_any_order_of_numbers() =>
        Given.ADeal().And("2025-06-01", new DealAmended { Deal = "d", Number = "2" }).Conflict("2025-07-01", new DealAmended { Deal = "d", Number = "1" }).Should().Be("accepted");

    [Fact]
    public void is_of_a_deal_that_is_signed_and_has_not_ended()
    {
        Given.APartnership.Refusal("2025-06-01", new DealAmended { Deal = "d", Number = "1" })
            .Should().Be("e2 unknown-deal: Deal d is not signed by 2025-06-01; the deals are none.");
        Given.ADeal().And("2025-05-01", new DealCompleted { Deal = "d" }).Refusal("2025-06-01", new DealAmended { Deal = "d", Number = "1" })
            .Should().Be("e4 deal-ended: Deal d was completed on 2025-05-01; only a deal that has not ended can be amended.");
    }

    [Fact]
    public void gives_no_impossible_term() =>
        Given.ADeal().Conflict("2025-06-01", new DealAmended { Deal = "d", Number = "1", Term = Term("2025-03-01", "2025-02-28") })
            .Should().Be("e3 term-ends-before-it-starts");

    [Fact]
    public void has_a_number_of_some_characters() =>
        Given.ADeal().Fault(new DealAmended { Deal = "d", Number = "" }).Should().Be("Entry e3, number: The number is ''; it must have 1 to 40 characters.");

    [Fact]
    public void contests_the_deal_where_it_is_disputed() =>
        Given.ADeal("2025-03-01", "2025-12-31").AndDisputed("2025-06-01", new DealAmended { Deal = "d", Number = "1", Term = Term("2025-03-01", "2027-12-31") })
            .Deal.Should().Match<Deal>(d => d.IsContested && d.Term == Term("2025-03-01", "2027-12-31"));
}
