using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class ObservingTheLedger
{
    private const int Times = 1000;
    private const int MostBytes = 1000;

    [Fact]
    public void costs_less_than_a_kilobyte_a_call_where_nobody_listens()
    {
        var stream = NewStream();
        var outcome = History.Empty(stream).Record([Formed(), Made()], LedgerFixture.Noon);
        var observed = new ObservedLedger(new Answering(outcome), new LedgerTelemetry());
        Record().Should().BeTrue();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Record();
        ((GC.GetAllocatedBytesForCurrentThread() - before) / Times).Should().BeLessThan(MostBytes);

        bool Record()
        {
            var isDone = true;
            for (var i = 0; i < Times; i++)
                isDone &= observed.RecordAsync(stream, [], CancellationToken.None).IsCompletedSuccessfully;
            return isDone;
        }
    }

    /// <summary>A ledger that does nothing, and answers at once.</summary>
    private sealed class Answering(RecordingOutcome outcome) : IContractLedger
    {
        private readonly Task<RecordingOutcome> _answer = Task.FromResult(outcome);

        public Task<RecordingOutcome> RecordAsync(StreamKey stream, IReadOnlyCollection<NewEntry> batch, CancellationToken cancellationToken = default) => _answer;

        public Task<RecordingOutcome> RecordAsync(StreamKey stream, IReadOnlyCollection<NewEntry> batch, int expectedVersion, CancellationToken cancellationToken = default) => _answer;

        public Task<RecordingOutcome> RecordWithinAsync(
            NpgsqlTransaction transaction, StreamKey stream, IReadOnlyCollection<NewEntry> batch, int? expectedVersion = null, CancellationToken cancellationToken = default) => _answer;

        public Task<RecordingOutcome> PreviewAsync(StreamKey stream, IReadOnlyCollection<NewEntry> batch, CancellationToken cancellationToken = default) => _answer;

        public Task<ImportOutcome> ImportAsync(IEnumerable<HistoryLine> lines, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public Task<History> HistoryAsync(StreamKey stream, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<History> HistoriesAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<LedgerAnswer<CommitmentBoard>> CommitmentsAsync(
            PositionScope scope, Viewpoint viewpoint, KnowledgeToken? known = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<LedgerAnswer<IReadOnlyList<LedgerPosition>>> PositionsAsync(
            PositionScope scope, Viewpoint viewpoint, KnowledgeToken? known = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<LedgerAnswer<PositionTotal?>> TotalAsync(
            TotalScope scope, AmountUnit unit, Viewpoint viewpoint, KnowledgeToken? known = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<LapseRound> RecordLapsesAsync(DateOnly day, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task RebuildAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
