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
        var answer = Task.FromResult(outcome);
        var telemetry = new LedgerTelemetry();
        Record().Should().BeTrue();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Record();
        ((GC.GetAllocatedBytesForCurrentThread() - before) / Times).Should().BeLessThan(MostBytes);

        bool Record()
        {
            var isDone = true;
            for (var i = 0; i < Times; i++)
                isDone &= telemetry.RecordAsync(stream, () => answer).IsCompletedSuccessfully;
            return isDone;
        }
    }
}
