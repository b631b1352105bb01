using System.Data;
using System.Diagnostics;
using JasperFx.Events;
using Npgsql;

namespace Contracts.Storage;

/// <summary>Compares the rows and totals of a few streams with their fold, all seen at one time.</summary>
/// <remarks>
/// Half of the streams are those recorded onto last, where an error of the running hosts would show, and half are taken
/// at random among all entries. Of a long stream the first entries are compared. No more streams are begun once the
/// time is over.
/// </remarks>
internal sealed class RowComparison(LedgerDatabase database, TimeSpan limit)
{
    private const int Streams = 8;
    private const int LongestPrefix = 400;
    private const int MostPositions = 2000;

    /// <summary>No bound: a stream that has rows was within its bound when they were written.</summary>
    private static readonly LedgerBound Unbounded = new() { LeastEntries = int.MaxValue };

    private readonly LedgerTables _tables = database.Tables;

    /// <summary>The streams that were compared, and what differs.</summary>
    /// <param name="Compared">The number of streams that were compared.</param>
    /// <param name="Differences">
    /// A sentence for each stream or total whose rows are not what its entries come to.
    /// </param>
    internal sealed record Outcome(int Compared, IReadOnlyList<string> Differences);

    public async Task<Outcome> RunAsync(CancellationToken cancellationToken)
    {
        var begun = Stopwatch.StartNew();
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken)
            .ConfigureAwait(false);
        await using var ending = snapshot.ConfigureAwait(false);
        var holding = new NpgsqlCommand(_tables.LockForReading, connection);
        await using (holding.ConfigureAwait(false))
            await holding.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        var (compared, differences) = (0, new List<string>());
        foreach (var (tenant, stream, isWithoutRows) in await ChooseAsync(connection, cancellationToken)
            .ConfigureAwait(false))
        {
            if (begun.Elapsed > limit)
                break;
            compared++;
            if (await DifferenceAsync(connection, tenant, stream, isWithoutRows, cancellationToken)
                .ConfigureAwait(false) is { } difference)
            {
                differences.Add(difference);
            }
        }

