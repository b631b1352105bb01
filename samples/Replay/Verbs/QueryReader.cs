namespace Replay;

/// <summary>Reads questions, one JSON object a line, and lists what is wrong in them as for history files.</summary>
internal static class QueryReader
{
    /// <exception cref="HistoryFileException">There are faults.</exception>
    public static List<Query> Read(string file, Stream utf8)
    {
        using var reader = new StreamReader(utf8, leaveOpen: true);
        var queries = new List<Query>();
        var faults = new List<HistoryFault>();
        for (var number = 1; faults.Count < HistoryReader.MostFaults && reader.ReadLine() is { } text; number++)
        {
            if (text.AsSpan().TrimStart(" \t") is [] or ['#', ..])
                continue;
            var line = new QueryLine(text);
            if (line.Read() is { } query)
                queries.Add(query);
            faults.AddRange(line.Faults.Select(fault => new HistoryFault(file, number, fault.Column, fault.Field, fault.Message)));
        }

        return faults.Count == 0 ? queries : throw new HistoryFileException([.. faults.Take(HistoryReader.MostFaults)]);
    }
}
