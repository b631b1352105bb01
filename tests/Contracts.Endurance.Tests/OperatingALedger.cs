using Contracts.Endurance.Operation;

namespace Contracts.Endurance.Tests;

/// <summary>Laws 23 and 24: whatever hosts and servers do, an answer is the fold's, or says that it cannot be given.</summary>
public sealed class OperatingALedger
{
    [Fact]
    public async Task gives_the_folds_answers_or_says_that_it_cannot_in_fifty_sequences()
    {
        var said = new StringWriter();
        var run = new OperationRun(new Arguments { Sequences = 50, Steps = 10 }, said);

        (await run.RunAsync()).Should().BeTrue("this was found:\n{0}", said);
        run.Counts["steps"].Should().Be(500);
    }

    [Fact]
    public void is_the_same_sequence_for_the_same_seed() =>
        $"{Sequences.Of(7, 40, [])}".Should().Be($"{Sequences.Of(7, 40, [])}").And.NotBe($"{Sequences.Of(8, 40, [])}");
}
