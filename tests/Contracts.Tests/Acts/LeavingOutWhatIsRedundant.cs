using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

/// <summary>A redundant detail that contradicts the amount beside it is left out and reported, and the fact stands.</summary>
public sealed class LeavingOutWhatIsRedundant
{
    [Fact]
    public void is_so_of_a_schedule()
    {
        var made = APartnership.Imported("2025-01-03", Made(10.Usd()) with { Schedule = new Schedule { Instalments = [new Instalment { Due = PartialDate.Parse("2025-06-30"), Amount = 12.Usd() }] } });

        made.Anomalies.Should().Equal("e2 schedule-differs");
        made.Commitment.Should().Match<Commitment>(c => c.Outstanding == 10.Usd() && c.Schedule == null);
    }

    [Fact]
    public void is_so_of_what_a_novation_keeps()
    {
        var novated = ACommitment(10.Usd()).Imported("2025-02-01", new CommitmentNovated
        {
            Commitment = "c", Novated = 4.Usd(), Kept = 7.Usd(), To = "new", Replaces = CommitmentSide.Debtor, ByParty = "cas",
        });

        novated.Anomalies.Should().Equal("e3 not-conserved");
        (novated.Commitment.Outstanding, novated.Partnership["new"].Outstanding).Should().Be((6.Usd(), 4.Usd()));
    }

    [Fact]
    public void is_so_of_shares_at_a_price()
    {
        var invested = APartnership.Imported("2025-03-31", new EquityInvested
        {
            Investment = "i", Investor = "ann", Issuer = "bob", Amount = 100.Usd(), Shares = 10.Shares(), Price = 20.Usd(),
        });

        invested.Anomalies.Should().Equal("e2 price-differs");
        invested.Investment.Should().Match<Investment>(i => i.Amount == 100.Usd() && i.Shares == null);
    }

    [Fact]
    public void keeps_its_anomaly_at_the_strict_door() =>
        APartnership.Conflict("2025-03-31", new EquityInvested
        {
            Investment = "i", Investor = "ann", Issuer = "bob", Amount = 100.Usd(), Shares = 10.Shares(), Price = 20.Usd(),
        }).Should().Be("e2 price-differs");
}
