using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Portfolios;

public sealed class ReconcilingAFigure
{
    [Fact]
    public void agrees_where_both_can_be_true()
    {
        Total(5.Usd(), 2.ToUsd(4)).Reconcile(8.Usd()).ToString().Should().Be("agrees");
        Total(5.Usd()).Reconcile(5.Usd()).Verdict.Should().Be(Verdict.Agrees);
        Total(5.ToUsd(9)).Reconcile(8.UsdOrMore()).Verdict.Should().Be(Verdict.Agrees);
    }

    [Fact]
    public void contradicts_from_above_by_what_is_missing_at_least()
    {
        var reconciled = Total(5.Usd(), 2.ToUsd(4)).Reconcile(12.ToUsd(14));

        reconciled.Should().Match<Reconciliation>(r => r.Contradicts && r.Verdict == Verdict.Above && r.DifferByAtLeast == 3 && r.OpenEnded == 0);
        reconciled.ToString().Should().Be("is above by at least $3");
    }

    [Fact]
    public void contradicts_from_below_even_where_the_total_is_open_ended() =>
        Total(5.UsdOrMore(), 2.Usd()).Reconcile(4.Usd()).ToString().Should().Be("is below by at least $3");

    [Fact]
    public void cannot_be_told_because_of_open_ended_amounts() =>
        Total(5.UsdOrMore(), Undisclosed, 2.Usd()).Reconcile(100.Usd()).ToString().Should().Be("cannot be told (2 open-ended)");

    [Fact]
    public void cannot_be_told_of_an_undisclosed_figure() => Total(5.Usd()).Reconcile(Undisclosed).OpenEnded.Should().Be(1);

    [Fact]
    public void compares_a_reported_value_that_may_be_negative()
    {
        Total(5.Usd()).Reconcile(ReportedValue.Exactly(-2, AmountUnit.Usd)).ToString().Should().Be("is below by at least $7");
        Total(5.Usd()).Reconcile(ReportedValue.Between(-2, 8, AmountUnit.Usd)).Verdict.Should().Be(Verdict.Agrees);
        Total(5.Usd()).Reconcile(ReportedValue.UpTo(8, AmountUnit.Usd)).Verdict.Should().Be(Verdict.Agrees);
        Total(5.Usd()).Reconcile(ReportedValue.UpTo(3, AmountUnit.Usd)).ToString().Should().Be("is below by at least $2");
        Total(5.Usd()).Reconcile(ReportedValue.AtLeast(8, AmountUnit.Usd)).ToString().Should().Be("is above by at least $3");
        Total(5.Usd()).Reconcile(ReportedValue.Unknown(AmountUnit.Usd)).ToString().Should().Be("cannot be told (1 open-ended)");
    }

    [Fact]
    public void says_where_it_is_only_about_so_much()
    {
        var reconciled = Total(5.Usd()).Reconcile(Amount.About(8, AmountUnit.Usd));

        reconciled.IsApproximate.Should().BeTrue();
        reconciled.ToString().Should().Be("is above by at least about $3");
    }

    [Fact]
    public void never_compares_different_units() =>
        FluentActions.Invoking(() => Total(5.Usd()).Reconcile(5.Gpu())).Should().Throw<ArgumentException>()
            .WithMessage("The figure is in GPU, the total in USD; amounts of different units are never compared.*");

    private static Total Total(params Amount[] amounts) => Contracts.Total.Of(AmountUnit.Usd, amounts);
}
