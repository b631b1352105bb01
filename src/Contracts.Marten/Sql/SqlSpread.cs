namespace Contracts.Storage;

/// <summary>The arithmetic of <see cref="Spread"/> in SQL, on what rows of commitments and instalments state.</summary>
/// <remarks>
/// An amount is three columns: its least, its most (null without an upper bound), and true if it is approximate.
/// </remarks>
internal static class SqlSpread
{
    /// <summary>A bound of an amount in JSON.</summary>
    public static string Bound(string of, string amount, string bound) =>
        $"({of} #>> array['{amount}', '{bound}'])::numeric";

    /// <summary>The columns of an amount in JSON.</summary>
    public static string Amount(string of, string amount, string name) => $"""
        {Bound(of, amount, "min")} as {name}_min, {Bound(of, amount, "max")} as {name}_max,
            coalesce(({of} #>> array['{amount}', 'about'])::boolean, false) as {name}_is_approximate
        """;

    /// <summary>The progress of a schedule, with what may have been taken from any of its parts.</summary>
    public static string ProgressOf(string progress) => $"""
        select stated.*,
            taken_otherwise_max + greatest(0, scheduled_min - undertaken_min) as taken_max,
            taken_otherwise_is_approximate as taken_is_approximate,
            -- With "at least", there may be more than the instalments.
            case when scheduled_max is null then 0
                when undertaken_max is not null then greatest(0, undertaken_max - scheduled_max) end as excess_max
        from (
            select {Amount("past", "undertaken", "undertaken")}, {Amount("past", "performed", "performed")},
                {Amount("past", "grown", "grown")}, {Amount("past", "takenOtherwise", "taken_otherwise")},
                {Amount("past", "scheduled", "scheduled")}
            from (
                select jsonb_build_object('scheduled', progress -> 'undertaken') || progress
                from (select {progress}) as kept (progress)) as whole (past)) as stated
        """;

    /// <summary>
    /// The bounds of what is left of a part: performance fills earlier parts first, and what was taken otherwise may
    /// have concerned any.
    /// </summary>
    /// <param name="part">The relation with the bounds of the part, and of all that is due before it.</param>
    /// <param name="past">The relation with the columns of <see cref="ProgressOf"/>.</param>
    public static string LeftOf(string part, string past) => $"""
        select
            case when {past}.taken_max is null then 0 else greatest(0, rest.min - {past}.taken_max) end as min,
            rest.max
        from (
            select
                least({part}.min, case when {past}.performed_max is null then 0
                    else greatest(0, {part}.before_min + {part}.min - {past}.performed_max) end) as min,
                case when {part}.before_max is null or {part}.max is null then {part}.max else least(
                    {part}.max, greatest(0, {part}.before_max + {part}.max - {past}.performed_min)) end as max
            ) as rest
        """;

    /// <summary>A bound for some of the days over which it is spread evenly, rounded outward to 8 decimals.</summary>
    /// <param name="bound">The bound for all days; null for none.</param>
    /// <param name="days">The number of days.</param>
    /// <param name="ofDays">The number of all days.</param>
    /// <param name="up">True to round up.</param>
    public static string Share(string bound, string days, string ofDays, bool up)
    {
        var scaled = $"{bound} * 100000000 * ({days})";
        return $"case when ({days}) = 0 then 0 else "
            + $"div({(up ? $"{scaled} + {ofDays} - 1" : scaled)}, {ofDays}) * 0.00000001 end";
    }

    /// <summary>The columns of the sum of amounts, as an amount; 0 where there are none.</summary>
    /// <param name="of">The beginning of the columns that are added.</param>
    /// <param name="name">The beginning of the columns of the sum.</param>
    /// <param name="where">The condition on rows that are added.</param>
    public static string Sum(string of, string name, string where) => $"""
        coalesce(sum({of}min) filter (where {where}), 0) as {name}min,
            case when bool_or({of}max is null) filter (where {where}) then null
                else coalesce(sum({of}max) filter (where {where}), 0) end as {name}max,
            coalesce(bool_or({of}is_approximate) filter (where {where}), false) as {name}is_approximate
        """;
}
