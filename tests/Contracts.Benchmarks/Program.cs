using Contracts.Benchmarks;
using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Printing;

try
{
    var arguments = Arguments.Parse(args);
    var rows = Rows.All.Where(row => row.IsOf(arguments.Scale) && row.Name.Contains(arguments.Only, StringComparison.OrdinalIgnoreCase)).ToList();
    if (rows.Count == 0)
        throw new ArgumentException($"No row is named '{arguments.Only}'; the rows are {string.Join("; ", Rows.All.Select(row => row.Name))}.");
    await using var place = new Place(arguments.Scale);
    if (!arguments.IsJson)
        Console.WriteLine(FigureTable.Head);
    foreach (var row in rows)
    {
        var figure = await SideBySide.MeasureAsync(row, place);
        foreach (var line in arguments.IsJson ? [FigureLine.Of(figure)] : FigureTable.Lines(figure))
            Console.WriteLine(line);
    }

    return 0;
}
catch (ArgumentException refused)
{
    Console.Error.WriteLine(refused.Message);
    return 2;
}
