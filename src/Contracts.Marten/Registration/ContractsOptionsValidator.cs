using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Contracts.Storage;

/// <summary>Validates the settings.</summary>
internal sealed partial class ContractsOptionsValidator : IValidateOptions<ContractsOptions>
{
    private const string WellFormed = "one such as 'Host=localhost;Database=contracts;Username=me'";

    // The words that PostgreSQL lists as reserved, including those that can be function or type names: appendix C of
    // its documentation,
    // "SQL Key Words", and pg_get_keywords(). They are those of version 15, and system_user, which version 16 added.
    private static readonly FrozenSet<string> ReservedWords = FrozenSet.Create(
    [
        "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization", "binary",
        "both", "case", "cast", "check", "collate", "collation", "column", "concurrently", "constraint", "create",
        "cross", "current_catalog", "current_date", "current_role", "current_schema", "current_time",
        "current_timestamp", "current_user", "default", "deferrable", "desc", "distinct", "do", "else", "end", "except",
        "false", "fetch", "for", "foreign", "freeze", "from", "full", "grant", "group", "having", "ilike", "in",
        "initially", "inner", "intersect", "into", "is", "isnull", "join", "lateral", "leading", "left", "like",
        "limit", "localtime", "localtimestamp", "natural", "not", "notnull", "null", "offset", "on", "only", "or",
        "order", "outer", "overlaps", "placing", "primary", "references", "returning", "right", "select",
        "session_user", "similar", "some", "symmetric", "system_user", "table", "tablesample", "then", "to", "trailing",
        "true", "union", "unique", "user", "using", "variadic", "verbose", "when", "where", "window", "with",
    ]);

    public ValidateOptionsResult Validate(string? name, ContractsOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> Faults(ContractsOptions options)
    {
        var hasConnection = !string.IsNullOrWhiteSpace(options.ConnectionString);
        if (options.Tenancy == LedgerTenancy.DatabasePerTenant)
        {
            foreach (var fault in TenantFaults(options, hasConnection))
                yield return fault;
        }
        else if (options.TenantDatabases.Count > 0)
        {
            yield return $"{nameof(options.TenantDatabases)} are given, but {nameof(options.Tenancy)} is "
                + $"{options.Tenancy}; {LedgerTenancy.DatabasePerTenant} is required.";
        }
        else if (options.UseHostDataSource && hasConnection)
        {
            yield return $"{nameof(options.ConnectionString)} and {nameof(options.UseHostDataSource)} are both given; "
                + "one of them is required.";
        }
        else if (!options.UseHostDataSource && !hasConnection)
        {
            yield return $"There is no connection string; {nameof(options.ConnectionString)} is required, "
                + $"or {nameof(options.UseHostDataSource)} for the host's own.";
        }
        else if (hasConnection && !IsConnection(options.ConnectionString))
        {
            yield return $"{nameof(options.ConnectionString)} is not well-formed; {WellFormed} is required.";
        }

        if (options.CacheEntries < 0)
            yield return $"{nameof(options.CacheEntries)} is {options.CacheEntries}; 0 or more are required.";
        foreach (var (setting, time) in new[]
        {
            (nameof(options.CommandTimeout), options.CommandTimeout),
            (nameof(options.ProgressTimeout), options.ProgressTimeout),
            (nameof(options.KeepAlive), options.KeepAlive),
        })
        {
            if (time <= TimeSpan.Zero)
                yield return $"{setting} is {time}; more than zero is required.";
        }

        if (!Enum.IsDefined(options.Tenancy))
        {
            yield return $"{nameof(options.Tenancy)} is {options.Tenancy}; "
                + $"one of {string.Join(", ", Enum.GetNames<LedgerTenancy>())} is required.";
        }

        if (SchemaFault(options.SchemaName ?? "") is { } ofSchema)
            yield return ofSchema;
        if (!Enum.IsDefined(options.Ledger))
        {
            yield return $"{nameof(options.Ledger)} is {options.Ledger}; "
                + $"one of {string.Join(", ", Enum.GetNames<LedgerUpkeep>())} is required.";
        }

        if (!Enum.IsDefined(options.SchemaUpkeep))
        {
            yield return $"{nameof(options.SchemaUpkeep)} is {options.SchemaUpkeep}; "
                + $"one of {string.Join(", ", Enum.GetNames<SchemaUpkeep>())} is required.";
        }
    }

    private static string? SchemaFault(string name)
    {
        var given = $"{nameof(ContractsOptions.SchemaName)} is '{name}'";
        return !SchemaName().IsMatch(name)
            ? $"{given}; at most 63 lower-case letters, digits and underscores that do not begin with a digit "
                + "are required."
            : name.StartsWith("pg_", StringComparison.Ordinal) || name == "information_schema"
                ? $"{given}, which is one of PostgreSQL's own; "
                    + "a name that is not, and does not begin with pg_, is required."
            : ReservedWords.Contains(name)
                ? $"{given}, a reserved word of SQL in PostgreSQL; a name that is not reserved is required."
            : null;
    }

    private static IEnumerable<string> TenantFaults(ContractsOptions options, bool hasConnection)
    {
        if (hasConnection || options.UseHostDataSource)
        {
            yield return "Each tenant has a database of its own; "
                + $"{nameof(options.ConnectionString)} and {nameof(options.UseHostDataSource)} are left out.";
        }

        if (options.TenantDatabases.Count == 0)
            yield return $"No tenant has a database; {nameof(options.TenantDatabases)} names those of all.";
        var places = new List<(DatabasePlace Place, string Tenant)>();
        foreach (var (tenant, connectionString) in options.TenantDatabases)
        {
            if (!TenantName.IsOne(tenant))
            {
                yield return $"{nameof(options.TenantDatabases)}: '{tenant}' is no tenant's name; "
                    + $"{TenantName.Rule} is required.";
            }

            if (IsConnection(connectionString ?? ""))
            {
                places.Add((DatabasePlace.Of(connectionString ?? ""), tenant));
            }
            else
            {
                yield return $"{nameof(options.TenantDatabases)}: the connection string of '{tenant}' "
                    + $"is not well-formed; {WellFormed} is required.";
            }
        }

        foreach (var shared in places.GroupBy(place => place.Place, place => place.Tenant)
            .Where(tenants => tenants.Count() > 1))
        {
            yield return $"{nameof(options.TenantDatabases)}: "
                + $"{string.Join(", ", shared.Order(StringComparer.Ordinal))} have one database; "
                + $"one for each is required, or {nameof(LedgerTenancy.Conjoined)}.";
        }
    }

    private static bool IsConnection(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Count > 0;
        }
        catch (Exception faulty) when (faulty is ArgumentException or FormatException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^[a-z_][a-z0-9_]{0,62}\z")]
    private static partial Regex SchemaName();
}
