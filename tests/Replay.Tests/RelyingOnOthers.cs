namespace Replay.Tests;

public sealed class RelyingOnOthers
{
    [Fact]
    public async Task is_told_period_by_period_with_what_is_certain()
    {
        var told = Unwrapped((await ReplayProgram.RunAsync("reliance", "--party", "openai", "--in-memory", "--from", "2023-01-01", "--to", "2026-12-31")).Output);

        told.Should().ContainAll(
            "Microsoft alone until 2025-03-06; from 2025-03-07 on CoreWeave, Microsoft.",
            "f19 Amended to first refusal: Microsoft's right of first refusal against OpenAI (computing)",
            "OpenAI owes $280bn+ (2 open-ended) CoreWeave 0 to 7.5% up to $22.4bn Google 0 to 100% undisclosed (1 open-ended) Microsoft 0 to 89.3% $250bn Oracle 0 to 100% $30bn+ (1 open-ended)",
            "f48-right Ended: Microsoft's right of first refusal against OpenAI (computing)",
            "f67 Ended: Microsoft's right of exclusivity against OpenAI (api)");
    }

    [Fact]
    public async Task shows_firm_shares_beside_those_with_open_options()
    {
        var run = await ReplayProgram.RunAsync("reliance", "--party", "microsoft", "--in-memory", "--from", "2025-10-15", "--to", "2025-10-20", "--format", "csv");

        run.Output.Should().Contain("2025-10-15,2025-10-20,is owed,nscale,MW,ceiling,1,1,700,700,0,false").And.NotContain("nscale,MW,firm");
    }

    [Fact]
    public async Task needs_a_party()
    {
        var run = await ReplayProgram.RunAsync("reliance", "--in-memory");

        (run.ExitCode, run.Error).Should().Be((2, "No party is named; --party PARTY is required, such as --party openai.\n"));
    }

    private static string Unwrapped(string output) => string.Join(' ', output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
