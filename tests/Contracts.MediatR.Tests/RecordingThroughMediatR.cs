using JasperFx.Events;
using MediatR;
using static Contracts.Mediation.Tests.Given;

namespace Contracts.Mediation.Tests;

public sealed class RecordingThroughMediatR(MediatorFixture fixture) : IClassFixture<MediatorFixture>
{
    private readonly IMediator _mediator = fixture.Mediator;

    [Fact]
    public async Task records_a_batch_once()
    {
        var stream = NewStream();
        var first = await _mediator.Send(new RecordEntries(stream, [Formed, Made]), Cancelled);
        var again = await _mediator.Send(new RecordEntries(stream, [Formed, Made]), Cancelled);

        first.Recorded.Select(entry => entry.Id.ToString()).Should().Equal("formed", "made");
        again.Recorded.Should().BeEmpty();
        (await fixture.Ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(2);
    }

    [Fact]
    public async Task refuses_what_breaks_a_rule_with_every_conflict()
    {
        var stream = await _mediator.CommittedStreamAsync();
        var recording = () => _mediator.Send(new RecordEntries(stream, [Made with { Id = "again" }]), Cancelled);
        (await recording.Should().ThrowAsync<ContractRuleException>()).Which.Conflicts.Select(conflict => conflict.Code).Should().Equal("already-committed");
    }

    [Fact]
    public async Task loses_a_race_at_once_where_a_version_is_expected()
    {
        var stream = await _mediator.CommittedStreamAsync();
        var recording = () => _mediator.Send(new RecordEntries(stream, [Increased(1, "more")]) { ExpectedVersion = 1 }, Cancelled);
        await recording.Should().ThrowAsync<EventStreamUnexpectedMaxEventIdException>();
        (await _mediator.Send(new RecordEntries(stream, [Increased(1, "more")]) { ExpectedVersion = 2 }, Cancelled)).Recorded.Should().ContainSingle();
    }

    [Fact]
    public async Task previews_without_recording()
    {
        var stream = await _mediator.CommittedStreamAsync();
        (await _mediator.Send(new PreviewEntries(stream, [Made with { Id = "again" }]), Cancelled)).IsRefused.Should().BeTrue();
        (await _mediator.Send(new PreviewEntries(stream, [Increased(1, "more")]), Cancelled)).Recorded.Should().ContainSingle();
        (await fixture.Ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(2);
    }
}
