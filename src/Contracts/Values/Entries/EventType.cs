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
        var known = typeof(ContractEvent).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type != typeof(UnknownEvent) && (type.IsSubclassOf(typeof(ContractEvent)) || type.IsSubclassOf(typeof(FormerEvent))))
            .Select(type => new EventType(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .ToList();
        All = [.. known.Where(type => !type.IsFormer)];
        Former = [.. known.Where(type => type.IsFormer)];
        ByName = known.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
        ByClass = known.ToFrozenDictionary(type => type.Class);
    }

    private EventType(Type type)
    {
        Class = type;
        Name = type.GetCustomAttribute<EventTypeAttribute>()?.Name
            ?? throw new InvalidOperationException($"{type.Name} has no storage name; every event carries one.");
    }

    /// <summary>Every event of the language as it is written today, by storage name.</summary>
    public static IReadOnlyList<EventType> All { get; }

    /// <summary>Events as older versions of the library wrote them, by storage name: read for ever, and never written.</summary>
    public static IReadOnlyList<EventType> Former { get; }

    /// <summary>The name under which it is stored, such as <c>contracts.deal-signed.v1</c>.</summary>
    public string Name { get; }

    /// <summary>The class whose fields are the payload's.</summary>
    public Type Class { get; }

    /// <summary>Whether only older versions of the library wrote it.</summary>
    public bool IsFormer => Class.IsSubclassOf(typeof(FormerEvent));

    /// <summary>Whether it speaks about the world; else it speaks about another entry.</summary>
    internal bool IsFact => !Class.IsSubclassOf(typeof(ControlEvent));

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

/// <summary>The name under which an event is stored, in the store and in history files alike. It is never changed, only versioned.</summary>
/// <param name="name"><c>contracts.&lt;event name in kebab case&gt;.v&lt;n&gt;</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class EventTypeAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
