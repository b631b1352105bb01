using Contracts.Benchmarks;
using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Printing;
using Contracts.Benchmarks.Publishing;

try
{
    var arguments = Arguments.Parse(args);
    if (arguments is { Run: { } kept, Page: { } page })
    {
        var run = new KeptRun(kept);
        run.Plot();
        run.PutInto(page);
    }
    else if (arguments.Run is { } printed)
        Console.Write(new KeptRun(printed).Markdown);
    else
        await MeasureAsync(arguments);
    return 0;
}
catch (ArgumentException refused)
{
    Console.Error.WriteLine(refused.Message);
    return 2;
}

static async Task MeasureAsync(Arguments arguments)
{
    var rows = new Queue<Comparison>(Rows.Of(arguments.Scale).Where(row => row.Name.Contains(arguments.Only, StringComparison.OrdinalIgnoreCase)));
    if (rows.Count == 0)
        throw new ArgumentException($"No row is named '{arguments.Only}'; the rows are {string.Join("; ", Rows.Of(arguments.Scale).Select(row => row.Name))}.");
    await using var place = new Place(arguments.Scale);
    Console.WriteLine(arguments.IsJson ? FigureLine.Write(await Machine.OfAsync(place)) : FigureTable.Head);
    // A row is let go once it is measured: what it holds would cost the next whenever garbage is collected.
    while (rows.TryDequeue(out var row))
    {
        await using var closing = row;
        var figure = await SideBySide.MeasureAsync(row, place);
        foreach (var line in arguments.IsJson ? [FigureLine.Write(figure)] : FigureTable.Lines(figure))
            Console.WriteLine(line);
    }
}
