namespace Replay.Tests;

public sealed class AskingManyQuestions
{
    private const string Questions =
        """
        {"asOf":"2024-12-31","knownAt":"2024-12-31T00:00:00+00:00"}
        {"asOf":"2024-12-31","knownAt":"2024-05-02T23:59:59Z","evidence":"parties"}
        """;

    [Fact]
    public async Task answers_one_line_each_in_their_order()
    {
        var run = await ReplayProgram.RunAsync(Questions, ["query", ReplayProgram.Small, "--in-memory", "--queries", "-"]);

        run.Error.Should().BeEmpty();
        run.ExitCode.Should().Be(0);
        run.Output.Should().Be(OneLineEach(
            """
            {"asOf":"2024-12-31","knownAt":"2024-12-31T00:00:00+00:00",
            "commitments":[
            {"stream":"partnership/acme-bolt","commitment":"racks","debtor":"bolt","creditor":"acme","nature":"firm","status":"closed","contested":false,"committed":{"min":40.5,"max":40.5,"unit":"MW"},"performed":{"min":0,"max":0,"unit":"MW"},"withdrawn":{"min":0,"max":0,"unit":"MW"},"reduced":{"min":0,"max":0,"unit":"MW"},"novated":{"min":0,"max":0,"unit":"MW"},"exceeded":{"min":0,"max":0,"unit":"MW"},"outstanding":{"min":0,"max":0,"unit":"MW"}},
            {"stream":"partnership/acme-bolt","commitment":"spend","debtor":"acme","creditor":"bolt","nature":"firm","status":"open","contested":true,"committed":{"min":1000000,"max":null,"unit":"USD"},"performed":{"min":250000.25,"max":250000.25,"unit":"USD"},"withdrawn":{"min":0,"max":null,"unit":"USD"},"reduced":{"min":0,"max":0,"unit":"USD"},"novated":{"min":0,"max":0,"unit":"USD"},"exceeded":{"min":0,"max":0,"unit":"USD"},"outstanding":{"min":0,"max":null,"unit":"USD"}}],
            "totals":[
            {"debtor":"acme","creditor":"bolt","unit":"USD","firm":{"min":0,"max":null,"maxOfBounded":0,"openEnded":1},"ceiling":{"min":0,"max":null,"maxOfBounded":0,"openEnded":1}},
            {"debtor":"bolt","creditor":"acme","unit":"MW","firm":{"min":0,"max":0,"maxOfBounded":0,"openEnded":0},"ceiling":{"min":0,"max":0,"maxOfBounded":0,"openEnded":0}}],
            "options":[],
            "deals":[
            {"stream":"partnership/acme-bolt","deal":"supply","term":{"from":"2024-01-05","to":"2026","next":null},"status":"in-effect"}],
            "investments":[
            {"stream":"partnership/acme-bolt","investment":"stake","investor":"acme","issuer":"bolt","consideration":"in-kind","committed":{"min":0,"max":0,"unit":"USD"},"invested":{"min":350000,"max":350000,"unit":"USD"},"held":{"min":350000,"max":350000,"unit":"USD"},"outstanding":{"min":0,"max":0,"unit":"USD"},"amount":{"min":350000,"max":350000,"unit":"USD"},"contested":false}],
            "offerings":[
            {"stream":"offering/bolt-ipo","stage":"priced","amount":{"min":36450,"max":36450,"unit":"USD"}}],
            "anomalies":[
            {"stream":"offering/bolt-ipo-two","entry":"o3","code":"not-priced"},
            {"stream":"partnership/acme-bolt","entry":"f9","code":"already-closed"}]}
            """,
            """
            {"asOf":"2024-12-31","knownAt":"2024-05-02T23:59:59Z",
            "commitments":[
            {"stream":"partnership/acme-bolt","commitment":"racks","debtor":"bolt","creditor":"acme","nature":"firm","status":"open","contested":false,"committed":{"min":40.5,"max":40.5,"unit":"MW"},"performed":{"min":0,"max":0,"unit":"MW"},"withdrawn":{"min":0,"max":0,"unit":"MW"},"reduced":{"min":0,"max":0,"unit":"MW"},"novated":{"min":0,"max":0,"unit":"MW"},"exceeded":{"min":0,"max":0,"unit":"MW"},"outstanding":{"min":40.5,"max":40.5,"unit":"MW"}},
            {"stream":"partnership/acme-bolt","commitment":"spend","debtor":"acme","creditor":"bolt","nature":"firm","status":"open","contested":false,"committed":{"min":1000000,"max":null,"unit":"USD"},"performed":{"min":250000.25,"max":250000.25,"unit":"USD"},"withdrawn":{"min":0,"max":0,"unit":"USD"},"reduced":{"min":0,"max":0,"unit":"USD"},"novated":{"min":0,"max":0,"unit":"USD"},"exceeded":{"min":0,"max":0,"unit":"USD"},"outstanding":{"min":749999.75,"max":null,"unit":"USD"}}],
            "totals":[
            {"debtor":"acme","creditor":"bolt","unit":"USD","firm":{"min":749999.75,"max":null,"maxOfBounded":0,"openEnded":1},"ceiling":{"min":749999.75,"max":null,"maxOfBounded":0,"openEnded":1}},
            {"debtor":"bolt","creditor":"acme","unit":"MW","firm":{"min":40.5,"max":40.5,"maxOfBounded":40.5,"openEnded":0},"ceiling":{"min":40.5,"max":40.5,"maxOfBounded":40.5,"openEnded":0}}],
            "options":[],
            "deals":[
            {"stream":"partnership/acme-bolt","deal":"supply","term":{"from":"2024-01-05","to":"2026","next":null},"status":"in-effect"}],
            "investments":[],
            "offerings":[],
            "anomalies":[]}
            """));
    }

    [Fact]
    public async Task reads_a_pipe_as_it_reads_a_file()
    {
        var piped = await ReplayProgram.RunAsync(Questions, ["query", ReplayProgram.Small, "--in-memory", "--queries", "/dev/stdin"]);

        piped.Error.Should().BeEmpty();
        piped.Output.Should().Be((await ReplayProgram.RunAsync(Questions, ["query", ReplayProgram.Small, "--in-memory", "--queries", "-"])).Output).And.NotBeEmpty();
    }

    [Fact]
    public async Task lists_what_is_wrong_in_them_and_answers_none()
    {
        const string faulty =
            """
            {"asOf":"2024-12-31","knownAt":"2024-12-31T00:00:00Z"}
            {"asOf":"2024-13-31","knownAt":"noon","ü":1,"evidence":"rumours"}
            {"asOf":20241231}
            [
            """;

        var run = await ReplayProgram.RunAsync(faulty, ["query", ReplayProgram.Small, "--in-memory", "--queries", "-"]);

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().Be(
            """
            -:2:9: asOf: '2024-13-31' is no date; one such as 2025-03-08 is required.
            -:2:32: knownAt: 'noon' is no instant; one such as 2025-03-10T23:59:59Z is required, or a day such as 2025-03-10.
            -:2:39: ü: There is no such field; a question has asOf, knownAt and evidence.
            -:2:56: evidence: 'rumours' is no evidence policy; one of all, parties, parties+press, undisputed is required.
            -:3:1: knownAt: The field is missing; it is required.
            -:3:9: asOf: This is no text; a JSON string is required.
            -:4:1: The line is no object; each line is one JSON object.

            """);
    }

    private static string OneLineEach(params string[] answers) => string.Concat(answers.Select(answer => answer.Replace("\n", "", StringComparison.Ordinal) + "\n"));
}
