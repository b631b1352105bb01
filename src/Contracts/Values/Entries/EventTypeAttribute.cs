namespace Contracts;

/// <summary>The name under which an event is stored, in the store and in history files alike. It is never changed, only versioned.</summary>
/// <param name="name"><c>contracts.&lt;event name in kebab case&gt;.v&lt;n&gt;</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class EventTypeAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
