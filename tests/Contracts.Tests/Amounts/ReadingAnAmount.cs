using System.Text.Json;

namespace Contracts.Tests.Amounts;

public sealed class ReadingAnAmount
{
    public static TheoryData<string, Amount> Statements => new()
    {
        { """{"exactly":5,"unit":"USD"}""", Amount.Exactly(5, "USD") },
        { """{"unit":"GPU","atLeast":5}""", Amount.AtLeast(5, "GPU") },
        { """{"upTo":0.5,"unit":"MW"}""", Amount.UpTo(0.5m, "MW") },
        { """{"about":5,"unit":"data centre"}""", Amount.About(5, "data centre") },
        { """{"between":[1,2],"unit":"usd"}""", Amount.Between(1, 2, "usd") },
        { """{"unknown":true,"unit":"kWh"}""", Amount.Unknown("kWh") },
        { """{"\u0065xactly":5,"unit":"\u0055SD"}""", Amount.Exactly(5, "USD") },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public void gives_what_is_stated(string json, Amount amount) => Read(json).Should().Be(amount);

    [Theory]
    [InlineData("""{"exactly":5}""", "*no unit*")]
    [InlineData("""{"unit":"USD"}""", "*has no value*")]
    [InlineData("""{"unit":"USD","unit":"EUR","exactly":5}""", "*twice*")]
    [InlineData("""{"exactly":5,"atLeast":4,"unit":"USD"}""", "*one way only*")]
    [InlineData("""{"nearly":5,"unit":"USD"}""", "*not a way to state an amount*")]
    [InlineData("""{"\ud800":5,"unit":"USD"}""", "*not a way to state an amount*")]
    [InlineData("""{"unit":"\ud800","exactly":5}""", "*half a surrogate pair*")]
    [InlineData("""{"unit":5,"exactly":5}""", "*no text*")]
    [InlineData("""{"exactly":"5","unit":"USD"}""", "*no number*")]
    [InlineData("""{"exactly":-5,"unit":"USD"}""", "*out of bounds*")]
    [InlineData("""{"between":[2,1],"unit":"USD"}""", "*from the less to the more*")]
    [InlineData("""{"between":[1,2,3],"unit":"USD"}""", "*a pair of numbers*")]
    [InlineData("""{"between":1,"unit":"USD"}""", "*a pair of numbers*")]
    [InlineData("""{"unknown":false,"unit":"USD"}""", "*either true or left out*")]
    public void refuses_what_states_none(string json, string why) =>
        FluentActions.Invoking(() => Read(json)).Should().Throw<JsonException>().WithMessage(why);

    private static Amount Read(string json) => JsonSerializer.Deserialize<Amount>(json, EventJson.Options);
}
