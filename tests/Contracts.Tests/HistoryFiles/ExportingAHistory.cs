using System.Text;
using Contracts.Tests.Laws;
using CsCheck;

namespace Contracts.Tests.HistoryFiles;

public sealed class ExportingAHistory
{
    private static readonly DateTimeOffset Now = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void reads_back_as_the_same_entries_whatever_they_are() =>
        RandomHistories.Of(12).Sample(history =>
        {
            var text = Export(history.Entries);
            var again = Import(text)[history.Stream];
            return again.Entries.Zip(history.Entries).All(pair => pair.First.SaysTheSameAs(pair.Second) && pair.First.RecordedAt == pair.Second.RecordedAt)
                && again.Version == history.Version
                && Export(again.Entries) == text;
        });

    [Fact]
    public void answers_the_same_from_every_viewpoint_after_import() =>
        Gen.Select(RandomHistories.Of(12), RandomHistories.Viewpoint).Sample((history, viewpoint) =>
            RandomHistories.Seen(Import(Export(history.Entries))[history.Stream], viewpoint) == RandomHistories.Seen(history, viewpoint));

    [Fact]
    public void does_not_depend_on_the_order_of_lines_beyond_that_of_each_subject() =>
        Gen.Select(RandomHistories.Of(6), RandomHistories.Of(6)).Sample((one, other) =>
        {
            var lines = Lines(one, "one").Concat(Lines(other, "other")).ToArray();
            var shuffled = Lines(other, "other").Concat(Lines(one, "one")).ToArray();
            return Export(Import(string.Concat(lines)).SelectMany(history => history.Entries)) == Export(Import(string.Concat(shuffled)).SelectMany(history => history.Entries));
        });

    [Fact]
    public void keeps_every_field_of_the_envelope()
    {
        const string Line = """{"specversion":"1.0","id":"2025-03-01","type":"contracts.payment-made.v1","source":"https://example.org/a?b=c#d","subject":"partnership/p","effectiveon":"2023-02","recordedtime":"2025-03-10T12:00:00.000001Z","standing":"alleged","rivals":"f22","publisher":"Zürich & \"Söhne\" <ltd>","sourcekind":"press","publishedon":"../2025-03-06","place":"p. 7","recordedby":"ann","causedby":"m1","correlationid":"c1","x1":"\u0001","xponumber":"4711 \"ü\"","data":{"commitment":"c","amount":{"exactly":0.00000001,"unit":"data centre"}}}""";

        Export(Import(Line).SelectMany(history => history.Entries)).Should().Be(Line + "\n");
    }

    [Fact]
    public void keeps_what_an_account_supersedes()
    {
        const string Line = """{"specversion":"1.0","id":"f2","type":"contracts.payment-made.v1","source":"urn:x","subject":"partnership/p","effectiveon":"2023-02","recordedtime":"2025-03-10T12:00:00Z","standing":"confirmed","supersedes":"f1","publisher":"A Inc","data":{"commitment":"c","amount":{"exactly":1,"unit":"USD"}}}""";

        Export(Import(Line).SelectMany(history => history.Entries)).Should().Be(Line + "\n");
    }

    [Fact]
    public void writes_all_of_the_bundled_history_so_that_it_reads_back_the_same()
    {
        var bundled = Import(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "histories", "coreweave.jsonl")));
        var text = Export(bundled.SelectMany(history => history.Entries));

        Export(Import(text).SelectMany(history => history.Entries)).Should().Be(text);
        text.Should().Contain("\"id\":\"f23\"");
    }

    private static IEnumerable<string> Lines(History history, string subject) =>
        history.Entries.Select(entry => Export([entry]).Replace("partnership/p\"", $"partnership/{subject}\"", StringComparison.Ordinal));

    private static string Export(IEnumerable<Entry> entries)
    {
        var stream = new MemoryStream();
        var writer = new HistoryWriter(stream);
        foreach (var entry in entries)
            writer.Write(entry);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Histories Import(string text) =>
        Histories.Empty.Import(HistoryReader.ReadAll([("h.jsonl", new MemoryStream(Encoding.UTF8.GetBytes(text)))]), Now);
}
