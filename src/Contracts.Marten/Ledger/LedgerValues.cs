using Weasel.Postgresql;

namespace Contracts.Storage;

/// <summary>Rows as a statement selects from them.</summary>
internal static class LedgerValues
{
    private const int Few = 4;

    /// <summary>Rows as they are written fastest: few one by one, since arrays have to be packed and unpacked; many together.</summary>
    public static IEnumerable<IReadOnlyList<TRow>> Portions<TRow>(IReadOnlyList<TRow> rows) => rows.Count <= Few ? rows.Chunk(1) : [rows];

    /// <summary>Appends the columns' values, with a name for all.</summary>
    public static void Append<TRow>(ICommandBuilder builder, IReadOnlyList<LedgerColumn<TRow>> columns, IReadOnlyList<TRow> rows, string name)
    {
        var isOne = rows.Count == 1;
        builder.Append(isOne ? "(values (" : "unnest(");
        for (var i = 0; i < columns.Count; i++)
        {
            if (i > 0)
                builder.Append(", ");
            if (isOne)
                columns[i].AppendValue(builder, rows[0]);
            else
                columns[i].AppendValues(builder, rows);
        }

        builder.Append(isOne ? ")) as " : ") as ");
        builder.Append(name);
        builder.Append($" ({Names(columns)})");
    }

    public static string Names<TRow>(IEnumerable<LedgerColumn<TRow>> columns) => string.Join(", ", columns.Select(column => column.Name));
}
