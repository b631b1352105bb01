namespace Replay.Tests;

public sealed class RefusingWhatCannotBeDone
{
    private const string NotWellFormed = "The connection to PostgreSQL is not well-formed; ";

    [Theory]
    [InlineData("There is no verb 'forget'; ", "forget")]
    [InlineData("There is no option '--loud' here; ", "timeline", "--in-memory", "--loud")]
    [InlineData("--as-of: 'yesterday' is no date; ", "commitments", "--in-memory", "--as-of", "yesterday")]
    [InlineData("--known-at: '2025-03' is no instant; ", "commitments", "--in-memory", "--known-at", "2025-03")]
    [InlineData("--format: 'xml' is no format; ", "commitments", "--in-memory", "--format", "xml")]
    [InlineData("There is no file 'nowhere.jsonl'; ", "commitments", "nowhere.jsonl", "--in-memory")]
    [InlineData("--stream: 'acme' is not a stream; ", "export", "--in-memory", "--stream", "acme")]
    [InlineData("The file '/nowhere/history.jsonl' cannot be written: ", "export", "--in-memory", "--output", "/nowhere/history.jsonl")]
    [InlineData("An import needs a persistent store, ", "import", "nowhere.jsonl", "--in-memory")]
    [InlineData("--postgres, --data and --in-memory name different stores; ", "commitments", "--in-memory", "--data", "folder")]
    [InlineData(NotWellFormed, "commitments", "--postgres", ";;")]
    [InlineData(NotWellFormed, "commitments", "--postgres", "")]
    [InlineData(NotWellFormed, "commitments", "--postgres", "nonsense")]
    [InlineData(NotWellFormed, "commitments", "--postgres", "Host=localhost;Colour=red")]
    [InlineData(NotWellFormed, "commitments", "--postgres", "Host=localhost;Port=many")]
    [InlineData(NotWellFormed, "commitments", "--postgres", "Host=localhost;Port=-1")]
    [InlineData(NotWellFormed, "commitments", "--postgres", "Host=localhost;SSL Mode=sometimes")]
    [InlineData(NotWellFormed, "commitments", "--postgres", "Database=contracts;Username=me")]
    public async Task says_so_in_one_sentence(string sentence, params string[] arguments)
    {
        var run = await ReplayProgram.RunAsync(arguments);

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().StartWith(sentence).And.EndWith("\n").And.Subject.Count(c => c == '\n').Should().Be(1);
    }
}
