namespace Replay.Tests;

public sealed class TellingTheStory
{
    private static readonly Lazy<Task<ReplayProgram.Run>> Telling = new(() => ReplayProgram.RunAsync("--in-memory"));

    [Theory]
    [InlineData("Microsoft withdraws an undisclosed amount of compute; CoreWeave denies it.")]
    [InlineData("OpenAI owes CoreWeave up to $11.9bn.")]
    [InlineData("CoreWeave's offering is priced at $1.5bn, cut from $2.303 to 2.695bn.")]
    [InlineData("Told another way: what OpenAI owes CoreWeave, the stake of OpenAI in CoreWeave, ")]
    [InlineData("rivals f24, which speaks")]
    [InlineData("OpenAI owes CoreWeave more: $0 to 15.9bn.")]
    [InlineData("OpenAI owes CoreWeave more: $0 to 22.4bn.")]
    public async Task names_what_turned(string told) => string.Join(' ', (await Told()).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Should().Contain(told);

    [Fact]
    public async Task keeps_to_80_columns_and_plain_text_when_redirected()
    {
        var told = await Told();

        told.Should().NotContain("\u001b").And.NotContain(" \n");
        told.Split('\n').Should().OnlyContain(line => line.Length <= 80);
    }

    private static async Task<string> Told()
    {
        var run = await Telling.Value;
        run.ExitCode.Should().Be(0, run.Error);
        return run.Output;
    }
}
