using Contracts.Tests.Laws;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class KeepingWhatIsAccepted(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    [Fact]
    public async Task reads_back_every_event_with_whatever_values_the_door_accepts()
    {
        var random = new Random(12);
        var kept = new List<(StreamKey Stream, NewEntry Entry)>();
        foreach (var type in EventType.All)
        {
            var (stream, found) = (HostileEntries.StreamOf(type), 0);
            for (var attempt = 0; attempt < 500 && found < 8; attempt++)
            {
                var entry = new HostileEntries(random, hostility: attempt % 4).Of(type, $"e{kept.Count}");
                if (!IsAccepted(entry, stream))
                    continue;
                kept.Add((stream, entry));
                found++;
            }

            found.Should().BePositive("{0} can be stated", type);
        }

        var writing = fixture.LedgerIn("accepted");
        await writing.ImportAsync(kept.Select((line, index) => Line(line.Stream, line.Entry, LedgerFixture.Noon, index + 1)), cancellationToken: Cancelled);

        var reading = fixture.LedgerIn("accepted");
        foreach (var ofStream in kept.GroupBy(line => line.Stream))
        {
            var given = History.Empty(ofStream.Key).Import(ofStream.Select(line => (line.Entry, LedgerFixture.Noon))).After.Entries;
            var read = (await reading.HistoryAsync(ofStream.Key, Cancelled)).Entries;
            read.Should().HaveCount(ofStream.Count());
            foreach (var (one, other) in read.Zip(given))
                HostileEntries.AreSame(one, other).Should().BeTrue("{0} is as it was given", other.Event);
        }
    }

    [Fact]
    public async Task refuses_at_every_door_an_amount_that_no_history_file_can_state()
    {
        var largest = Usd(Amount.Largest);
        Amount[] derived = [largest.Plus(largest), Amount.About(100, "USD").Less(Amount.UpTo(10, "USD")), Usd(1).Times(Usd(0.33333333m)).Plus(Amount.About(1, "USD")).Plus(Amount.Unknown("USD"))];
        var stream = await fixture.Ledger.CommittedStreamAsync();
        await using var connection = new NpgsqlConnection(fixture.ConnectionString);
        await connection.OpenAsync(Cancelled);
        await using var transaction = await connection.BeginTransactionAsync(Cancelled);
        foreach (var amount in derived)
        {
            NewEntry[] batch = [new NewEntry { Id = "more", Event = new CommitmentIncreased { Commitment = "c", By = amount }, EffectiveOn = Day(3) }];
            Func<Task>[] doors =
            [
                () => fixture.Ledger.RecordAsync(stream, batch, Cancelled),
                () => fixture.Ledger.RecordAsync(stream, batch, 2, Cancelled),
                () => fixture.Ledger.RecordWithinAsync(transaction, stream, batch, cancellationToken: Cancelled),
                () => fixture.Ledger.PreviewAsync(stream, batch, Cancelled),
                () => fixture.Ledger.ImportAsync([Line(stream, batch[0], LedgerFixture.Noon)], cancellationToken: Cancelled),
            ];
            foreach (var door in doors)
                await door.Should().ThrowAsync<ArgumentException>().WithMessage("Entry more, by: The amount is *; * is required.");
        }

        (await fixture.Ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(2);
    }

    [Fact]
    public async Task refuses_such_an_amount_also_in_a_session_of_the_host()
    {
        await using var session = fixture.Store.LightweightSession();
        session.Events.Append(NewStream().ToString(), new CommitmentIncreased { Commitment = "c", By = Usd(Amount.Largest).Plus(Usd(1)) });
        await session.Invoking(appending => appending.SaveChangesAsync(Cancelled)).Should().ThrowAsync<Exception>().Where(refused => refused.ToString().Contains("10^18 with at most 8 decimals is required"));
    }

    private static bool IsAccepted(NewEntry entry, StreamKey stream)
    {
        try
        {
            entry.Check(stream);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
