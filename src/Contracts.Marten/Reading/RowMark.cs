using System.Data.Common;

namespace Contracts.Storage;

/// <summary>By which the row of an entry is known: no two that were ever written share one.</summary>
/// <param name="Event">The event's id.</param>
/// <param name="Sequence">Its number in the store.</param>
/// <param name="Writer">The transaction that wrote it, by which a row that was written anew is told from it.</param>
/// <param name="Recording">The mark of its recording, by which one that takes its place in a store that was restored is told from it.</param>
internal readonly record struct RowMark(Guid Event, long Sequence, uint Writer, string? Recording)
{
    /// <summary>The columns, in the order in which they are read.</summary>
    public const string Columns = $"id, seq_id, xmin, {RecordingMark.Column}";

    /// <summary>The number of the columns.</summary>
    public const int Count = 4;

    /// <summary>The mark of a row, whose columns begin at an ordinal.</summary>
    public static RowMark Read(DbDataReader row, int ordinal) =>
        new(row.GetGuid(ordinal), row.GetInt64(ordinal + 1), row.GetFieldValue<uint>(ordinal + 2), row.IsDBNull(ordinal + 3) ? null : row.GetString(ordinal + 3));
}
