using System.Text;
using System.Text.Json;
using Contracts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Contracts.Web.Tests;

public sealed class AskingOverHttp(Servers servers)
{
    private static readonly string History = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "coreweave.jsonl"));

    [Fact]
    public async Task every_question_answers_as_the_library_does()
    {
        await using var service = await ImportedAsync();
        var ledger = service.Services.GetRequiredService<IContractLedger>();
        var view = ledger.AsOf(Viewpoint.On(new DateOnly(2025, 6, 30), new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.Zero).AddMicroseconds(-1)));
        const string at = "asOf=2025-06-30&knownAt=2025-06-30";
        var openai = StreamKey.Partnership("openai-coreweave");
        FigureKey compute = new(FigureKind.Commitment, "compute");

        (await Items<Position>($"positions?{at}&limit=1000")).Should().BeEquivalentTo((await view.PositionPageAsync(new(), 1000)).Value.Values);
        (await Items<PositionTotal>($"totals?{at}&unit=USD&creditor=coreweave")).Should().Equal([(await view.OwedToAsync("coreweave", AmountUnit.Usd)).Value!]);
        (await Items<PositionTotal>($"totals?{at}")).Should().Equal((await view.ExposureAsync()).Value.ByPair);
        (await Items<TotalBelief>($"totals/beliefs?{at}&unit=USD&creditor=coreweave")).Should().Equal((await view.TotalBeliefsAsync(new TotalScope(Creditor: "coreweave"), AmountUnit.Usd, DateTimeOffset.MinValue)).Value);
        (await One<Exposure>($"exposure?{at}&party=coreweave")).Should().Be((await view.ExposureAsync("coreweave")).Value);
        (await Items<Concentration>($"concentration?{at}&side=creditor")).Should().Equal((await view.ConcentrationAsync(CommitmentSide.Creditor)).Value);
        (await One<Reliance>($"reliance?{at}&party=openai")).Should().Be((await view.RelianceAsync("openai")).Value);
        (await Items<Backlog>($"backlogs?{at}")).Should().Equal((await view.BacklogsAsync()).Value);
        (await Items<UpcomingItem>($"upcoming?{at}&within=3660&limit=1000")).Should().Equal((await view.UpcomingAsync(3660)).Value);
        (await Items<DealFigures>($"deals?{at}&limit=1000")).Should().BeEquivalentTo((await view.DealsAsync()).Value);
        (await Items<Holding>($"holdings?{at}&limit=1000")).Should().BeEquivalentTo((await view.HoldingsAsync()).Value);
        (await Items<Deadline>($"deadlines?{at}&limit=1000")).Should().BeEquivalentTo((await view.DeadlinesAsync()).Value);
        (await Items<RightFigures>($"rights?{at}&limit=1000")).Should().BeEquivalentTo((await view.RightsAsync()).Value);
        (await Items<Cure>($"cures?{at}&limit=1000")).Should().BeEquivalentTo((await view.CuresAsync()).Value);
        (await Items<CapacityFigures>($"capacity?{at}&limit=1000")).Should().BeEquivalentTo((await view.CapacityAsync()).Value);
        (await Items<PublishedFigure>($"figures?{at}&party=coreweave&limit=1000")).Should().BeEquivalentTo((await view.PublishedFiguresAsync("coreweave")).Value);
        (await One<CommitmentBoard>($"board?{at}&party=openai")).Totals.Should().Equal((await view.CommitmentsAsync(PositionScope.Of((Id<Party>)"openai"))).Value.Totals);
        ((Partnership)await One<Aggregate>($"streams/{openai}?{at}"))["compute"].Outstanding.Should().Be((await view.PartnershipAsync("openai-coreweave")).Value["compute"].Outstanding);
        (await Items<Entry>($"streams/{openai}/entries?limit=1000")).Select(entry => entry.Id).Should().Equal((await ledger.HistoryAsync(openai)).Entries.Select(entry => entry.Id));
        (await One<Explanation>($"streams/{openai}/explanation?{at}&figure=commitment compute")).Steps.Select(step => step.Figures)
            .Should().Equal((await ledger.HistoryAsync(openai)).Explain(compute, view.Viewpoint).Select(step => step.Figures));
        (await Items<Belief>($"streams/{openai}/beliefs?{at}&figure=commitment/compute")).Select(belief => (belief.KnownFrom, belief.Figures))
            .Should().Equal((await view.BeliefsAsync(openai, compute)).Value.Select(belief => (belief.KnownFrom, belief.Figures)));
        (await Items<FigureRectangle>($"streams/{openai}/rectangles?figure=commitment compute")).Should().Equal((await ledger.AsOf(Viewpoint.Latest).RectanglesAsync(openai, compute)).Value);
        (await Items<FigureChange>($"streams/{openai}/changes?{at}&fromAsOf=2025-03-01")).Select(change => (change.Figure, change.After))
            .Should().Equal((await view.ChangesAsync(openai, view.Viewpoint with { AsOf = new DateOnly(2025, 3, 1) })).Value.Select(change => (change.Figure, change.After)));
        (await Items<PositionChange>($"changes?{at}&fromAsOf=2025-03-01")).Should().BeEquivalentTo((await view.PositionChangesAsync(view.Viewpoint with { AsOf = new DateOnly(2025, 3, 1) }, PositionScope.Everything)).Value);
        (await Items<Explanation>($"totals/explanation?{at}&debtor=openai&creditor=coreweave&unit=USD")).Should().HaveCount((await view.ExplainTotalAsync("openai", "coreweave", AmountUnit.Usd)).Value.Count).And.NotBeEmpty();

        async Task<IReadOnlyList<T>> Items<T>(string path) => (await service.ReadAsync<Page<T>>($"/ledger/{path}")).Items;
        async Task<T> One<T>(string path) => (await service.ReadAsync<Answer<T>>($"/ledger/{path}")).Value;
    }

    [Fact]
    public async Task pages_of_one_question_are_of_one_knowledge()
    {
        await using var service = await ImportedAsync();
        var all = (await service.ReadAsync<Page<Position>>("/ledger/positions?limit=1000")).Items;

        var seen = new List<Position>();
        for (var path = "/ledger/positions?limit=3"; path is not null;)
        {
            var page = await service.ReadAsync<Page<Position>>(path);
            page.Items.Count.Should().BeLessThanOrEqualTo(3);
            seen.AddRange(page.Items);
            path = page.Next is { } next ? $"/ledger/positions?limit=3&after={next}" : null;
            await service.PostAsync($"/ledger/streams/organization/new-{seen.Count}/entries", """{"type":"contracts.organization-founded.v1","effectiveon":"2025","data":{"name":"New"}}""");
        }

        seen.Should().Equal(all);
    }

    [Fact]
    public async Task an_answer_that_has_not_changed_is_not_sent_again()
    {
        await using var service = await ImportedAsync();
        const string path = "/ledger/totals?unit=USD&asOf=2025-06-30&knownAt=2025-06-30";
        var token = (await service.ReadAsync<Page<PositionTotal>>(path)).Token;

        (await service.SendAsync(HttpMethod.Get, path, ifNoneMatch: $"\"{token}\"")).Should().Be((304, null));
        (await service.SendAsync(HttpMethod.Get, path, ifNoneMatch: "\"other\"")).Status.Should().Be(200);
        (await service.ReadAsync<Page<PositionTotal>>($"/ledger/totals?unit=USD&asOf=2025-06-30&token={token}")).Token.Should().Be(token);
    }

    [Fact]
    public async Task what_is_true_today_is_sent_again_tomorrow()
    {
        await using var service = await ImportedAsync();
        var tag = await service.TagAsync("/ledger/positions");
        (await service.SendAsync(HttpMethod.Get, "/ledger/positions", ifNoneMatch: tag)).Status.Should().Be(304);

        service.Time.Advance(TimeSpan.FromDays(1));

        (await service.SendAsync(HttpMethod.Get, "/ledger/positions", ifNoneMatch: tag)).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("positions?asOf=2025-02-30", "asOf is '2025-02-30'; a date such as 2025-03-07 is required.")]
    [InlineData("positions?knownAt=yesterday", "knownAt is 'yesterday'; an instant such as 2025-03-10T12:00:00Z or a date is required.")]
    [InlineData("positions?evidence=some", "'some' is not an evidence policy; the policies are all, parties, parties+press and undisputed.")]
    [InlineData("positions?limit=0", "limit is '0'; a number from 1 to 1000 is required.")]
    [InlineData("positions?limit=1001", "limit is '1001'; a number from 1 to 1000 is required.")]
    [InlineData("positions?after=x", "'x' is no page cursor; one that a page gave is required.")]
    [InlineData("positions?token=x", "'x' is no knowledge token; one that an answer gave is required.")]
    [InlineData("positions?party=A%20B", "party: *")]
    [InlineData("positions?order=size", "Positions are ordered by size and the unit is not stated; sizes are compared in one unit.")]
    [InlineData("positions?nature=soft", "nature is 'soft'; one of firm, contingent, non-binding and option is required.")]
    [InlineData("upcoming?within=9999", "within is '9999'; a number from 1 to 3660 is required.")]
    [InlineData("reliance", "party is missing; it is required.")]
    [InlineData("streams/partnership/x/rectangles", "figure is missing; it is required.")]
    [InlineData("streams/person/x", "stream: *")]
    [InlineData("streams/partnership/x/explanation?figure=nothing", "figure: *")]
    public async Task a_faulty_question_is_told_what_is_required(string path, string detail)
    {
        await using var service = await Service.StartAsync(servers);

        var (status, problem) = await service.SendAsync(HttpMethod.Get, $"/ledger/{path}");

        status.Should().Be(400);
        problem!["detail"]!.GetValue<string>().Should().Match(detail);
    }

    [Theory]
    [InlineData("streams/partnership/nothing")]
    [InlineData("streams/partnership/nothing/entries")]
    [InlineData("streams/partnership/nothing/explanation?figure=commitment c1")]
    public async Task a_stream_of_which_nothing_is_known_is_not_found(string path)
    {
        await using var service = await Service.StartAsync(servers);

        var (status, problem) = await service.SendAsync(HttpMethod.Get, $"/ledger/{path}");

        status.Should().Be(404);
        problem!["stream"]!.GetValue<string>().Should().Be("partnership/nothing");
    }

    [Fact]
    public async Task a_supposition_shows_both_worlds_and_records_nothing()
    {
        await using var service = await ImportedAsync();
        var stream = StreamKey.Partnership("openai-coreweave");
        var made = (await service.Services.GetRequiredService<IContractLedger>().HistoryAsync(stream)).Explain(new FigureKey(FigureKind.Commitment, "compute"), Viewpoint.On(new DateOnly(2025, 6, 30)));

        var (status, body) = await service.PostAsync($"/ledger/streams/{stream}/what-if?asOf=2025-06-30{string.Concat(made.Select(step => $"&without={Uri.EscapeDataString(step.Fact.Entry.Id.ToString())}"))}", "");

        status.Should().Be(200);
        var supposed = body!["value"].Deserialize<Supposition>(Service.Reading)!;
        var leftOut = made.Select(step => step.Fact.Entry.Id).ToList();
        supposed.Actual.Facts.Select(fact => fact.Entry.Id).Should().Contain(leftOut);
        supposed.Supposed.Facts.Select(fact => fact.Entry.Id).Should().NotIntersectWith(leftOut).And.NotBeEmpty();
    }

    [Fact]
    public async Task an_export_is_imported_to_the_same_ledger()
    {
        await using var service = await ImportedAsync();
        await using var other = await Service.StartAsync(servers);
        var exported = await service.Client.GetStringAsync(new Uri("/ledger/export", UriKind.Relative), TestContext.Current.CancellationToken);

        var (status, outcome) = await other.SendAsync(HttpMethod.Post, "/ledger/import", exported, "application/jsonl");

        status.Should().Be(200);
        outcome!["recorded"]!.GetValue<int>().Should().Be(exported.Count(c => c == '\n'));
        (await other.Client.GetStringAsync(new Uri("/ledger/export", UriKind.Relative), TestContext.Current.CancellationToken)).Should().Be(exported);
        (await service.Client.GetStringAsync(new Uri("/ledger/export?stream=partnership/openai-coreweave", UriKind.Relative), TestContext.Current.CancellationToken))
            .Should().Contain("partnership/openai-coreweave").And.NotContain("\"subject\":\"organization/");
    }

    [Fact]
    public async Task a_faulty_import_records_nothing()
    {
        await using var service = await Service.StartAsync(servers);

        var (status, problem) = await service.SendAsync(HttpMethod.Post, "/ledger/import", History + "{\"specversion\":\"1.0\"}\n{}\n", "application/jsonl");

        status.Should().Be(400);
        problem!["faults"]!.AsArray().Count.Should().BeGreaterThan(5);
        (await service.ReadAsync<Page<Position>>("/ledger/positions")).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task values_bind_and_answers_return_in_the_host_s_own_endpoints()
    {
        await using var service = await ImportedAsync();

        (await service.Client.GetStringAsync(new Uri("/unit/USD?party=openai&stream=partnership/a-b", UriKind.Relative), TestContext.Current.CancellationToken)).Should().Be("USD openai partnership/a-b");
        (await service.ReadAsync<IReadOnlyList<Position>>("/position")).Should().NotBeEmpty();
        var (status, problem) = await service.SendAsync(HttpMethod.Get, "/conflict");
        status.Should().Be(422);
        problem!["conflicts"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task each_tenant_has_its_own_ledger()
    {
        await using var service = await Service.StartAsync(
            servers, options => options.Tenancy = LedgerTenancy.Conjoined, map => map.Tenant = http => http.Request.Headers["X-Tenant"]);
        await Sent("acme", HttpMethod.Post, "streams/organization/x/entries", """{"type":"contracts.organization-founded.v1","effectiveon":"2025","data":{"name":"X of Acme"}}""");

        (await Sent("acme", HttpMethod.Get, "streams/organization/x")).Should().Contain("X of Acme");
        (await Sent("zenith", HttpMethod.Get, "streams/organization/x")).Should().Contain("Nothing is recorded");

        async Task<string> Sent(string tenant, HttpMethod method, string path, string? body = null)
        {
            using var request = new HttpRequestMessage(method, $"/ledger/{path}") { Headers = { { "X-Tenant", tenant } } };
            request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
            return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task groups_can_be_left_out()
    {
        await using var service = await Service.StartAsync(servers, map: options => (options.MapsRecording, options.MapsFiles) = (false, false), use: endpoints =>
        {
            endpoints.Recording.Should().BeNull();
            endpoints.Asking.Should().NotBeNull();
        });

        (await service.PostAsync("/ledger/import", "")).Status.Should().Be(404);
        (await service.SendAsync(HttpMethod.Get, "/ledger/positions")).Status.Should().Be(200);
    }

    [Fact]
    public async Task the_api_is_described()
    {
        await using var service = await Service.StartAsync(servers);

        var api = await service.GetAsync("/openapi/v1.json");

        api["paths"]!.AsObject().Select(path => path.Key).Should().Contain(["/ledger/positions", "/ledger/streams/{kind}/{key}/entries", "/ledger/import"]);
        var schemas = api["components"]!["schemas"]!.AsObject();
        schemas["Amount"]!["properties"]!["upTo"].Should().NotBeNull();
        schemas["NewEntry"]!["required"]!.AsArray().Select(name => name!.GetValue<string>()).Should().BeEquivalentTo("type", "data");
        Microsoft.OpenApi.OpenApiDocument.Parse(api.ToJsonString(), "json").Diagnostic!.Errors.Should().BeEmpty();
    }

    private async Task<Service> ImportedAsync()
    {
        var service = await Service.StartAsync(servers);
        var (status, outcome) = await service.SendAsync(HttpMethod.Post, "/ledger/import", History, "application/jsonl");
        status.Should().Be(200, "{0}", outcome);
        return service;
    }
}
