using Weasel.Postgresql;

namespace Contracts.Storage;

/// <summary>
/// The writers of a schema: each publishes lower bounds for the numbers and instants of its entries until its
/// transaction ends.
/// </summary>
/// <remarks>
/// Both are advisory locks that no one waits for; the bound is part of the key. A reader of the last number given out,
/// and only then of the locks, knows that every entry up to the least of these numbers is highWater.
/// </remarks>
internal sealed class ActiveWriters(string schema)
{
    private const int ValueBits = 42;
    private const long Values = (1L << ValueBits) - 1;

    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly long _numbers = Tag(schema, "numbers");
    private readonly long _instants = Tag(schema, "instants");

    /// <summary>Appends the locks that publish the last number given out, and an instant, as lower bounds.</summary>
    public void AppendTo(ICommandBuilder builder, DateTimeOffset instant)
    {
        builder.Append($"""
            pg_advisory_xact_lock_shared({_numbers}::bigint | (select last_value from {schema}.mt_events_sequence)),
            pg_advisory_xact_lock_shared(
            """);
        builder.AppendParameter(
            _instants | (Math.Max(0, (instant - Epoch).Ticks / TimeSpan.TicksPerMillisecond) & Values));
        builder.Append(")");
    }

    /// <summary>SQL for the last number given out, which has to be read before the locks.</summary>
    public string LastNumber =>
        $"select case when is_called then last_value else 0 end from {schema}.mt_events_sequence";

    /// <summary>
    /// SQL for the lowest number and the lowest instant, in milliseconds since 2000, of all writers; null for none.
    /// </summary>
    public string LowerBounds => $"""
        select min(key & {Values}) filter (where key & ~{Values}::bigint = {_numbers}),
            min(key & {Values}) filter (where key & ~{Values}::bigint = {_instants})
        from (select (classid::bigint << 32) | objid::bigint as key from pg_locks
            where locktype = 'advisory' and objsubid = 1 and database = (select oid from pg_database
                where datname = current_database())) as locks
        """;

    public static DateTimeOffset InstantOf(long milliseconds) => Epoch.AddMilliseconds(milliseconds);

    /// <summary>A key with nothing in its value bits, always the same for the same name: FNV-1a.</summary>
    private static long Tag(string schema, string what)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in $"{schema}\n{what}")
            hash = (hash ^ letter) * 1099511628211UL;
        return (long)(hash >> (ValueBits + 1)) << ValueBits & long.MaxValue;
    }
}
