namespace Contracts.Storage;

/// <summary>The database has not what the ledger needs. The host applies the SQL of <see cref="LedgerSchema"/> and starts again.</summary>
public sealed class LedgerSchemaException : Exception
{
    internal LedgerSchemaException(string schema, IReadOnlyList<string> missing)
        : base($"The schema '{schema}' lacks {string.Join(", ", missing)}, or has them otherwise; the SQL that {nameof(LedgerSchema)}.{nameof(LedgerSchema.MissingSqlAsync)} gives is required.") =>
        Missing = missing;

    /// <summary>The names of what is missing or different, with their schema.</summary>
    public IReadOnlyList<string> Missing { get; }
}
