using System.Collections.Frozen;
using System.Reflection;

namespace Contracts;

/// <summary>An event of the language with the name under which it is stored.</summary>
public sealed class EventType
{
    private static readonly FrozenDictionary<string, EventType> ByName;
    private static readonly FrozenDictionary<Type, EventType> ByClass;

    static EventType()
    {
        All =
        [
            .. typeof(ContractEvent).Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(ContractEvent)) && !type.IsAbstract)
                .Select(type => new EventType(type))
                .OrderBy(type => type.Name, StringComparer.Ordinal),
        ];
        ByName = All.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
        ByClass = All.ToFrozenDictionary(type => type.Class);
    }

    private EventType(Type type)
    {
        Class = type;
        Name = type.GetCustomAttribute<EventTypeAttribute>()?.Name
            ?? throw new InvalidOperationException($"{type.Name} has no storage name; every event carries one.");
    }

    /// <summary>Every event of the language, by storage name.</summary>
    public static IReadOnlyList<EventType> All { get; }

    /// <summary>The name under which it is stored, such as <c>contracts.deal-signed.v1</c>.</summary>
    public string Name { get; }

    /// <summary>The event's class.</summary>
    public Type Class { get; }

    /// <summary>The type of an event.</summary>
    /// <param name="contractEvent">Any event.</param>
    public static EventType Of(ContractEvent contractEvent)
    {
        ArgumentNullException.ThrowIfNull(contractEvent);
        return ByClass[contractEvent.GetType()];
    }

    /// <summary>The type of a storage name, or null where this version of the library knows none.</summary>
    /// <param name="name">Such as <c>contracts.deal-signed.v1</c>.</param>
    public static EventType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The storage name.</summary>
    public override string ToString() => Name;
}
