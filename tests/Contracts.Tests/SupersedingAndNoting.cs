using System.Text;

namespace Contracts.Tests;

/// <summary>Worked examples of accounts that supersede others, and of notes and rights, as lines of a history file.</summary>
public sealed class SupersedingAndNoting
{
    private const string Frame = "\"specversion\":\"1.0\",\"source\":\"urn:contracts:cases\",\"subject\":\"partnership/p\",\"standing\":\"confirmed\"";
    private static readonly Viewpoint Asked = Viewpoint.On(new DateOnly(2030, 1, 1), new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void a_superseded_account_does_not_speak()
    {
        var board = Board(
            Made("m", 10, """ "recordedtime":"2025-01-01T00:00:00Z","publisher":"B plc" """),
            Made("s", 14, """ "recordedtime":"2025-01-01T00:01:00Z","supersedes":"m","publisher":"B plc" """));

        Outstanding(board).Should().Equal("c1 $14");
        Totals(board).Should().Equal("a b $14, at most $14");
        board.Anomalies.Should().BeEmpty();
    }

    [Fact]
    public void an_account_of_another_publisher_supersedes_nothing_and_acts_as_a_rival()
    {
        var board = Board(
            Made("m", 10, """ "recordedtime":"2025-01-01T00:00:00Z","publisher":"A Inc" """),
            Made("s", 14, """ "recordedtime":"2025-01-01T00:01:00Z","supersedes":"m","publisher":"B plc" """));

        Outstanding(board).Should().Equal("c1 $10");
        Totals(board).Should().Equal("a b $10, at most $10");
        board.Anomalies.Select(anomaly => $"{anomaly.Entry} {anomaly.Code}").Should().Equal("s cannot-supersede");
    }

    [Fact]
    public void rights_and_notes_change_nothing()
    {
        var board = Board(
            Made("m", 9, """ "recordedtime":"2025-01-01T00:00:00Z" """),
            Line(""" "id":"r","type":"contracts.right-granted.v1","recordedtime":"2025-01-01T00:01:00Z","effectiveon":"2025-02-01","data":{"right":"r1","holder":"a","against":"b","kind":"exclusivity","description":"no other supplier"} """),
            Line(""" "id":"n","type":"contracts.fact-noted.v1","recordedtime":"2025-01-01T00:02:00Z","effectiveon":"2025-02-02","data":{"topic":"lawsuit","summary":"b sued a"} """),
            Line(""" "id":"x","type":"contracts.entry-disputed.v1","recordedtime":"2025-01-01T00:03:00Z","data":{"entry":"n","byParty":"b"} """));

        Outstanding(board).Should().Equal("c1 $9");
        Totals(board).Should().Equal("a b $9, at most $9");
        board.Anomalies.Should().BeEmpty();
    }

    private static IEnumerable<string> Outstanding(CommitmentBoard board) =>
        board.Commitments.Select(commitment => $"{commitment.Id} {commitment.Outstanding}{(commitment.IsContested ? ", contested" : "")}");

    private static IEnumerable<string> Totals(CommitmentBoard board) =>
        board.Totals.Select(total => $"{total.Debtor} {total.Creditor} {total.Firm}, at most {total.Ceiling}");

    private static CommitmentBoard Board(params string[] lines) =>
        Histories.Empty.Import(HistoryReader.ReadAll([("cases.jsonl", new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))))]), DateTimeOffset.UnixEpoch).AsOf(Asked);

    private static string Made(string id, int amount, string attributes) => Line(
        $$$"""{{{attributes.Trim()}}},"id":"{{{id}}}","type":"contracts.commitment-made.v1","effectiveon":"2025-01-02","data":{"commitment":"c1","debtor":"a","creditor":"b","amount":{"exactly":{{{amount}}},"unit":"USD"}}""");

    private static string Line(string attributes) => $"{{{Frame},{attributes.Trim()}}}";
}
