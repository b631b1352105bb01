using MediatR;
using static Contracts.Mediation.Tests.Given;

namespace Contracts.Mediation.Tests;

public sealed class SpeakingAboutEntries(MediatorFixture fixture) : IClassFixture<MediatorFixture>
{
    private readonly IMediator _mediator = fixture.Mediator;

    [Fact]
    public async Task corrects_one_and_keeps_all_that_is_said_around_it()
    {
        var stream = await _mediator.CommittedStreamAsync();
        var source = new Source("urn:contracts:filing") { Publisher = "a" };
        var outcome = await _mediator.Send(
            new CorrectEntry
            {
                Stream = stream,
                Entry = "made",
                Id = "corrected",
                Event = (CommitmentMade)Made.Event with { Amount = Usd(7) },
                EffectiveOn = Day(4),
                Reason = "misread",
                Source = source,
                Standing = Standing.Reported,
                RecordedBy = "ann",
                CausedBy = "message 7",
                CorrelationId = "review",
            },
            Cancelled);

        (await _mediator.OwedAsync(stream)).Should().Be(Usd(7));
        var entry = outcome.Recorded.Should().ContainSingle().Which;
        entry.Event.Should().BeOfType<EntryCorrected>().Which.Reason.Should().Be("misread");
        (entry.Id, entry.EffectiveOn, entry.Source, entry.Standing).Should().Be(((EntryId)"corrected", (PartialDate?)Day(4), source, Standing.Reported));
        (entry.RecordedBy, entry.CausedBy, entry.CorrelationId).Should().Be(("ann", "message 7", "review"));
    }

    [Fact]
    public async Task retracts_one_and_reinstates_it()
    {
        var stream = await _mediator.CommittedStreamAsync();
        await _mediator.Send(new RetractEntry { Stream = stream, Entry = "made", Id = "never", Reason = "a rumour" }, Cancelled);
        (await _mediator.Send(new AskPartnership(stream.Slug, Viewpoint.Latest), Cancelled)).Value.Commitments.Should().BeEmpty();

        await _mediator.Send(new RetractEntry { Stream = stream, Entry = "never" }, Cancelled);
        (await _mediator.OwedAsync(stream)).Should().Be(Usd(10));
    }

    [Fact]
    public async Task confirms_one()
    {
        var stream = NewStream();
        await _mediator.Send(new RecordEntries(stream, [Formed, Made with { Standing = Standing.Alleged }]), Cancelled);
        await _mediator.Send(new ConfirmEntry { Stream = stream, Entry = "made", ByParty = "b" }, Cancelled);
        (await _mediator.Send(new AskPartnership(stream.Slug, new Viewpoint { Evidence = EvidencePolicy.PartiesOnly }), Cancelled)).Value.Commitments.Should().ContainSingle();
    }

    [Fact]
    public async Task disputes_one_and_resolves_the_dispute()
    {
        var stream = await _mediator.CommittedStreamAsync();
        await _mediator.Send(new DisputeEntry { Stream = stream, Entry = "made", ByParty = "a", CounterClaim = "nothing was agreed" }, Cancelled);
        (await _mediator.OwedAsync(stream)).Should().Be(Amount.Between(0, 10, AmountUnit.Usd));

        await _mediator.Send(new ResolveDispute { Stream = stream, Entry = "made", Outcome = "it was" }, Cancelled);
        (await _mediator.OwedAsync(stream)).Should().Be(Usd(10));
    }

    [Fact]
    public async Task refuses_to_speak_about_one_that_is_not_there()
    {
        var stream = await _mediator.CommittedStreamAsync();
        var retracting = () => _mediator.Send(new RetractEntry { Stream = stream, Entry = "nobody" }, Cancelled);
        (await retracting.Should().ThrowAsync<ContractRuleException>()).Which.Conflicts.Select(conflict => conflict.Code).Should().Equal("unknown-entry");
    }

    [Fact]
    public async Task can_be_previewed()
    {
        var stream = await _mediator.CommittedStreamAsync();
        var retraction = new RetractEntry { Stream = stream, Entry = "made", Id = "never" };
        (await _mediator.Send(new PreviewEntries(stream, [retraction.ToEntry()]), Cancelled)).IsRefused.Should().BeFalse();
        (await _mediator.OwedAsync(stream)).Should().Be(Usd(10));
    }
}
