namespace Contracts;

/// <summary>An event is of a type that this version of the library does not know, because a newer version recorded it.</summary>
/// <remarks>Nothing is answered rather than something wrong. Trying again changes nothing until the library is brought up to date.</remarks>
public sealed class UnknownEventException : Exception
{
    /// <summary>Makes the report.</summary>
    /// <param name="eventType">The type's storage name.</param>
    /// <param name="innerException">What was said of it; null for nothing.</param>
    public UnknownEventException(string eventType, Exception? innerException = null)
        : base($"There is an event of type '{eventType}', which this version of the library does not know; the newer version that recorded it is required.", innerException)
    {
        EventType = eventType;
    }

    /// <summary>The type's storage name, such as <c>contracts.deal-signed.v2</c>.</summary>
    public string EventType { get; }
}
