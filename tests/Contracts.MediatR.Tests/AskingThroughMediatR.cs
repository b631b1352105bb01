using Contracts.Storage;
using MediatR;
using static Contracts.Mediation.Tests.Given;

namespace Contracts.Mediation.Tests;

/// <summary>Each question has the answer that the ledger, or the history, gives.</summary>
public sealed class AskingThroughMediatR(MediatorFixture fixture) : IClassFixture<MediatorFixture>
{
    private readonly IMediator _mediator = fixture.Mediator;
    private readonly IContractLedger _ledger = fixture.Ledger;

    [Fact]
    public async Task for_a_partnership_and_the_board()
    {
        var stream = await _mediator.CommittedStreamAsync();
        (await _mediator.Send(new AskPartnership(stream.Slug, Viewpoint.On(Day(1))), Cancelled)).Value.Commitments.Should().BeEmpty();
        (await _mediator.Send(new AskCommitments(PositionScope.Everything, Viewpoint.On(Day(2))), Cancelled)).Value[stream.Slug, "c"].Outstanding.Should().Be(Usd(10));
    }

    [Fact]
    public async Task for_the_board_of_some_streams_with_what_was_known()
    {
        var (stream, _) = (await _mediator.CommittedStreamAsync(), await _mediator.CommittedStreamAsync());
        var asked = new AskCommitments(PositionScope.Of(stream), Viewpoint.Latest);
        var board = await _mediator.Send(asked, Cancelled);
        await _mediator.Send(new RecordEntries(stream, [Increased(5, "more")]), Cancelled);

        board.Value.Partnerships.Select(partnership => partnership.Stream).Should().Equal(stream);
        (await _mediator.Send(asked, Cancelled)).Value[stream.Slug, "c"].Outstanding.Should().Be(Usd(15));
        (await _mediator.Send(asked with { Known = board.Knowledge }, Cancelled)).Value[stream.Slug, "c"].Outstanding.Should().Be(Usd(10));
    }

    [Fact]
    public async Task for_an_offering_and_an_organization()
    {
        var slug = $"o-{Guid.NewGuid():N}";
        await _mediator.Send(new RecordEntries(StreamKey.Offering(slug), [new() { Event = new OfferingPlanned { Issuer = "b", Target = Usd(5) }, EffectiveOn = Day(1) }]), Cancelled);
        await _mediator.Send(new RecordEntries(StreamKey.Organization(slug), [new() { Event = new OrganizationFounded { Name = "B", Business = "computing" }, EffectiveOn = Day(1) }]), Cancelled);

        (await _mediator.Send(new AskOffering(slug, Viewpoint.Latest), Cancelled)).Value.Amount.Should().Be(Usd(5));
        (await _mediator.Send(new AskOrganization(slug, Viewpoint.Latest), Cancelled)).Value.Name.Should().Be("B");
    }

    [Fact]
    public async Task for_one_stream_with_what_was_known()
    {
        var stream = await _mediator.CommittedStreamAsync();
        var asked = new AskPartnership(stream.Slug, Viewpoint.Latest);
        var answer = await _mediator.Send(asked, Cancelled);
        await _mediator.Send(new RecordEntries(stream, [Increased(5, "more")]), Cancelled);
        var founded = new NewEntry { Event = new OrganizationFounded { Name = "B" }, EffectiveOn = Day(1) };
        await _mediator.Send(new RecordEntries(StreamKey.Organization(stream.Slug), [founded]), Cancelled);
        var planned = new NewEntry
        {
            Event = new OfferingPlanned { Issuer = "b", Target = Usd(5) },
            EffectiveOn = Day(1),
        };
        await _mediator.Send(new RecordEntries(StreamKey.Offering(stream.Slug), [planned]), Cancelled);

        var again = await _mediator.Send(asked with { Known = answer.Knowledge }, Cancelled);
        var offering = new AskOffering(stream.Slug, Viewpoint.Latest) { Known = answer.Knowledge };
        var organization = new AskOrganization(stream.Slug, Viewpoint.Latest) { Known = answer.Knowledge };
        again.Value.Commitments.Single().Outstanding.Should().Be(Usd(10));
        (await _mediator.OwedAsync(stream)).Should().Be(Usd(15));
        (await _mediator.Send(offering, Cancelled)).Value.Issuer.Should().BeNull();
        (await _mediator.Send(organization, Cancelled)).Value.Name.Should().BeNull();
    }

    [Fact]
    public async Task for_positions_and_totals_with_what_was_known()
    {
        var stream = await _mediator.CommittedStreamAsync();
        var scope = PositionScope.Of(stream, TheCommitment);
        var positions = await _mediator.Send(new AskPositions(scope, Viewpoint.Latest), Cancelled);
        var total = await _mediator.Send(new AskTotal(new TotalScope("a", "b"), AmountUnit.Usd, Viewpoint.Latest) { Known = positions.Knowledge }, Cancelled);
        await _mediator.Send(new RecordEntries(stream, [Increased(5, "more")]), Cancelled);

        var again = new AskPositions(scope, Viewpoint.Latest);
        Owed(positions).Should().Be(Usd(10));
        Owed(await _mediator.Send(again, Cancelled)).Should().Be(Usd(15));
        Owed(await _mediator.Send(again with { Known = positions.Knowledge }, Cancelled)).Should().Be(Usd(10));
        total.Value.Should().Be((await _mediator.Send(new AskTotal(new TotalScope("a", "b"), AmountUnit.Usd, Viewpoint.Latest) { Known = positions.Knowledge }, Cancelled)).Value);
        (await _mediator.Send(new AskTotal(new TotalScope(Debtor: "nobody"), AmountUnit.Usd, Viewpoint.Latest), Cancelled)).Value.Should().BeNull();
    }

