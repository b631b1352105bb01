using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Contracts.Storage;

/// <summary>
/// Binds the settings from a section of the host's configuration, and refuses unknown keys and invalid values.
/// </summary>
internal sealed class ContractsSection(IConfiguration section) : IConfigureOptions<ContractsOptions>
{
    private static readonly Dictionary<string, PropertyInfo> Settings =
        typeof(ContractsOptions).GetProperties()
            .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);

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
        {
            return $"{setting.Path} is no setting of the ledger; "
                + $"one of {string.Join(", ", Settings.Keys.Order(StringComparer.Ordinal))} is required.";
        }

        var type = property.PropertyType;
        if (setting.Value is not { Length: > 0 } value || Required(type) is not { } required || IsOne(type, value))
            return null;
        return $"{setting.Path} is '{value}'; {required} is required.";
    }

    /// <summary>The form of a value of a type; null for text, which may be anything.</summary>
    private static string? Required(Type type) =>
        type == typeof(int) ? "a whole number"
        : type == typeof(TimeSpan) ? "a time such as 00:00:30"
        : type == typeof(bool) ? "one of true, false"
        : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : null;

    private static bool IsOne(Type type, string value) =>
        type.IsEnum
            ? Enum.TryParse(type, value, ignoreCase: true, out var one) && Enum.IsDefined(type, one)
            : TypeDescriptor.GetConverter(type).IsValid(value);
}
