using Weasel.Postgresql;

namespace Contracts.Storage;

/// <summary>Rows as a statement selects from them.</summary>
internal static class LedgerValues
{
    private const int Few = 4;

    /// <summary>Appends the values of rows, with a name for all: few as they are, since arrays have to be packed and unpacked; many by column.</summary>
    public static void Append<TRow>(ICommandBuilder builder, IReadOnlyList<LedgerColumn<TRow>> columns, IReadOnlyList<TRow> rows, string name)
    {
        if (rows.Count > Few)
        {
            builder.Append("unnest(");
            AppendList(builder, columns, column => column.AppendValues(builder, rows));
            builder.Append(")");
        }
        else
        {
            builder.Append("(values ");
            AppendList(builder, rows, row =>
            {
                builder.Append("(");
                AppendList(builder, columns, column => column.AppendValue(builder, row));
                builder.Append(")");
            });
            builder.Append(")");
        }

        builder.Append($" as {name} ({Names(columns)})");
    }

    public static string Names<TRow>(IEnumerable<LedgerColumn<TRow>> columns) => string.Join(", ", columns.Select(column => column.Name));

    private static void AppendList<T>(ICommandBuilder builder, IReadOnlyList<T> items, Action<T> append)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                builder.Append(", ");
            append(items[i]);
        }
    }
}
