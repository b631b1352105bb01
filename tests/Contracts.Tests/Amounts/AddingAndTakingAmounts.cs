namespace Contracts.Tests.Amounts;

public sealed class AddingAndTakingAmounts
{
    [Fact]
    public void adds_bound_to_bound() =>
        Amount.Between(1, 2, "USD").Plus(Amount.Between(10, 20, "USD")).Should().Be(Amount.Between(11, 22, "USD"));

    [Fact]
    public void leaves_at_least_nothing_when_the_part_taken_is_unknown() =>
        Amount.AtLeast(10, "USD").Less(Amount.Unknown("USD")).Should().Be(Amount.Unknown("USD"));

    [Fact]
    public void leaves_at_most_what_the_least_taken_leaves() =>
        Amount.Exactly(5, "USD").Less(Amount.Between(3, 9, "USD")).Should().Be(Amount.Between(0, 2, "USD"));

    [Fact]
    public void stays_approximate_once_it_is() =>
        Amount.About(10, "USD").Less(Amount.Exactly(4, "USD")).Should().Be(Amount.About(6, "USD"));

    [Fact]
    public void never_mixes_units() =>
        FluentActions.Invoking(() => Amount.Exactly(1, "USD").Plus(Amount.Exactly(1, "GPU"))).Should().Throw<ArgumentException>();

    [Fact]
    public void rounds_a_fraction_outward()
    {
        var third = Amount.Exactly(1, "USD").Times(new Fraction(0.33333333m)).Times(new Fraction(0.33333333m));

        (third.Min, third.Max).Should().Be((0.11111110m, 0.11111111m));
    }

    [Fact]
    public void rounds_outward_beyond_the_digits_of_a_decimal()
    {
        var product = Amount.Exactly(999_999_999_999_999_999.99999999m, "USD").Times(new Fraction(0.99999999m));

        product.Min.Should().Be(999_999_989_999_999_999.99999999m);
        product.Max.Should().Be(999_999_990_000_000_000m);
    }

    [Fact]
    public void multiplies_shares_by_a_range_of_prices() =>
        Amount.Exactly(49_000_000, "share").Times(Amount.Between(47, 55, "USD")).ToString().Should().Be("$2.303 to 2.695bn");

    [Fact]
    public void never_overflows()
    {
        var product = Amount.Exactly(Amount.Largest, "share").Times(Amount.Exactly(Amount.Largest, "USD"));

        (product.Min, product.Max).Should().Be((Amount.Largest, null));
    }

    [Fact]
    public void counts_what_has_no_upper_bound_in_a_total() =>
        Total.Of("USD", [Amount.AtLeast(10_000_000_000, "USD"), Amount.Exactly(27_000_000_000, "USD"), Amount.Unknown("USD"), Amount.Unknown("USD")])
            .ToString().Should().Be("$37bn+ (3 open-ended)");
}
