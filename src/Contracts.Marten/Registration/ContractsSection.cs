using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Contracts.Storage;

/// <summary>Takes the settings from a section of the host's configuration, and refuses what is no setting or cannot be one.</summary>
internal sealed class ContractsSection(IConfiguration section) : IConfigureOptions<ContractsOptions>
{
    private static readonly Dictionary<string, PropertyInfo> Settings =
        typeof(ContractsOptions).GetProperties().ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);

    public void Configure(ContractsOptions options)
    {
        var faults = section.GetChildren().Select(Fault).OfType<string>().ToList();
        if (faults.Count > 0)
            throw new OptionsValidationException(Options.DefaultName, typeof(ContractsOptions), faults);
        section.Bind(options);
    }

    private static string? Fault(IConfigurationSection setting)
    {
        if (!Settings.TryGetValue(setting.Key, out var property))
            return $"{setting.Path} is no setting of the ledger; one of {string.Join(", ", Settings.Keys.Order(StringComparer.Ordinal))} is required.";
        var type = property.PropertyType;
        if (setting.Value is not { Length: > 0 } value || !(type.IsEnum || type == typeof(bool) || type == typeof(int)) || IsOne(type, value))
            return null;
        return $"{setting.Path} is '{value}'; {(type == typeof(int) ? "a whole number" : $"one of {string.Join(", ", type.IsEnum ? Enum.GetNames(type) : ["true", "false"])}")} is required.";
    }

    private static bool IsOne(Type type, string value) =>
        type.IsEnum ? Enum.TryParse(type, value, ignoreCase: true, out var one) && Enum.IsDefined(type, one) : TypeDescriptor.GetConverter(type).IsValid(value);
}
