namespace Contracts.Storage.Tests;

public sealed class StatingAmountsInRows
{
    public static TheoryData<Amount> Amounts =>
    [
        Amount.None("USD"), Amount.Exactly(5, "USD"), Amount.About(5, "USD"), Amount.About(0, "USD"), Amount.UpTo(5, "USD"), Amount.Between(0, 5, "USD"), Amount.Between(2, 5, "USD"), Amount.AtLeast(5, "USD"), Amount.Unknown("USD"),
    ];

    [Theory]
    [MemberData(nameof(Amounts))]
    public void keeps_what_was_stated_in_every_place(Amount amount)
    {
        for (var place = 0; place < AmountTraits.Amounts; place++)
            AmountTraits.Amount(AmountTraits.Min(amount), AmountTraits.Max(amount), amount.Unit, AmountTraits.Of(amount, place), place).Should().Be(amount);
    }

    [Fact]
    public void leaves_out_what_says_itself()
    {
        (AmountTraits.Min(Amount.None("USD")), AmountTraits.Max(Amount.None("USD"))).Should().Be((null, null));
        (AmountTraits.Min(Amount.Exactly(5, "USD")), AmountTraits.Max(Amount.Exactly(5, "USD"))).Should().Be((5m, null));
    }

    [Fact]
    public void reads_rows_that_state_both_bounds() =>
        AmountTraits.Amount(5, 5, "USD", traits: 0, place: 3).Should().Be(Amount.Exactly(5, "USD"));
}
