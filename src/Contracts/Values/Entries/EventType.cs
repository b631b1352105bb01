using System.Collections.Frozen;
using System.Reflection;

namespace Contracts;

/// <summary>A type of event, with the name under which it is stored.</summary>
public sealed class EventType
{
    private static readonly FrozenDictionary<string, EventType> ByName;
    private static readonly FrozenDictionary<Type, EventType> ByClass;

    static EventType()
    {
        var known = EventJsonTypes.Listed
            .Where(type => type.IsSubclassOf(typeof(ContractEvent)) || type.IsSubclassOf(typeof(FormerEvent)))
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

    /// <summary>All event types that this version writes, in the order of their storage names.</summary>
    public static IReadOnlyList<EventType> All { get; }

    /// <summary>
    /// Event types of older versions of the library, in the order of their storage names. They are read and never
    /// written.
    /// </summary>
    public static IReadOnlyList<EventType> Former { get; }

    /// <summary>The storage name, such as <c>contracts.deal-signed.v1</c>.</summary>
    public string Name { get; }

    /// <summary>The class whose properties are the fields of the payload.</summary>
    public Type Class { get; }

    /// <summary>True if only older versions of the library wrote it.</summary>
    public bool IsFormer => Class.IsSubclassOf(typeof(FormerEvent));

    /// <summary>True if it states a fact about the world; false if it is a control event about another entry.</summary>
    internal bool IsFact => !Class.IsSubclassOf(typeof(ControlEvent));

    /// <summary>True if its entries have an effective date: facts and corrections.</summary>
    internal bool IsDated => IsFact || Class == typeof(EntryCorrected);

    /// <summary>A sentence about a name that no type has, with the name that is spelled most like it.</summary>
    internal static string Unknown(string name) =>
        $"'{StorableText.Shorten(name)}' is no event type that this version knows; "
        + $"the nearest is '{Spelling.Nearest(StorableText.Shorten(name), ByName.Keys.Order(StringComparer.Ordinal))}'.";

    /// <summary>Returns the type of an event.</summary>
    /// <param name="contractEvent">An event other than <see cref="UnknownEvent"/>.</param>
    /// <exception cref="ArgumentException">It is an <see cref="UnknownEvent"/>.</exception>
    public static EventType Of(ContractEvent contractEvent)
    {
        ArgumentNullException.ThrowIfNull(contractEvent);
        return ByClass.GetValueOrDefault(contractEvent.GetType()) ?? throw new ArgumentException(
            $"{contractEvent.GetType().Name} has no event type; an event that this version knows is required.",
            nameof(contractEvent));
    }

    /// <summary>Finds the type with a storage name; null if this version of the library does not know it.</summary>
    /// <param name="name">The storage name, such as <c>contracts.deal-signed.v1</c>.</param>
    public static EventType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The storage name.</summary>
    public override string ToString() => Name;
}

/// <summary>The name of an event in the store and in history files. It is versioned and never changed.</summary>
/// <param name="name">The name, in the form <c>contracts.&lt;event name in kebab case&gt;.v&lt;n&gt;</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class EventTypeAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
