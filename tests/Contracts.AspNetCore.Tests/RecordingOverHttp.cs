using System.Text.Json;

[assembly: AssemblyFixture(typeof(Contracts.Web.Tests.Servers))]

namespace Contracts.Web.Tests;

public sealed class RecordingOverHttp(Servers servers)
{
    private const string Formed =
        """{"id":"f1","type":"contracts.partnership-formed.v1","effectiveon":"2025-01-01","data":{"parties":[{"party":"a"},{"party":"b"}]}}""";

    private const string Made =
        """{"id":"f2","type":"contracts.commitment-made.v1","source":"https://example.org/filing","effectiveon":"2025-03-07","data":{"commitment":"c1","debtor":"a","creditor":"b","amount":{"upTo":100,"unit":"USD"}}}""";

    private const string TooMuch =
        """{"id":"f3","type":"contracts.payment-made.v1","effectiveon":"2025-04-01","data":{"commitment":"c1","amount":{"exactly":200,"unit":"USD"}}}""";

    [Fact]
    public async Task a_batch_is_recorded_once()
    {
        await using var service = await Service.StartAsync(servers);

        var first = await service.PostAsync("/ledger/streams/partnership/a-b/entries", $"[{Formed},{Made}]");
        var again = await service.PostAsync("/ledger/streams/partnership/a-b/entries", $"[{Formed},{Made}]");

        (first.Status, again.Status).Should().Be((201, 200), "{0}", first.Body);
        var receipt = first.Body.Deserialize<RecordingReceipt>(Service.Reading)!;
        receipt.Recorded.Select(entry => entry.Id.ToString()).Should().Equal("f1", "f2");
        receipt.Version.Should().Be(2);
        again.Body.Deserialize<RecordingReceipt>(Service.Reading)!.Repeated.Should().HaveCount(2);
        var page = await service.ReadAsync<Page<Position>>("/ledger/positions?asOf=2025-12-31");
        page.Items.Should().ContainSingle().Which.Amount.Should().Be(Amount.UpTo(100, AmountUnit.Usd));
    }

    [Fact]
    public async Task a_refused_batch_tells_its_conflicts()
    {
        await using var service = await Service.StartAsync(servers);
        await service.PostAsync("/ledger/streams/partnership/a-b/entries", $"[{Formed},{Made}]");

        var (status, problem) = await service.PostAsync("/ledger/streams/partnership/a-b/entries", TooMuch);

        status.Should().Be(422);
        var conflicts = problem!["conflicts"].Deserialize<IReadOnlyList<Anomaly>>(Service.Reading)!;
        conflicts.Should().ContainSingle().Which.Code.Should().Be("more-than-outstanding");
        problem["title"]!.GetValue<string>().Should().Be("The batch is refused");
    }