        return new Outcome(compared, differences);
    }

    /// <summary>The streams to compare: of partnerships, which alone have rows.</summary>
    private async Task<IReadOnlyList<(string Tenant, StreamKey Stream, bool IsWithoutRows)>> ChooseAsync(
        NpgsqlConnection snapshot, CancellationToken cancellationToken)
    {
        var asking = new NpgsqlCommand(
            $"""
            with entry as not materialized (select tenant_id, stream_id, seq_id from {_tables.Schema}.mt_events
                where seq_id <= {BroughtIn("tenant_id")} and stream_id not like 'offering/%'
                and stream_id <> '{Tombstone.StreamKey}'),
            latest as (select tenant_id, stream_id from entry order by seq_id desc limit {Streams * Streams}),
            picked as (
                select found.tenant_id, found.stream_id
                from (select (random() * (select coalesce(max(seq_id), 0) from entry))::bigint as number
                    from generate_series(1, {Streams / 2})) as drawn
                cross join lateral (select tenant_id, stream_id from entry where seq_id >= drawn.number order by seq_id
                    limit 1) as found)
            select tenant_id, stream_id, exists (select 1 from {_tables.StreamsWithoutRows.Identifier} as without_rows
                where without_rows.tenant_id = chosen.tenant_id and without_rows.stream_id = chosen.stream_id)
            from ((select distinct tenant_id, stream_id from latest limit {Streams / 2}) union
                select tenant_id, stream_id from picked) as chosen
            """,
            snapshot);
        await using var ending = asking.ConfigureAwait(false);
        var streams = new List<(string, StreamKey, bool)>();
        var found = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = found.ConfigureAwait(false);
        while (await found.ReadAsync(cancellationToken).ConfigureAwait(false))
            streams.Add((found.GetString(0), StreamKey.Parse(found.GetString(1)), found.GetBoolean(2)));
        return streams;
    }

    private async Task<string?> DifferenceAsync(
        NpgsqlConnection snapshot,
        string tenant,
        StreamKey stream,
        bool isWithoutRows,
        CancellationToken cancellationToken)
    {
        var history = await PrefixAsync(snapshot, tenant, stream, cancellationToken).ConfigureAwait(false);
        if (history.Known.Version == 0)
            return null;
        var expected = Expanded(isWithoutRows
            ? []
            : new RowsFromScratch(history.Known, Unbounded).Rows.Select(row => (row.Policies, row.Row)));
        var actual = Expanded(
            await RowsAsync(snapshot, tenant, stream, history.KnownAt, cancellationToken).ConfigureAwait(false));
        if (!expected.SequenceEqual(actual))
            return $"The rows of {stream} are not those of its entries.";
        return await TotalDifferenceAsync(snapshot, tenant, history.Known, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The first entries of a stream that are in the rows, and the instant at which these alone are known.
    /// </summary>
    private async Task<(History Known, DateTimeOffset KnownAt)> PrefixAsync(
        NpgsqlConnection snapshot, string tenant, StreamKey stream, CancellationToken cancellationToken)
    {
        var asking = new NpgsqlCommand(
            $"""
            select {EntryRow.Columns} from {_tables.Schema}.mt_events
            where tenant_id = $1 and stream_id = $2 and version <= {LongestPrefix + 1} and seq_id <= {BroughtIn("$1")}
                order by version
            """,
            snapshot) { Parameters = { new() { Value = tenant }, new() { Value = $"{stream}" } } };
        await using var ending = asking.ConfigureAwait(false);
        var (entries, envelopes) = (new List<Entry>(), new EnvelopeReader());
        var rows = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                entries.Add(EntryRow.Read(rows, stream, envelopes));
        }

        var all = History.Of(stream, entries);
        if (all.Version <= LongestPrefix)
            return (all.ThatCanBeJudged(), DateTimeOffset.MaxValue);
        var version = LongestPrefix;
        while (version > 0 && all.KnownSince(version) == all.KnownSince(version + 1))
            version--;
        return version == 0
            ? (History.Empty(stream), default)
            : (History.Of(stream, entries.Take(version)).ThatCanBeJudged(), all.KnownSince(version));
    }

    /// <summary>The stored rows of a stream as they were known at an instant.</summary>
    private async Task<IEnumerable<(NamedPolicies Policies, LedgerRow Row)>> RowsAsync(
        NpgsqlConnection snapshot,
        string tenant,
        StreamKey stream,
        DateTimeOffset knownAt,
        CancellationToken cancellationToken) =>
        from row in await snapshot.ReadRowsAsync(_tables, tenant, stream, cancellationToken).ConfigureAwait(false)
        where row.Row.KnownFrom <= knownAt
        select (row.Policies, row.Row.KnownTo > knownAt ? row.Row with { KnownTo = null } : row.Row);

    /// <summary>
    /// A row for each policy under which it answers, in one order, so that a row that stands twice is found.
    /// </summary>
    private static List<(NamedPolicies Policy, LedgerRow Row)> Expanded(
        IEnumerable<(NamedPolicies Policies, LedgerRow Row)> rows) =>
        [.. rows.SelectMany(
            row => EvidencePolicy.Named.Select(policy => policy.AsNamed).Where(policy => row.Policies.HasFlag(policy)),
            (row, policy) => (Policy: policy, row.Row))
            .OrderBy(row => row.Policy)
            .ThenBy(row => row.Row.Slice.Key)
            .ThenBy(row => row.Row.KnownFrom)
            .ThenBy(row => row.Row.Slice.EffectiveFrom)];

    /// <summary>Compares what a pair of the stream comes to by the sums with what it comes to by the rows.</summary>
    private async Task<string?> TotalDifferenceAsync(
        NpgsqlConnection snapshot, string tenant, History history, CancellationToken cancellationToken)
    {
        var facts = history.FactsInForce(Viewpoint.Latest);
        if (facts.Count == 0 || Position.Of(history.AsOf(Viewpoint.Latest)).FirstOrDefault() is not { } position)
            return null;
        var (debtor, creditor, unit) =
            (position.Figures.Debtor, position.Figures.Creditor, position.Figures.Counted.Unit);
        var viewpoint = Viewpoint.On(facts[Random.Shared.Next(facts.Count)].TakesEffectOn);
        var pair = new TotalScope(debtor, creditor);
        var shown = await AskAsync(
            snapshot,
            new PositionsQuery(_tables, tenant, PositionScope.Of(debtor), viewpoint),
            MostPositions,
            cancellationToken).ConfigureAwait(false);
        if (shown.Count == MostPositions)
            return null;
        var sums = await AskAsync(
            snapshot,
            new TotalQuery(_tables, tenant, pair, unit, viewpoint),
            int.MaxValue,
            cancellationToken).ConfigureAwait(false);
        var ofPair = shown.Where(each => each.Figures.Creditor == creditor && each.Figures.Debtor == debtor);
        return Equals(pair.Of(unit, sums), pair.Of(unit, ofPair))
            ? null
            : $"The total of a pair of parties of {history.Stream} is not that of the rows.";
    }

    private static async Task<List<TRow>> AskAsync<TRow>(
        NpgsqlConnection snapshot, LedgerQuery<TRow> question, int most, CancellationToken cancellationToken)
    {
        var asking = new NpgsqlCommand($"select * from ({question.Rows}) as found limit {most}", snapshot);
        await using var ending = asking.ConfigureAwait(false);
        question.AddTo(asking.Parameters);
        var answer = new List<TRow>();
        var found = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = found.ConfigureAwait(false);
        var read = question.Reading(found);
        while (await found.ReadAsync(cancellationToken).ConfigureAwait(false))
            answer.Add(read());
        return answer;
    }

    /// <summary>
    /// SQL for the number of the last entry whose rows are there: as far as the daemon has come, where one keeps the
    /// rows up.
    /// </summary>
    private string BroughtIn(string tenant) => $"""
        (select case when upkeep = '{LedgerState.Word(LedgerUpkeep.Async)}'
            then {LedgerProjection.ProgressIn(_tables, tenant)} else {long.MaxValue} end
            from {_tables.State.Identifier})
        """;
}
