using Npgsql;
using NpgsqlTypes;
using Weasel.Postgresql;

namespace Contracts.Storage;

/// <summary>A column of a ledger table and its value: one definition for the table, for inserts and for COPY.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
internal abstract class LedgerColumn<TRow>(string name, string type)
{
    public string Name => name;

    public string Type => type;

    /// <summary>The column's value of one row, as a parameter.</summary>
    public abstract void AppendValue(ICommandBuilder builder, TRow row);

    /// <summary>The column's values of many rows, as one parameter.</summary>
    public abstract void AppendValues(ICommandBuilder builder, IReadOnlyList<TRow> rows);

    /// <summary>The column's value of one row, into a copy.</summary>
    public abstract void Copy(NpgsqlBinaryImporter copy, TRow row);
}

/// <inheritdoc/>
/// <typeparam name="TRow">The type of a row.</typeparam>
/// <typeparam name="TValue">The type of the column.</typeparam>
internal sealed class LedgerColumn<TRow, TValue>(
    string name, string type, NpgsqlDbType dbType, Func<TRow, TValue> value)
    : LedgerColumn<TRow>(name, type)
{
    public override void AppendValue(ICommandBuilder builder, TRow row)
    {
        if (value(row) is { } some)
            builder.AppendParameter(some, dbType);
        else
            builder.AppendParameter<object>(DBNull.Value, dbType);
    }

    public override void AppendValues(ICommandBuilder builder, IReadOnlyList<TRow> rows)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(rows[i]);
        builder.AppendParameter(values, NpgsqlDbType.Array | dbType);
    }

    public override void Copy(NpgsqlBinaryImporter copy, TRow row)
    {
        if (value(row) is { } some)
            copy.Write(some, dbType);
        else
            copy.WriteNull();
    }
}

/// <summary>Rows as a statement selects from them.</summary>
internal static class LedgerValues
{
    private const int Few = 4;

    /// <summary>
    /// Appends the values of rows, with a name for all: few as they are, since arrays have to be packed and unpacked;
    /// many by column.
    /// </summary>
    public static void Append<TRow>(
        ICommandBuilder builder, IReadOnlyList<LedgerColumn<TRow>> columns, IReadOnlyList<TRow> rows, string name)
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

    public static string Names<TRow>(IEnumerable<LedgerColumn<TRow>> columns) =>
        string.Join(", ", columns.Select(column => column.Name));

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
