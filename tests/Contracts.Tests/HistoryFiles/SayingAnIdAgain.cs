using System.Text;

namespace Contracts.Tests.HistoryFiles;

public sealed class SayingAnIdAgain
{
    [Fact]
    public void with_other_content_is_a_fault_of_that_line_at_its_id() =>
        Faults(Line("a", 1), Line("a", 2), Line("a", 1)).Should().Equal((2, 27));

    [Fact]
    public void is_a_fault_of_each_line_that_is_at_odds_with_the_first() =>
        Faults(Line("b", 1), Line("a", 1), Line("a", 2), Line("b", 1), Line("a", 3), Line("b", 4)).Should().Equal((3, 27), (5, 27), (6, 27));

    [Fact]
    public void with_the_same_content_is_none() => Faults(Line("a", 1), Line("a", 1)).Should().BeEmpty();

    [Fact]
    public void a_line_is_written_as_it_was_read_unless_it_was_changed()
    {
        var text = $" {Line("a", 1)} ";
        var line = HistoryLine.Parse("h.jsonl", 1, Encoding.UTF8.GetBytes(text));

        Written(line).Should().Be(text);
        Written(line with { Entry = line.Entry with { RecordedBy = "ann" } }).Should().Contain("\"recordedby\":\"ann\"");
    }

    private static IEnumerable<(int Line, int Column)> Faults(params string[] lines) =>
        new StreamImport(
            History.Empty(StreamKey.Partnership("p")),
            lines.Select((text, i) => HistoryLine.Parse("h.jsonl", i + 1, Encoding.UTF8.GetBytes(text))),
            new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero)).Faults.Select(fault => (fault.Line, fault.Column));

    private static string Line(string id, int amount) =>
        $$$"""{"specversion":"1.0","id":"{{{id}}}","type":"contracts.commitment-made.v1","source":"urn:contracts:x","subject":"partnership/p","effectiveon":"2025-01-01","data":{"commitment":"{{{id}}}","debtor":"a","creditor":"b","amount":{"unit":"USD","exactly":{{{amount}}} } } }""";

    private static string Written(HistoryLine line)
    {
        using var utf8 = new MemoryStream();
        new HistoryWriter(utf8).Write(line);
        return Encoding.UTF8.GetString(utf8.ToArray()).TrimEnd('\n');
    }
}
