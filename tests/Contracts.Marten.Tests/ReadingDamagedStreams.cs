using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>An answer is right, or names the stream, the version and the entry for which it cannot be given.</summary>
public sealed class ReadingDamagedStreams(LedgerFixture fixture) : IClassFixture<LedgerFixture>, IAsyncDisposable
{
    private static readonly StreamKey Damaged = StreamKey.Partnership("m-damaged");
    private static readonly StreamKey[] Whole = [StreamKey.Partnership("a-whole"), StreamKey.Partnership("z-whole")];
    private static readonly string[] AboutOthers = [nameof(LedgerView.OfferingAsync), nameof(LedgerView.OrganizationAsync)];

    private readonly List<ServiceProvider> _providers = [];

    public static MatrixTheoryData<string, LedgerUpkeep> Arrangements { get; } = new(Damage.All.Select(damage => damage.Name), [LedgerUpkeep.Off, LedgerUpkeep.Inline]);

    [Theory]
    [MemberData(nameof(Arrangements))]
    public async Task gives_every_answer_right_or_names_the_entry(string name, LedgerUpkeep upkeep)
    {
        var (damage, schema) = (Damage.Named(name), $"asked_{upkeep}_{name}".ToLowerInvariant());
        var ledger = Ledger(schema, upkeep);
        await FillAsync(ledger, [Damaged, .. Whole]);
        var known = (await ledger.AsOf(Viewpoint.Latest).PositionsAsync(Cancelled)).Knowledge;
        var before = new Dictionary<(MethodInfo, KnowledgeToken?), object?>();
        foreach (var (question, token) in Questions.All.Select(question => (question, default(KnowledgeToken))).Concat(Questions.ThatTakeTokens.Select(question => (question, (KnowledgeToken?)known))))
            before.Add((question, token), await Questions.AskAsync(ledger, question, Damaged, Viewpoint.Latest, token));

        await damage.DoAsync(fixture, schema, Damaged);

        // The first has the histories in memory that it read before.
        foreach (var (asked, isNew) in new[] { (ledger, false), (Ledger(schema, upkeep), true) })
        {
            foreach (var ((question, token), answer) in before)
            {
                var (failure, said) = await AskAsync(asked, question, token);
                if (failure is null)
                    said.Should().BeEquivalentTo(answer, ComparingAnswers.AsAnswers, "{0} is asked", question);
                else
                    damage.ShouldBeNamedBy(failure, Damaged, question.Name);
                if (isNew && upkeep == LedgerUpkeep.Off && !AboutOthers.Contains(question.Name))
                    failure.Should().NotBeNull("{0} has to read the stream", question);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Damage.Names), MemberType = typeof(Damage))]
    public async Task leaves_it_out_of_answers_and_lists_it_where_that_is_asked_for(string name)
    {
        var (damage, schema) = (Damage.Named(name), $"skipped_{name}");
        await FillAsync(Ledger(schema, LedgerUpkeep.Off), [Damaged, .. Whole]);
        var others = Ledger("others", LedgerUpkeep.Off);
        await FillAsync(others, Whole);
        await damage.DoAsync(fixture, schema, Damaged);
        var ledger = Ledger(schema, LedgerUpkeep.Off, skips: true);

        foreach (var question in Questions.All.Where(question => !AboutOthers.Contains(question.Name)))
        {
            var (failure, said) = await AskAsync(ledger, question, token: null);
            if (failure is null)
                said.Should().BeEquivalentTo(await Questions.AskAsync(others, question, Damaged, Viewpoint.Latest), ComparingAnswers.AsAnswers, "{0} is asked", question);
            else
                damage.ShouldBeNamedBy(failure, Damaged, question.Name);
            (failure is null).Should().Be(Answers(question) && !IsAboutIt(question), "{0} lists it", question);
        }

        var view = ledger.AsOf(Viewpoint.Latest);
        var streamed = await view.AggregatesAsync(Cancelled);
        streamed.SkippedStreams.Should().BeEmpty("nothing is read yet");
        for (var times = 0; times < 2; times++)
            (await streamed.Value.Select(aggregate => aggregate.Stream).ToListAsync(Cancelled)).Should().Equal(Whole);
        IReadOnlyList<SkippedHistory>[] lists =
        [
            streamed.SkippedStreams,
            (await view.TotalBeliefsAsync(new TotalScope(), AmountUnit.Usd, DateTimeOffset.MinValue, cancellationToken: Cancelled)).SkippedStreams,
            (await view.CommitmentsAsync(Cancelled)).SkippedStreams,
            (await view.PositionsAsync(PositionScope.Of("a"), Cancelled)).SkippedStreams,
            (await view.OwedByAsync("a", AmountUnit.Usd, Cancelled)).SkippedStreams,
        ];
        var entry = damage.Entry is { } id ? new EntryId(id) : default(EntryId?);
        foreach (var list in lists)
            list.Should().ContainSingle().Which.Should().Match<SkippedHistory>(skipped => skipped.Stream == Damaged && skipped.Version == damage.Version && skipped.Entry == entry && skipped.Reason.Contains($"{Damaged}"));
        await FluentActions.Awaiting(() => view.CommitmentsAsync(PositionScope.Of(Damaged), Cancelled)).Should().ThrowAsync<Exception>();
    }

