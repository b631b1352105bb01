using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Portfolios;

public sealed class TotallingAPair
{
    [Fact]
    public void keeps_what_is_not_owed_apart_from_what_is()
    {
        var story = ACommitment(5.Usd())
            .And("2025-01-04", Made(7.Usd(), "perhaps") with { Nature = CommitmentNature.Contingent })
            .And("2025-01-04", Made(11.Usd(), "meant") with { Nature = CommitmentNature.NonBinding })
            .And("2025-01-04", new OptionGranted { Option = "o", Holder = "bob", Amount = 13.UpToUsd(), Increases = "c" });

        var total = CommitmentBoard.Of([story.History], Viewpoint.Latest).Totals.Should().ContainSingle().Subject;

        new[] { total.Firm, total.Contingent, total.NonBinding, total.Options, total.Ceiling }.Select(part => part.ToString())
            .Should().Equal("$5", "$7", "$11", "up to $13", "$5 to 18");
        total.IsContested.Should().BeFalse();
    }

    [Fact]
    public void keeps_pairs_and_units_apart_in_the_order_of_their_names() =>
        CommitmentBoard.Of([ACommitment(5.Usd()).Owing(3.Gpu(), "gpus").And("2025-01-04", Made(1.Usd(), "back") with { Debtor = "bob", Creditor = "ann" }).History], Viewpoint.Latest)
            .Totals.Select(total => $"{total.Debtor} {total.Creditor} {total.Firm}").Should().Equal("ann bob 3 GPUs", "ann bob $5", "bob ann $1");

    [Fact]
    public void is_contested_where_a_part_of_it_is() =>
        CommitmentBoard.Of([ACommitment(5.Usd()).AndDisputed("2025-02-01", new PaymentMade { Commitment = "c", Amount = 2.Usd() }).History], Viewpoint.Latest)
            .Totals.Should().ContainSingle().Which.Should().Match<PairTotal>(total => total.IsContested && total.Firm.ToString() == "$3 to 5");
}
