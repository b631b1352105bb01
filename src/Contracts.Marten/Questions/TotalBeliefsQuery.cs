using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>
/// Asks the corners for the total of a scope on the day of a viewpoint at an instant, and for its changes at later
/// ones: the sum until then, and the running sums after it.
/// </summary>
/// <param name="tables">The ledger's tables.</param>
/// <param name="tenant">The tenant.</param>
/// <param name="scope">The positions.</param>
/// <param name="unit">The unit.</param>
/// <param name="since">The instant.</param>
/// <param name="most">The number of totals that are wanted.</param>
/// <param name="viewpoint">The viewpoint.</param>
internal sealed class TotalBeliefsQuery(
    LedgerTables tables,
    string tenant,
    TotalScope scope,
    AmountUnit unit,
    DateTimeOffset since,
    int most,
    Viewpoint viewpoint)
    : LedgerQuery<TotalStep>(tenant, viewpoint)
{
    private static readonly PositionNature[] Natures = Enum.GetValues<PositionNature>();

    private static readonly (PositionNature Nature, string Measure, string Name)[] Columns =
    [
        .. from nature in Natures
           from measure in CornerColumns.Measures
           select (nature, measure.Name, $"{measure.Name}_{(short)nature}"),
    ];

    private readonly CornerSums _corners = new(tables, scope, viewpoint.Evidence.AsNamed);

    /// <remarks>
    /// Instants at which the total stays the same are left out before they are counted, so that as many totals are
    /// found as are wanted, and where the last one ends. Streams without rows can make two totals one; with any, all
    /// are read.
    /// </remarks>
    public override string Rows => $"""
        with {_corners.PartsUntil("least(@since, @known)")},
        step as (
            select @since as known_at, part.* from part
            union all {_corners.Between("@since", "@known")}),
        held as (
            select known_at, {Each(column => $"coalesce(sum(sum({column.Measure}) filter (where nature = "
                + $"{(short)column.Nature})) over (order by known_at), 0) as {column.Name}")}
            from step group by known_at),
        told as (
            select *, array[{string.Join(", ", Told)}]::numeric[] as total from held),
        different as (
            select *, lag(total) over (order by known_at) is distinct from total as is_change from told)
        select known_at, {Each(column => $"{column.Name} - lag({column.Name}, 1, 0) over (order by known_at)")}
        from different where is_change order by known_at
        limit case when exists (select 1 from {tables.StreamsWithoutRows.Identifier} where tenant_id = @tenant)
            then null else @most end
        """;

    public override void AddTo(NpgsqlParameterCollection parameters)
    {
        base.AddTo(parameters);
        Add(parameters, "unit", NpgsqlDbType.Varchar, unit.ToString());
        Add(parameters, "debtor", NpgsqlDbType.Varchar, scope.Debtor?.ToString() ?? "");
        Add(parameters, "creditor", NpgsqlDbType.Varchar, scope.Creditor?.ToString() ?? "");
        Add(parameters, "since", NpgsqlDbType.TimestampTz, RecordedInstant.Truncate(since).UtcDateTime);
        // The first may be the total that there is before anything is known, and the last ends the one before it.
        Add(parameters, "most", NpgsqlDbType.Bigint, most + 2L);
    }

    public override IEnumerable<TotalStep> RowsOf(FoldedStream folded, Func<History> entries) => StepsOf(entries());

    public override Func<TotalStep> Reading(NpgsqlDataReader reader)
    {
        return () => new TotalStep(
            DateTime.SpecifyKind(reader.GetFieldValue<DateTime>(0), DateTimeKind.Utc),
            [.. Natures.Select((nature, i) => (nature, Measures(1 + (i * CornerColumns.Measures.Count))))]);

        CornerMeasures Measures(int at) => new(
            reader.GetDecimal(at),
            reader.GetDecimal(at + 1),
            Count(at + 2),
            Count(at + 3),
            Count(at + 4),
            Count(at + 5),
            Count(at + 6),
            Count(at + 7));

        int Count(int ordinal) => checked((int)reader.GetDecimal(ordinal));
    }

    /// <summary>
    /// The steps of one stream: to the total at the instant, and then at each instant at which it changes.
    /// </summary>
    public IEnumerable<TotalStep> StepsOf(History history)
    {
        var held = new CornerMeasures[Natures.Length];
        var instants = history.InstantsUpTo(Viewpoint.KnownAt).ToList();
        foreach (var knownAt in instants.Skip(Math.Max(0, instants.FindLastIndex(instant => instant <= since))))
        {
            var now = new CornerMeasures[Natures.Length];
            foreach (var position in Position.Of(history.AsOf(Viewpoint with { KnownAt = knownAt })))
            {
                if (position.Unit == unit && scope.Counts(position.Figures))
                    now[(int)position.Nature] = now[(int)position.Nature].Plus(CornerMeasures.Of(position.Figures));
            }

            if (!now.SequenceEqual(held))
                yield return new TotalStep(
                    knownAt, [.. Natures.Select((nature, i) => (nature, now[i].Plus(held[i].Times(-1))))]);
            held = now;
        }
    }

    /// <summary>The totals that steps make, in order; at most as many as are wanted.</summary>
    public IReadOnlyList<TotalBelief> BeliefsOf(IEnumerable<TotalStep> steps)
    {
        var beliefs = new List<TotalBelief>();
        if (since > Viewpoint.KnownAt)
            return beliefs;
        var held = Natures.ToDictionary(nature => nature, _ => default(CornerMeasures));
        Hold(since);
        foreach (var instant in steps.GroupBy(step => step.KnownAt > since ? step.KnownAt : since)
            .OrderBy(instant => instant.Key))
        {
            foreach (var (nature, change) in instant.SelectMany(step => step.Changes))
                held[nature] = held[nature].Plus(change);
            if (!Hold(instant.Key))
                break;
        }

        return beliefs;

        // Ends the belief before, if it is another one; false where no further one is wanted.
        bool Hold(DateTimeOffset knownAt)
        {
            var total = scope.Of(unit, [.. held.Select(nature => (nature.Key, nature.Value))]);
            var belief = new TotalBelief { KnownFrom = knownAt, KnownTo = null, Total = total };
            if (beliefs is not [.., var last])
                beliefs.Add(belief);
            else if (last.KnownFrom == knownAt)
                beliefs[^1] = belief;
            else if (last.Total != total)
            {
                beliefs[^1] = last with { KnownTo = knownAt };
                if (beliefs.Count == most)
                    return false;
                beliefs.Add(belief);
            }

            return true;
        }
    }

    /// <summary>What a total tells of the sums, as SQL.</summary>
    private static IEnumerable<string> Told
    {
        get
        {
            foreach (var nature in Natures)
            {
                yield return $"min_sum_{(short)nature}";
                yield return $"max_sum_{(short)nature}";
                yield return $"open_ended_{(short)nature}";
                yield return $"(approximate_{(short)nature} > 0)::integer";
            }

            yield return $"({Sum("positions")} > 0)::integer";
            yield return $"({Sum("contested")} > 0)::integer";
            yield return $"case when {Sum("alleged")} > 0 then 2 when {Sum("reported")} > 0 then 1 else 0 end";
        }
    }

    private static string Sum(string measure) =>
        string.Join(" + ", Natures.Select(nature => $"{measure}_{(short)nature}"));

    private static string Each(Func<(PositionNature Nature, string Measure, string Name), string> column) =>
        string.Join(", ", Columns.Select(column));
}

/// <summary>A change of a total at an instant of knowledge, by nature.</summary>
/// <param name="KnownAt">The instant.</param>
/// <param name="Changes">The changes of the measures.</param>
internal sealed record TotalStep(
    DateTimeOffset KnownAt, IReadOnlyList<(PositionNature Nature, CornerMeasures Change)> Changes);