    [Fact]
    public async Task a_preview_tells_what_would_be_and_records_nothing()
    {
        await using var service = await Service.StartAsync(servers);
        await service.PostAsync("/ledger/streams/partnership/a-b/entries", Formed);

        var (status, body) = await service.PostAsync("/ledger/streams/partnership/a-b/preview?asOf=2025-12-31", Made);
        var refused = (await service.PostAsync("/ledger/streams/partnership/a-b/preview", TooMuch)).Body.Deserialize<Preview>(Service.Reading)!;

        status.Should().Be(200);
        var preview = body.Deserialize<Preview>(Service.Reading)!;
        ((Partnership)preview.State)["c1"].Outstanding.Should().Be(Amount.UpTo(100, AmountUnit.Usd));
        refused.Receipt.Conflicts.Should().ContainSingle().Which.Code.Should().Be("not-committed");
        (await service.ReadAsync<Page<Position>>("/ledger/positions")).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task a_lost_race_is_a_conflict_and_not_retried()
    {
        await using var service = await Service.StartAsync(servers);
        await service.PostAsync("/ledger/streams/partnership/a-b/entries", Formed);

        var (status, problem) = await service.PostAsync("/ledger/streams/partnership/a-b/entries?expectedVersion=0", Made);

        status.Should().Be(409);
        problem!["title"]!.GetValue<string>().Should().Be("The stream has changed since it was read");
        (await service.PostAsync("/ledger/streams/partnership/a-b/entries?expectedVersion=1", Made)).Status.Should().Be(201);
    }

    [Fact]
    public async Task faults_are_told_all_at_once_with_their_fields()
    {
        await using var service = await Service.StartAsync(servers);

        var (status, problem) = await service.PostAsync(
            "/ledger/streams/partnership/a-b/entries",
            """[{"type":"contracts.payment-made.v1","effectiveon":"soon","data":{"commitment":"C1","amount":{"exactly":2}}},{"type":"contracts.paid.v1","data":{}}]""");

        status.Should().Be(400);
        problem!["faults"]!.AsArray().Select(fault => (fault!["line"]!.GetValue<int>(), fault["field"]!.GetValue<string>()))
            .Should().Equal((1, "effectiveon"), (1, "data.commitment"), (1, "data.amount"), (2, "type"));
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("null", 400)]
    [InlineData("[null]", 400)]
    [InlineData("\"text\"", 400)]
    [InlineData("", 400)]
    [InlineData("""{"type":"contracts.commitment-made.v1","effectiveon":"2025","subject":"partnership/other","data":{}}""", 400)]
    public async Task what_is_no_batch_is_refused(string body, int expected)
    {
        await using var service = await Service.StartAsync(servers);

        var (status, problem) = await service.PostAsync("/ledger/streams/partnership/a-b/entries", body);

        status.Should().Be(expected);
        problem!["detail"]!.GetValue<string>().Should().NotBeEmpty();
    }

    [Fact]
    public async Task a_body_of_another_media_type_is_not_read()
    {
        await using var service = await Service.StartAsync(servers);

        (await service.SendAsync(HttpMethod.Post, "/ledger/streams/partnership/a-b/entries", Formed, "text/plain")).Status.Should().Be(415);
        (await service.SendAsync(HttpMethod.Post, "/ledger/streams/partnership/a-b/entries", $"[{Formed}]", "application/cloudevents-batch+json")).Status.Should().Be(201);
    }

    [Fact]
    public async Task a_body_of_more_than_a_megabyte_is_refused()
    {
        await using var service = await Service.StartAsync(servers);

        var (status, problem) = await service.PostAsync("/ledger/streams/partnership/a-b/entries", $"[\"{new string('x', 1024 * 1024)}\"]");

        status.Should().Be(413);
        problem!["detail"]!.GetValue<string>().Should().Contain("too large");
    }

    [Fact]
    public async Task entries_are_corrected_retracted_disputed_and_confirmed()
    {
        await using var service = await Service.StartAsync(servers);
        const string entry = "/ledger/streams/partnership/a-b/entries/f2";
        await service.PostAsync("/ledger/streams/partnership/a-b/entries", $"[{Formed},{Made}]");

        (int, string)[] said =
        [
            await Sent("/disputes", """{"data":{"byParty":"b","counterClaim":"It is 50"}}"""),
            await Sent("/resolutions", """{"data":{"outcome":"settled"}}"""),
            await Sent("/confirmations", """{"data":{"byParty":"b"}}"""),
            await Sent("/corrections", """{"effectiveon":"2025-03-07","data":{"reason":"misread","type":"contracts.commitment-made.v1","data":{"commitment":"c1","debtor":"a","creditor":"b","amount":{"exactly":50,"unit":"USD"}}}}"""),
        ];
        said.Should().OnlyContain(one => one.Item1 == 201);
        (await service.ReadAsync<Page<Position>>("/ledger/positions")).Items.Single().Amount.Should().Be(Amount.Exactly(50, AmountUnit.Usd));

        (await Sent("/retractions", "")).Item1.Should().Be(201);
        (await service.ReadAsync<Page<Position>>("/ledger/positions")).Items.Should().BeEmpty();
        (await Sent("/retractions", """{"data":{"entry":"f1"}}""")).Item1.Should().Be(400);

        async Task<(int, string)> Sent(string path, string body) => await service.PostAsync(entry + path, body) is var (status, told) ? (status, $"{told}") : default;
    }
}
