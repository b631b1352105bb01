using Spectre.Console;

namespace Replay;

/// <summary>The tables and lines of answers, which fit into 80 columns.</summary>
internal static class Tables
{
    private const int WidestUnwrappedName = 34;

    /// <summary><c>As of 2025-03-21, as known now</c>.</summary>
    public static string Describe(Viewpoint viewpoint)
    {
        var day = viewpoint.AsOf == DateOnly.MaxValue ? "the last day" : $"{viewpoint.AsOf:yyyy-MM-dd}";
        var isNow = viewpoint.KnownAt >= RecordedInstant.Truncate(DateTimeOffset.MaxValue);
        var known = isNow ? "now" : $"at {RecordedInstant.Format(viewpoint.KnownAt)}";
        var evidence = viewpoint.Evidence == EvidencePolicy.All ? "" : $", evidence: {viewpoint.Evidence}";
        return $"As of {day}, as known {known}{evidence}";
    }

    /// <summary>The markup of a standing, and a mark where it is contested.</summary>
    public static string Marks(Standing standing, bool isContested) =>
        $"[dim]{Words.Of(standing)}[/]{(isContested ? ", [yellow]contested[/]" : "")}";

    /// <summary>The rows of all items, grouped by stream under a row with the name of the stream.</summary>
    public static IEnumerable<string[]> ByStream<T>(
        IEnumerable<T> items, Func<T, StreamKey> streamOf, Func<T, string[]> row, int columns) =>
        items.GroupBy(streamOf).SelectMany(ofStream =>
            ofStream.Select(row).Prepend([$"{ofStream.Key.Slug}", .. Enumerable.Repeat("", columns - 1)]));

    extension(IAnsiConsole console)
    {
        /// <summary>Writes marked-up text with every line indented.</summary>
        public void WriteIndented(int indent, string markup) =>
            console.Write(new Padder(new Markup(markup), new Padding(indent, 0, 0, 0)));

        /// <summary>Writes a table under a title; nothing where there are no rows.</summary>
        /// <param name="title">The title.</param>
        /// <param name="headings">The headings. A leading <c>&gt;</c> makes the column right-aligned.</param>
        /// <param name="rows">The cells of each row, as markup.</param>
        public void WriteTable(string title, IReadOnlyList<string> headings, IEnumerable<string[]> rows)
        {
            var all = rows.ToList();
            if (all.Count == 0)
                return;

            var table = new Table().NoBorder().Expand();
            foreach (var heading in headings)
            {
                var text = $"[dim]{heading.TrimStart('>').EscapeMarkup()}[/]";
                var column = new TableColumn(text) { Padding = new Padding(0, 0, 1, 0) };
                table.AddColumn(heading[0] == '>' ? column.RightAligned() : column);
            }

            all.ForEach(row => table.AddRow(row));
            var widestName = all.SelectMany(row => row[0].Split('\n')).Max(line => line.RemoveMarkup().Length);
            table.Columns[0].NoWrap = widestName <= WidestUnwrappedName;
            console.WriteLine();
            console.Write(new Rule($"[bold]{title}[/]").LeftJustified().RuleStyle("dim"));
            console.Write(table);
        }

        /// <summary>Writes anomalies under a title; nothing where there are none.</summary>
        public void WriteAnomalies(string title, IReadOnlyCollection<Anomaly> anomalies)
        {
            if (anomalies.Count == 0)
                return;
            console.WriteLine();
            console.MarkupLine($"[bold]{title.EscapeMarkup()}[/]");
            foreach (var anomaly in anomalies)
            {
                var entry = $"{anomaly.Stream} {anomaly.Entry}".EscapeMarkup();
                console.WriteIndented(
                    2, $"[yellow]{anomaly.Code.EscapeMarkup()}[/] {entry}: {anomaly.Message.EscapeMarkup()}");
            }
        }
    }
}
