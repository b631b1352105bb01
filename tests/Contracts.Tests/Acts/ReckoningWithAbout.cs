using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

/// <summary>What is about n may be off by a tenth of n, in every check.</summary>
public sealed class ReckoningWithAbout
{
    [Fact]
    public void lets_a_tenth_more_be_performed()
    {
        ACommitment(About(10)).Conflict("2025-02-01", Paid(11.Usd())).Should().Be("accepted");
        ACommitment(About(10)).Conflict("2025-02-01", Paid(Cents(11.01m))).Should().Be("e3 more-than-outstanding");
        ACommitment(10.Usd()).Conflict("2025-02-01", Paid(About(11))).Should().Be("accepted");
        ACommitment(10.Usd()).Conflict("2025-02-01", Paid(About(12))).Should().Be("e3 more-than-outstanding");
    }

    [Fact]
    public void goes_through_the_arithmetic()
    {
        var half = ACommitment(About(10)).And("2025-02-01", Paid(5.Usd()));
        half.Commitment.Outstanding.Should().Match<Amount>(left => left.IsPoint && left.Min == 5 && left.IsApproximate);
        half.Conflict("2025-02-02", Paid(6.Usd())).Should().Be("accepted");
        half.Conflict("2025-02-02", Paid(Cents(6.01m))).Should().Be("e4 more-than-outstanding");
        half.And("2025-02-02", new CommitmentIncreased { Commitment = "c", By = About(10) }).Conflict("2025-02-03", Paid(17.Usd())).Should().Be("accepted");
    }

    [Fact]
    public void shows_the_number_that_was_stated() =>
        ACommitment(About(10)).And("2025-02-01", Paid(Cents(9.9m))).Commitment.Should().Match<Commitment>(c => c.Performed == Cents(9.9m) && c.Outstanding.Min == 0.1m);

    [Fact]
    public void counts_what_no_anomaly_clips_as_it_was_stated() =>
        ACommitment(About(9.7m)).And("2025-02-01", Paid(Cents(9.9m))).Commitment.Performed.Should().Be(Cents(9.9m));

    [Fact]
    public void counts_what_an_anomaly_clips_up_to_what_stood()
    {
        var paid = ACommitment(10.Usd()).Imported("2025-02-01", Paid(12.Usd()));
        paid.Anomalies.Should().Equal("e3 more-than-outstanding");
        paid.Commitment.Should().Match<Commitment>(c => c.Performed == 10.Usd() && c.Outstanding.IsNone);

        var withdrawn = ACommitment(5.ToUsd(10)).Imported("2025-02-01", new CommitmentWithdrawn { Commitment = "c", Part = 12.Usd() });
        withdrawn.Commitment.Should().Match<Commitment>(c => c.Withdrawn == 5.ToUsd(10) && c.Outstanding.IsNone);
    }

    [Fact]
    public void lets_a_partnership_end_where_a_tenth_may_be_all_that_is_left() =>
        ACommitment(About(10)).And("2025-02-01", Paid(9.Usd())).Conflict("2025-03-01", new PartnershipDissolved()).Should().Be("accepted");

    [Fact]
    public void allows_a_tenth_in_what_is_novated_and_kept() =>
        ACommitment(About(10)).Conflict("2025-02-01", new CommitmentNovated
        {
            Commitment = "c", Novated = 4.Usd(), Kept = 7.Usd(), To = "new", Replaces = CommitmentSide.Debtor, ByParty = "cas",
        }).Should().Be("accepted");

    [Fact]
    public void allows_a_tenth_between_a_schedule_and_its_commitment() =>
        APartnership.Conflict("2025-01-03", Made(10.Usd()) with { Schedule = Due(About(11)) }).Should().Be("accepted");

    [Fact]
    public void allows_a_tenth_of_what_is_held()
    {
        Held(About(10)).Conflict("2025-06-01", new EquityCancelled { Investment = "i", Amount = 11.Usd() }).Should().Be("accepted");
        Held(About(10)).Conflict("2025-06-01", new EquityCancelled { Investment = "i", Amount = 12.Usd() }).Should().Be("e3 more-than-held");
    }

    [Fact]
    public void allows_a_tenth_of_an_option() =>
        APartnership.And("2025-01-03", new OptionGranted { Option = "o", Holder = "bob", Amount = About(10), Makes = "c", Debtor = "ann", Creditor = "bob" })
            .Conflict("2025-02-01", new OptionExercised { Option = "o", Amount = 11.Usd() }).Should().Be("accepted");

    [Fact]
    public void allows_a_tenth_of_what_is_online() =>
        AnOrganization.And("2025-01-01", new CapacityBroughtOnline { Kind = "GPUs", Amount = Amount.About(10, AmountUnit.Gpu) })
            .Conflict("2025-02-01", new CapacityRetired { Kind = "GPUs", Amount = 11.Gpu() }).Should().Be("accepted");

    private static PaymentMade Paid(Amount amount) => new() { Commitment = "c", Amount = amount };

    private static Schedule Due(Amount amount) => new() { Instalments = [new Instalment { Due = PartialDate.Parse("2025-06-30"), Amount = amount }] };

    private static Story Held(Amount amount) => APartnership.And("2025-03-31", new EquityInvested { Investment = "i", Investor = "ann", Issuer = "bob", Amount = amount });

    private static Amount About(decimal value) => Amount.About(value, AmountUnit.Usd);

    private static Amount Cents(decimal value) => Amount.Exactly(value, AmountUnit.Usd);
}
