using Contracts.Storage;
using Contracts.Tests.Language;
using MediatR;
using static Contracts.Mediation.Tests.Given;

namespace Contracts.Mediation.Tests;

public sealed class HandingInNull(MediatorFixture fixture) : IClassFixture<MediatorFixture>
{
    [Fact]
    public async Task is_refused_as_an_argument_by_every_request()
    {
        var stream = await fixture.Mediator.CommittedStreamAsync();
        NewEntry[] batch = [Increased(1, "more")];
        FigureKey figure = (Id<Commitment>)"c";
        object[] requests =
        [
            new RecordEntries(stream, batch),
            new PreviewEntries(stream, batch),
            new RecordEntries(stream, [null!]),
            new CorrectEntry { Stream = stream, Entry = "made", Event = new CommitmentIncreased { Commitment = "c", By = Usd(1) }, EffectiveOn = Day(2) },
            new RetractEntry { Stream = stream, Entry = "made" },
            new ConfirmEntry { Stream = stream, Entry = "made", ByParty = "a" },
            new DisputeEntry { Stream = stream, Entry = "made", ByParty = "a" },
            new ResolveDispute { Stream = stream, Entry = "made" },
            new AskBeliefs(stream, figure, Viewpoint.Latest),
            new AskRectangles(stream, figure, Viewpoint.Latest),
            new AskWhatIf(stream, Viewpoint.Latest) { Without = ["made"], Added = batch },
            new AskPositionBeliefs(stream, figure, Viewpoint.Latest),
            new AskTotalBeliefs(new TotalScope(), "USD", DateTimeOffset.UnixEpoch, Viewpoint.Latest),
            new AskChanges(stream, Viewpoint.Latest, Viewpoint.Latest),
            new AskCommitments(PositionScope.Everything, Viewpoint.Latest),
            new AskHistory(stream),
            new AskPartnership(stream.Slug, Viewpoint.Latest),
            new AskOffering(stream.Slug, Viewpoint.Latest),
            new AskOrganization(stream.Slug, Viewpoint.Latest),
            new AskPositions(PositionScope.Everything, Viewpoint.Latest),
            new AskTotal(new TotalScope(), "USD", Viewpoint.Latest),
            new AskPortfolio(PositionScope.Everything, Viewpoint.Latest),
            new AskPositionPage(new PositionFilter(), Viewpoint.Latest),
            new AskPositionChanges(PositionScope.Everything, Viewpoint.On(Day(1)), Viewpoint.Latest),
            new AskTotalChange(new TotalScope(), AmountUnit.Usd, Viewpoint.On(Day(1)), Viewpoint.Latest),
            new AskItemPage<DealFigures>(Viewpoint.Latest),
            new AskUpcomingPage(30, Viewpoint.Latest),
            new AskDeals(Viewpoint.Latest),
            new AskExposure(Viewpoint.Latest),
            new AskConcentration(CommitmentSide.Debtor, Viewpoint.Latest),
            new AskDeadlines(Viewpoint.Latest),
            new AskCures(Viewpoint.Latest),
            new AskRights(Viewpoint.Latest),
            new AskHoldings(Viewpoint.Latest),
            new AskCapacity(Viewpoint.Latest),
            new AskPublishedFigures(Viewpoint.Latest),
            new AskReconciliations("b", "backlog", CommitmentSide.Creditor, Viewpoint.Latest),
            new AskUpcoming(30, Viewpoint.Latest),
            new AskBacklogs(Viewpoint.Latest),
            new AskReliance("a", Viewpoint.Latest),
            new ExplainFigure(stream, figure, Viewpoint.Latest),
            new ExplainTotal("a", "b", "USD", Viewpoint.Latest),
        ];
        requests.Select(Requests.KindOf).Distinct().Should().BeEquivalentTo(
            typeof(RecordEntries).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IBaseRequest))), "each request is tried");

        var calls = new NullCalls(new Dictionary<Type, object>());
        foreach (var (words, request) in requests.SelectMany(calls.WithNullMembers).Append(("", requests[2])))
            await fixture.Mediator.Awaiting(mediator => mediator.Send(request, Cancelled)).Should().ThrowAsync<ArgumentException>("in {0} {1}", request, words);
    }
}
