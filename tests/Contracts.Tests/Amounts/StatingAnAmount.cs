namespace Contracts.Tests.Amounts;

public sealed class StatingAnAmount
{
    public static TheoryData<Amount, string> Shown => new()
    {
        { Amount.AtLeast(10_000_000_000, "USD"), "$10bn+" },
        { Amount.UpTo(11_900_000_000, "USD"), "up to $11.9bn" },
        { Amount.Between(0, 8_000_000_000, "USD"), "up to $8bn" },
        { Amount.Between(2_303_000_000, 2_695_000_000, "USD"), "$2.303 to 2.695bn" },
        { Amount.Unknown("USD"), "undisclosed" },
        { Amount.None("USD"), "none" },
        { Amount.About(320_000_000, "USD"), "about $320m" },
        { Amount.Exactly(350_000_000, "USD"), "$350m" },
        { Amount.Exactly(1_234_567_890, "USD"), "$1,234,567,890" },
        { Amount.Between(1_234_567_890, 2_345_678_901, "USD"), "$1.234 to 2.346bn" },
        { Amount.AtLeast(1_999_999_999, "USD"), "$1.999bn+" },
        { Amount.AtLeast(250_000, "GPU"), "250,000+ GPUs" },
        { Amount.Exactly(32, AmountUnit.DataCentre), "32 data centres" },
        { Amount.Exactly(1.5m, "EUR"), "€1.5" },
        { default, "no amount" },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void shows_what_was_stated_and_never_a_false_point(Amount amount, string text) => amount.ToString().Should().Be(text);

    [Fact]
    public void refuses_bounds_that_no_amount_can_have()
    {
        FluentActions.Invoking(() => Amount.Exactly(-1, "USD")).Should().Throw<ArgumentException>().WithMessage("-1 is out of bounds; an amount is 0 to 10^18 with at most 8 decimals.*");
        FluentActions.Invoking(() => Amount.AtLeast(Amount.Largest + 1, "USD")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Amount.UpTo(0.000000001m, "USD")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Amount.Between(2, 1, "USD")).Should().Throw<ArgumentException>().WithMessage("The least, 2, is more than the most, 1;*");
        FluentActions.Invoking(() => Amount.Exactly(1, default)).Should().Throw<ArgumentException>().WithMessage("There is no unit; an amount must have one.*");
    }

    [Fact]
    public void takes_the_bounds_themselves()
    {
        Amount.Exactly(Amount.Largest, "USD").Max.Should().Be(1_000_000_000_000_000_000m);
        Amount.Exactly(0.00000001m, "USD").Min.Should().Be(0.00000001m);
        Amount.UpTo(0, "USD").Should().Be(Amount.None("USD"));
        Amount.AtLeast(0, "USD").Should().Be(Amount.Unknown("USD"));
    }
}
