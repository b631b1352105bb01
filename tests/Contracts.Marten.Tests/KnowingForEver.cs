using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Contracts.Storage.Tests.Given;
using static Contracts.Storage.Tests.LedgerFixture;

namespace Contracts.Storage.Tests;

public sealed class KnowingForEver(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private static readonly FigureKey Commitment = (Id<Commitment>)"c";

    private readonly FakeTimeProvider _clock = new(Noon);

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Off)]
    public async Task an_answer_as_known_now_is_provisional_and_its_token_keeps_it(LedgerUpkeep upkeep)
    {
        var (ledger, _) = LedgerWith(upkeep);
        var stream = await ledger.CommittedStreamAsync();
        var (owed, token) = await AskAsync(ledger, stream, Viewpoint.Latest);
        await ledger.RecordAsync(stream, [Increased(5, "more")], Cancelled);

        owed.Should().Be(Usd(10));
        token.IsProvisional.Should().BeTrue();
        (await AskAsync(ledger, stream, Viewpoint.Latest)).Owed.Should().Be(Usd(15));
        (await AskAsync(ledger, stream, Viewpoint.Latest, token)).Owed.Should().Be(Usd(10));
        (await AskAsync(ledger, stream, Viewpoint.Latest, KnowledgeToken.Parse(token.ToString()))).Owed.Should().Be(Usd(10), "it can be written down");
    }

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Off)]
    public async Task an_answer_as_known_a_while_ago_is_settled(LedgerUpkeep upkeep)
    {
        var (ledger, _) = LedgerWith(upkeep);
        var stream = await ledger.CommittedStreamAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await ledger.RecordAsync(stream, [Increased(5, "more")], Cancelled);
        _clock.Advance(TimeSpan.FromMinutes(1));

        var (owed, token) = await AskAsync(ledger, stream, new Viewpoint { KnownAt = Noon });
        owed.Should().Be(Usd(10));
        token.IsProvisional.Should().BeFalse();
        (await AskAsync(ledger, stream, Viewpoint.Latest, token)).Owed.Should().Be(Usd(10), "the token's instant counts");
    }

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Off)]
    public async Task an_import_that_reaches_back_changes_the_answer_but_not_what_its_token_gives(LedgerUpkeep upkeep)
    {
        var (ledger, _) = LedgerWith(upkeep);
        var stream = NewStream();
        await ledger.ImportAsync([Line(stream, Formed(), Noon.AddDays(-9)), Line(stream, Made(), Noon.AddDays(-9))], cancellationToken: Cancelled);
        var viewpoint = new Viewpoint { KnownAt = Noon.AddDays(-1) };
        var (owed, token) = await AskAsync(ledger, stream, viewpoint);
        await ledger.ImportAsync([Line(stream, Increased(7, "late"), Noon.AddDays(-5))], cancellationToken: Cancelled);

        owed.Should().Be(Usd(10));
        token.IsProvisional.Should().BeFalse();
        (await AskAsync(ledger, stream, viewpoint)).Owed.Should().Be(Usd(17));
        (await AskAsync(ledger, stream, viewpoint, token)).Owed.Should().Be(Usd(10));
    }

    [Fact]
    public async Task an_answer_that_lacks_an_import_which_the_daemon_has_not_brought_is_provisional()
    {
        var (ledger, _) = LedgerWith(LedgerUpkeep.Async);
        var stream = NewStream();
        await ledger.ImportAsync([Line(stream, Formed(), Noon.AddDays(-9)), Line(stream, Made(), Noon.AddDays(-9))], cancellationToken: Cancelled);
        await ledger.RebuildAsync(Cancelled);
        var viewpoint = new Viewpoint { KnownAt = Noon.AddDays(-1) };
        var (_, before) = await AskAsync(ledger, stream, viewpoint);
        await ledger.ImportAsync([Line(stream, Increased(7, "late"), Noon.AddDays(-5))], cancellationToken: Cancelled);

        var (owed, token) = await AskAsync(ledger, stream, viewpoint);
        before.IsProvisional.Should().BeFalse();
        owed.Should().Be(Usd(10));
        token.IsProvisional.Should().BeTrue();
    }

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Off)]
    public async Task a_writer_that_commits_late_makes_what_came_before_it_provisional(LedgerUpkeep upkeep)
    {
        var (ledger, database) = LedgerWith(upkeep);
        var (stream, other) = (await ledger.CommittedStreamAsync(), await ledger.CommittedStreamAsync());
        await using var transaction = await database.BeginAsync(database.OwnTenant, Cancelled);
        var slow = transaction.Session;
        var (before, _) = await slow.LockHistoryAsync(stream, new(database.Tables, _clock.GetUtcNow(), SeesOneSnapshot: false), recent: null, Cancelled);
        var outcome = before.Record([Increased(5, "slow")], RecordedInstant.After(Noon));
        slow.Append(outcome.Recorded);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await ledger.RecordAsync(other, [Increased(1, "quick")], Cancelled);

        var viewpoint = new Viewpoint { KnownAt = Noon.AddSeconds(1) };
        var (owed, token) = await AskAsync(ledger, stream, viewpoint);
        if (upkeep == LedgerUpkeep.Inline)
            await new RowWriter(database.Tables).WriteAsync(slow, outcome.After, since: before.Version, isWithoutRows: false, Cancelled);
        await slow.SaveChangesAsync(Cancelled);

        owed.Should().Be(Usd(10));
        token.IsProvisional.Should().BeTrue();
        (await AskAsync(ledger, stream, viewpoint)).Owed.Should().Be(Usd(15));
        (await AskAsync(ledger, stream, viewpoint, token)).Owed.Should().Be(Usd(10));
        (await AskAsync(ledger, stream, viewpoint)).Token.IsProvisional.Should().BeFalse();
    }

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Off)]
    public async Task a_token_of_other_rules_is_refused(LedgerUpkeep upkeep)
    {
        var (ledger, _) = LedgerWith(upkeep);
        var stream = await ledger.CommittedStreamAsync();
        var (_, token) = await AskAsync(ledger, stream, Viewpoint.Latest);
        (await FluentActions.Awaiting(() => AskAsync(ledger, stream, Viewpoint.Latest, token with { FoldVersion = -1 })).Should().ThrowAsync<TokenRefusedException>())
            .Which.Reason.Should().Be(TokenRefusal.OtherRules);
    }

    [Fact]
    public async Task a_token_of_other_rules_is_answered_by_todays_where_the_host_accepts_that()
    {
        var schema = $"known_{Guid.NewGuid():N}";
        var ledger = fixture.Provide(options => (options.SchemaName, options.AcceptTokensOfOtherRules) = (schema, true), _clock).GetRequiredService<IContractLedger>();
        var stream = await ledger.CommittedStreamAsync();
        var (_, token) = await AskAsync(ledger, stream, Viewpoint.Latest);
        await ledger.RecordAsync(stream, [Increased(5, "more")], Cancelled);

        var again = await ledger.PositionsAsync(PositionScope.Of(stream, Commitment), Viewpoint.Latest, token with { FoldVersion = -1 }, Cancelled);
        (again.IsByOtherRules, ((CommitmentFigures)again.Value.Single().Figures).Outstanding).Should().Be((true, Usd(10)));
        var total = await ledger.TotalAsync(new TotalScope(), AmountUnit.Usd, Viewpoint.Latest, token with { FoldVersion = -1 }, Cancelled);
        (total.IsByOtherRules, total.Value?.Firm.Min).Should().Be((true, 10));
        (await ledger.CommitmentsAsync(PositionScope.Of(stream), Viewpoint.Latest, token, Cancelled)).IsByOtherRules.Should().BeFalse();
    }

    [Fact]
    public async Task a_token_of_another_tenant_is_refused()
    {
        var (ledger, _) = LedgerWith(LedgerUpkeep.Inline);
        var stream = await ledger.CommittedStreamAsync();
        var (_, token) = await AskAsync(ledger, stream, Viewpoint.Latest);
        await FluentActions.Awaiting(() => AskAsync(ledger, stream, Viewpoint.Latest, token with { Tenant = "other" })).Should().ThrowAsync<ArgumentException>();
    }

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Async)]
    [InlineData(LedgerUpkeep.Off)]
    public async Task a_token_keeps_a_partnership_as_it_was_answered(LedgerUpkeep upkeep)
    {
        var (ledger, _) = LedgerWith(upkeep);
        var stream = await ledger.CommittedStreamAsync();
        var first = await ledger.AsOf(Viewpoint.Latest).PartnershipAsync(stream.Slug, Cancelled);
        await ledger.RecordAsync(stream, [Increased(5, "more")], Cancelled);
        var second = await ledger.AsOf(Viewpoint.Latest).PartnershipAsync(stream.Slug, Cancelled);
        await ledger.ImportAsync([Line(stream, Increased(7, "late"), Noon.AddDays(1))], cancellationToken: Cancelled);

        foreach (var answer in new[] { first, second })
        {
            var again = await Asked(ledger, answer.Knowledge).PartnershipAsync(stream.Slug, Cancelled);
            again.Value.Facts.Select(fact => fact.Entry).Should().Equal(answer.Value.Facts.Select(fact => fact.Entry));
            again.Value.Commitments.Single().Figures.Should().Be(answer.Value.Commitments.Single().Figures);
            again.Knowledge.Should().Be(answer.Knowledge);
        }

        (Owed(first), Owed(second)).Should().Be((Usd(10), Usd(15)));
        Owed(await ledger.AsOf(Viewpoint.Latest).PartnershipAsync(stream.Slug, Cancelled)).Should().Be(Usd(22));
    }

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Off)]
    public async Task a_token_from_before_a_stream_began_gives_it_as_unknown(LedgerUpkeep upkeep)
    {
        var (ledger, _) = LedgerWith(upkeep);
        var stream = NewStream();
        var answer = await ledger.AsOf(Viewpoint.Latest).PartnershipAsync(stream.Slug, Cancelled);
        await ledger.RecordAsync(stream, [Formed(), Made()], Cancelled);

        var again = await Asked(ledger, answer.Knowledge).PartnershipAsync(stream.Slug, Cancelled);
        (answer.Value.IsFormed, answer.Value.Stream).Should().Be((false, stream));
        (again.Value.IsFormed, again.Value.Stream, again.Value.Facts.Count).Should().Be((false, stream, 0));
        (await ledger.AsOf(Viewpoint.Latest).PartnershipAsync(stream.Slug, Cancelled)).Value.IsFormed.Should().BeTrue();
    }

    [Fact]
    public async Task a_token_keeps_an_offering_and_an_organization_as_they_were_answered()
    {
        var (ledger, _) = LedgerWith(LedgerUpkeep.Inline);
        await RecordAsync(StreamKey.Offering("o"), new OfferingPlanned { Issuer = "o", Target = Usd(5) });
        await RecordAsync(StreamKey.Organization("o"), new OrganizationFounded { Name = "O" });
        var all = ledger.AsOf(Viewpoint.Latest);
        var offering = await all.OfferingAsync("o", Cancelled);
        var organization = await all.OrganizationAsync("o", Cancelled);
        await RecordAsync(StreamKey.Offering("o"), new OfferingWithdrawn { Reason = "markets" });
        await RecordAsync(StreamKey.Organization("o"), new OrganizationRenamed { Name = "P" });

        var offeringAgain = await Asked(ledger, offering.Knowledge).OfferingAsync("o", Cancelled);
        var organizationAgain = await Asked(ledger, organization.Knowledge).OrganizationAsync("o", Cancelled);
        (offeringAgain.Value.Figures, offeringAgain.Value.Stage).Should().Be((offering.Value.Figures, offering.Value.Stage));
        (organizationAgain.Value.Name, organization.Value.Name).Should().Be(("O", "O"));
        (await all.OfferingAsync("o", Cancelled)).Value.Stage.Should().Be(OfferingStage.Withdrawn).And.NotBe(offering.Value.Stage);
        (await all.OrganizationAsync("o", Cancelled)).Value.Name.Should().Be("P");

        Task RecordAsync(StreamKey stream, FactEvent happened) =>
            ledger.RecordAsync(stream, [new() { Event = happened, EffectiveOn = Day(2) }], Cancelled);
    }

    [Fact]
    public async Task a_token_of_another_tenant_is_refused_for_one_stream_too()
    {
        var (ledger, _) = LedgerWith(LedgerUpkeep.Inline);
        var stream = await ledger.CommittedStreamAsync();
        var answer = await ledger.AsOf(Viewpoint.Latest).PartnershipAsync(stream.Slug, Cancelled);
        var view = ledger.AsOf(Day(1), answer.Knowledge with { Tenant = "other" });
        Func<Task>[] questions =
        [
            () => view.PartnershipAsync(stream.Slug, Cancelled),
            () => view.OfferingAsync(stream.Slug, Cancelled),
            () => view.OrganizationAsync(stream.Slug, Cancelled),
        ];
        foreach (var ask in questions)
            await ask.Should().ThrowAsync<ArgumentException>().WithMessage("The token is of tenant 'other'*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("e30")]
    public void what_is_no_token_is_refused(string text) =>
        FluentActions.Invoking(() => KnowledgeToken.Parse(text)).Should().Throw<FormatException>();

    private (IContractLedger, LedgerDatabase) LedgerWith(LedgerUpkeep upkeep)
    {
        var schema = $"known_{Guid.NewGuid():N}";
        var provider = fixture.Provide(options => (options.SchemaName, options.Ledger) = (schema, upkeep), _clock);
        return (provider.GetRequiredService<IContractLedger>(), provider.GetRequiredService<TenantLedgers>().Databases[0].Database);
    }

    private static Amount Owed(LedgerAnswer<Partnership> answer) => answer.Value.Commitments.Single().Outstanding;

    private static LedgerView Asked(IContractLedger ledger, KnowledgeToken known) => new(ledger, Viewpoint.Latest, known);

    private static async Task<(Amount Owed, KnowledgeToken Token)> AskAsync(IContractLedger ledger, StreamKey stream, Viewpoint viewpoint, KnowledgeToken? known = null)
    {
        var answer = await ledger.PositionsAsync(PositionScope.Of(stream, Commitment), viewpoint, known, Cancelled);
        return (((CommitmentFigures)answer.Value.Single().Figures).Outstanding, answer.Knowledge);
    }
}
