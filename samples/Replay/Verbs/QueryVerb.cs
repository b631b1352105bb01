using System.CommandLine;

namespace Replay;

/// <summary>Answers many queries: JSON lines in and out.</summary>
internal sealed class QueryVerb() : Verb("query", "Answers many questions: JSON lines in and out.")
{
    private const int BufferBytes = 64 * 1024;

    private static readonly Option<string> Queries = new("--queries")
    {
        Description = "The questions, one a line: "
            + "{\"asOf\":\"2025-03-08\",\"knownAt\":\"2025-03-10T12:00:00Z\"}; '-' for standard input.",
        HelpName = "FILE",
        Required = true,
    };

    protected override IEnumerable<CommandOption> Options => [Queries, .. SharedOptions.OfStore];

    protected override async Task RunAsync(
        ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        terminal.IsQuiet = true;
        var file = options.ValueOf(Queries) ?? "-";
        if (file == "-" && options.Histories.Contains("-"))
        {
            throw new UserErrorException(
                "Both the history and the questions are '-'; one of them at most is standard input.");
        }

        using var input = await InputFile.OpenAsync(file, cancellationToken);
        var queries = QueryLine.ReadAll(file, input.Rewound());
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var steps = new ProgressCounter(queries.Count);
        var answer = Task.Run(
            () => Answer(queries, histories, terminal.Bytes, steps, cancellationToken), cancellationToken);
        await terminal.ShowProgressAsync("Answering", steps, answer);
    }

    private static bool Answer(
        List<Query> queries,
        Histories histories,
        Stream output,
        ProgressCounter steps,
        CancellationToken cancellationToken)
    {
        var buffered = new BufferedStream(output, BufferBytes);
        var writer = new QueryAnswerWriter(buffered);
        foreach (var chunk in queries.Chunk(4 * Environment.ProcessorCount))
        {
            var boards = chunk.AsParallel().AsOrdered().WithCancellation(cancellationToken)
                .Select(query => histories.AsOf(query.Viewpoint))
                .ToList();
            foreach (var (query, board) in chunk.Zip(boards))
                writer.Write(query, board);
            steps.Report(steps.Done + chunk.Length);
        }

        buffered.Flush();
        return true;
    }
}
