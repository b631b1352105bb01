namespace Contracts.Testing;

/// <summary>
/// Thrown when a server cannot be started or stopped: there are no programs, no user to run them, or no usable folder,
/// or the server itself fails.
/// </summary>
/// <remarks>
/// The message says what is and what is required; after a failed start it ends with the last lines of the server's log.
/// A new attempt fails as well until the requirement is met.
/// </remarks>
public sealed class EmbeddedPostgresException : Exception
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public EmbeddedPostgresException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public EmbeddedPostgresException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and a cause.</summary>
    public EmbeddedPostgresException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