    [Fact]
    public async Task for_one_history_and_for_all()
    {
        var stream = await _mediator.CommittedStreamAsync();
        (await _mediator.Send(new AskHistory(stream), Cancelled)).Version.Should().Be(2);
        (await _mediator.CreateStream(new AskHistories(), Cancelled).Select(history => history.Stream).ToListAsync(Cancelled)).Should().Contain(stream);
    }

    [Fact]
    public async Task why_a_figure_is_what_it_is()
    {
        var stream = await _mediator.CommittedStreamAsync();
        var explained = await _mediator.Send(new ExplainFigure(stream, TheCommitment, Viewpoint.Latest), Cancelled);
        explained.Value.Steps.Should().BeEquivalentTo((await _ledger.HistoryAsync(stream, Cancelled)).Explain(TheCommitment, Viewpoint.Latest));
        explained.Value.Steps.Select(step => step.Fact.Entry.Id.ToString()).Should().Equal("made");
    }

    [Fact]
    public async Task why_the_totals_of_a_pair_are_what_they_are()
    {
        var stream = await _mediator.CommittedStreamAsync();
        var explained = await _mediator.Send(new ExplainTotal("a", "b", AmountUnit.Usd, Viewpoint.Latest), Cancelled);
        explained.Value.Where(part => part.Stream == stream).Select(part => part.Figure).Should().Equal(TheCommitment);
    }

    [Fact]
    public async Task what_changed_and_what_was_held()
    {
        var stream = await _mediator.CommittedStreamAsync();
        await _mediator.Send(new RecordEntries(stream, [Increased(5, "more", day: 9)]), Cancelled);

        var change = (await _mediator.Send(new AskChanges(stream, Viewpoint.On(Day(2)), Viewpoint.On(Day(9))), Cancelled)).Value.Should().ContainSingle().Which;
        change.MovedBy.Select(cause => cause.Fact.Entry.Id.ToString()).Should().Equal("more");
        var beliefs = await _mediator.Send(new AskBeliefs(stream, TheCommitment, Viewpoint.On(Day(9))), Cancelled);
        beliefs.Value.Select(belief => ((CommitmentFigures?)belief.Figures)?.Outstanding).Should().Equal(Usd(10), Usd(15));
    }

    [Fact]
    public async Task each_of_one_stream_with_what_was_known()
    {
        var stream = await _mediator.CommittedStreamAsync();
        var known = (await _mediator.Send(new AskPartnership(stream.Slug, Viewpoint.Latest), Cancelled)).Knowledge;
        await _mediator.Send(new RecordEntries(stream, [Increased(5, "more")]), Cancelled);
        var asked = new ExplainFigure(stream, TheCommitment, Viewpoint.Latest);
        (await _mediator.Send(asked, Cancelled)).Value.Steps.Should().HaveCount(2);
        (await _mediator.Send(asked with { Known = known }, Cancelled)).Value.Steps.Should().ContainSingle();

        var beliefs = new AskBeliefs(stream, TheCommitment, Viewpoint.Latest);
        (await _mediator.Send(beliefs, Cancelled)).Value.Should().HaveCount(2);
        (await _mediator.Send(beliefs with { Known = known }, Cancelled)).Value.Should().ContainSingle();
        var rectangles = new AskRectangles(stream, TheCommitment, Viewpoint.Latest);
        (await _mediator.Send(rectangles, Cancelled)).Value.Should().HaveCountGreaterThan(1);
        (await _mediator.Send(rectangles with { Known = known }, Cancelled)).Value.Should().ContainSingle();
        var changes = new AskChanges(stream, Viewpoint.On(Day(2)), Viewpoint.Latest);
        (await _mediator.Send(changes, Cancelled)).Value.Should().ContainSingle();
        (await _mediator.Send(changes with { Known = known }, Cancelled)).Value.Should().BeEmpty();
    }

    [Fact]
    public async Task what_would_be_without_some_entries_and_with_others()
    {
        var stream = await _mediator.CommittedStreamAsync();
        await _mediator.Send(new RecordEntries(stream, [Increased(5, "more")]), Cancelled);
        var asked = new AskWhatIf(stream, Viewpoint.Latest) { Without = ["more"], Added = [Increased(1, "other")] };
        var answer = await _mediator.Send(asked, Cancelled);
        ((Partnership)answer.Value.Actual).Commitments.Single().Outstanding.Should().Be(Usd(15));
        ((Partnership)answer.Value.Supposed).Commitments.Single().Outstanding.Should().Be(Usd(11));
        answer.Value.Conflicts.Should().BeEmpty();
        var impossible = asked with { Added = [new NewEntry { Event = new CommitmentIncreased { Commitment = "none", By = Usd(1) }, EffectiveOn = Day(3) }] };
        (await _mediator.Send(impossible, Cancelled)).Value.Conflicts.Should().NotBeEmpty();
        (await _mediator.OwedAsync(stream)).Should().Be(Usd(15));
    }

    private static Amount Owed(LedgerAnswer<IReadOnlyList<Position>> answer) =>
        ((CommitmentFigures)answer.Value.Single().Figures).Outstanding;
}