    [Theory]
    [MemberData(nameof(Damage.Names), MemberType = typeof(Damage))]
    public async Task refuses_to_record_onto_it_and_goes_on_with_others(string name)
    {
        var (damage, schema) = (Damage.Named(name), $"recorded_{name}");
        await FillAsync(Ledger(schema, LedgerUpkeep.Inline), [Damaged, .. Whole]);
        await damage.DoAsync(fixture, schema, Damaged);
        var ledger = Ledger(schema, LedgerUpkeep.Inline, skips: true);

        Func<Task>[] acts =
        [
            () => ledger.RecordAsync(Damaged, [Increased(1, "more")], Cancelled),
            () => ledger.RecordAsync(Damaged, [Increased(1, "more")], expectedVersion: 3, Cancelled),
            () => RecordWithinAsync(ledger),
            () => ledger.PreviewAsync(Damaged, [Increased(1, "more")], Cancelled),
            () => ledger.ImportAsync([Line(Damaged, Increased(1, "more"), null), Line(Whole[0], Increased(1, "more"), null, 2)], cancellationToken: Cancelled),
            () => ledger.RebuildAsync(Cancelled),
        ];
        foreach (var act in name == "no_stream" ? acts.Where((_, i) => i is not 4) : acts)
            damage.ShouldBeNamedBy((await FluentActions.Awaiting(act).Should().ThrowAsync<Exception>()).Which, Damaged, "writing");

        var round = await ledger.RecordLapsesAsync(Day(20), Cancelled);
        damage.ShouldBeNamedBy(round.Failures.Should().ContainSingle().Which.Value, Damaged, "the round");
        (await ledger.RecordAsync(Whole[0], [Increased(1, "more")], Cancelled)).Recorded.Should().HaveCount(1);
    }

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Off)]
    public async Task answers_about_another_stream_without_reading_it(LedgerUpkeep upkeep)
    {
        var schema = $"beside_{upkeep}".ToLowerInvariant();
        await FillAsync(Ledger(schema, upkeep), [Damaged, .. Whole]);
        await fixture.AskAsync<object>($"update {schema}.mt_events set data = 'null' where stream_id = '{Damaged}'");
        var ledger = Ledger(schema, upkeep);

        var answer = await ledger.AsOf(Viewpoint.Latest).PartnershipAsync(Whole[0].Slug, Cancelled);
        var view = new LedgerView(ledger, Viewpoint.Latest, answer.Knowledge);
        var again = await view.PartnershipAsync(Whole[0].Slug, Cancelled);
        answer.Value.Commitments.Single().Outstanding.Should().Be(Usd(15));
        again.Value.Should().BeEquivalentTo<object?>(answer.Value, ComparingAnswers.AsAnswers);
    }

    [Fact]
    public async Task reads_it_again_once_it_is_restored()
    {
        var ledger = Ledger("mended", LedgerUpkeep.Off);
        await FillAsync(ledger, [Damaged, .. Whole]);
        var before = await ledger.HistoryAsync(Damaged, Cancelled);
        await fixture.AskAsync<object>("create table mended.lost as select * from mended.mt_events where version = 3; delete from mended.mt_events where version = 3");
        await FluentActions.Awaiting(() => ledger.HistoryAsync(Damaged, Cancelled)).Should().ThrowAsync<UnreadableStreamException>();
        await fixture.AskAsync<object>("insert into mended.mt_events select * from mended.lost");
        (await ledger.HistoryAsync(Damaged, Cancelled)).ShouldKeep(before.Entries);
    }

    [Fact]
    public async Task finds_the_streams_of_a_party_whose_only_entry_is_lost()
    {
        var ledger = Ledger("lost_party", LedgerUpkeep.Off);
        await FillAsync(ledger, [Damaged, .. Whole]);
        await ledger.RecordAsync(Damaged, [new NewEntry { Id = "joined", Event = new PartyJoined { Party = "late" }, EffectiveOn = Day(4) }], Cancelled);
        await fixture.AskAsync<object>("delete from lost_party.mt_events where version = 4");
        (await FluentActions.Awaiting(() => ledger.AsOf(Viewpoint.Latest).PositionsAsync(PositionScope.Of("late"), Cancelled)).Should().ThrowAsync<UnreadableStreamException>())
            .Which.Should().Match<UnreadableStreamException>(failure => failure.Stream == Damaged && failure.Version == 4);
    }

    [Fact]
    public async Task answers_with_a_token_that_does_not_know_the_broken_entry()
    {
        var ledger = Ledger("later", LedgerUpkeep.Off);
        await FillAsync(ledger, Damaged);
        var answer = await ledger.AsOf(Viewpoint.Latest).CommitmentsAsync(Cancelled);
        await ledger.RecordAsync(Damaged, [Increased(1, "more")], Cancelled);
        await fixture.AskAsync<object>("update later.mt_events set data = 'null' where version = 4");
        var again = await ledger.CommitmentsAsync(PositionScope.Everything, Viewpoint.Latest, answer.Knowledge, Cancelled);
        again.Value.Totals.Should().Equal(answer.Value.Totals);
    }

    [Fact]
    public async Task stops_the_daemon_at_a_gap()
    {
        var provider = Provide("behind", LedgerUpkeep.Async);
        var ledger = provider.GetRequiredService<IContractLedger>();
        await FillAsync(ledger, Damaged);
        await fixture.AskAsync<object>("delete from behind.mt_events where version = 2");
        var store = provider.GetRequiredService<IContractStore>();
        using var daemon = await store.BuildProjectionDaemonAsync();
        await FluentActions.Awaiting(() => daemon.RebuildProjectionAsync(LedgerProjection.Name, Cancelled)).Should().ThrowAsync<Exception>();
        (await fixture.AskAsync<long>("select count(*) from behind.ledger_row")).Should().Be(0);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
            await provider.DisposeAsync();
    }

    private static bool Answers(MethodInfo question) =>
        question.ReturnType is { IsGenericType: true } task && task.GetGenericArguments()[0] is { IsGenericType: true } answer && answer.GetGenericTypeDefinition() == typeof(LedgerAnswer<>);

    private static bool IsAboutIt(MethodInfo question) => question.Name is nameof(LedgerView.PartnershipAsync) or nameof(LedgerView.PositionBeliefsAsync) or nameof(LedgerView.HistoryAsync) or nameof(LedgerView.ExplainAsync)
        or nameof(LedgerView.ChangesAsync) or nameof(LedgerView.BeliefsAsync) or nameof(LedgerView.RectanglesAsync) or nameof(LedgerView.WhatIfAsync);

    private static async Task<(Exception? Failure, object? Answer)> AskAsync(IContractLedger ledger, MethodInfo question, KnowledgeToken? token)
    {
        try
        {
            return (null, await Questions.AskAsync(ledger, question, Damaged, Viewpoint.Latest, token));
        }
        catch (Exception failure) when (failure is UnreadableStreamException or UnknownEventException)
        {
            return (failure, null);
        }
    }

    private async Task RecordWithinAsync(IContractLedger ledger)
    {
        await using var host = NpgsqlDataSource.Create(fixture.ConnectionString);
        await using var connection = await host.OpenConnectionAsync(Cancelled);
        await using var transaction = await connection.BeginTransactionAsync(Cancelled);
        await ledger.RecordWithinAsync(transaction, Damaged, [Increased(1, "more")], cancellationToken: Cancelled);
    }

    private static async Task FillAsync(IContractLedger ledger, params StreamKey[] streams)
    {
        foreach (var stream in streams)
            await ledger.RecordAsync(stream, [Formed(), Made(), Increased(5, "increased")], Cancelled);
    }

    private IContractLedger Ledger(string schema, LedgerUpkeep upkeep, bool skips = false) => Provide(schema, upkeep, skips).GetRequiredService<IContractLedger>();

    private ServiceProvider Provide(string schema, LedgerUpkeep upkeep, bool skips = false)
    {
        var provider = new ServiceCollection().AddSingleton<TimeProvider>(fixture.Clock).AddContracts(options =>
        {
            (options.ConnectionString, options.SchemaName) = (fixture.ConnectionString, schema);
            (options.Ledger, options.SkipUnreadableStreams) = (upkeep, skips);
        }).BuildServiceProvider();
        _providers.Add(provider);
        return provider;
    }
}
