using System.CommandLine;

namespace Replay;

/// <summary>Many questions, JSON lines in and out.</summary>
internal sealed class QueryVerb() : Verb("query", "Answers many questions: JSON lines in and out.")
{
    private static readonly Option<string> QueriesOption = new("--queries")
    {
        Description = "The questions, one a line: {\"asOf\":\"2025-03-08\",\"knownAt\":\"2025-03-10T12:00:00Z\"}; '-' for standard input.",
        HelpName = "FILE",
        Required = true,
    };

    protected override IEnumerable<CommandOption> Options => [QueriesOption, .. SharedOptions.OfStore];

    protected override async Task RunAsync(ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        terminal.IsQuiet = true;
        var file = options.ValueOf(QueriesOption) ?? "-";
        if (file == "-" && options.Histories.Contains("-"))
            throw new UserErrorException("Both the history and the questions are '-'; one of them at most is standard input.");
        using var questions = await InputFile.OpenAsync(file, cancellationToken);
        var queries = QueryReader.Read(file, questions.Rewound());
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);

        var steps = new ProgressCounter(queries.Count);
        await terminal.ShowProgressAsync("Answering", steps, Task.Run(() => Answer(queries, histories, terminal.Bytes, steps, cancellationToken), cancellationToken));
    }

    private static bool Answer(List<Query> queries, Histories histories, Stream output, ProgressCounter steps, CancellationToken cancellationToken)
    {
        var buffered = new BufferedStream(output, 64 * 1024);
        var writer = new QueryAnswerWriter(buffered);
        foreach (var together in queries.Chunk(4 * Environment.ProcessorCount))
        {
            var boards = together.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(query => histories.AsOf(query.Viewpoint)).ToList();
            foreach (var (query, board) in together.Zip(boards))
                writer.Write(query, board);
            steps.Report(steps.Done + together.Length);
        }

        buffered.Flush();
        return true;
    }
}
