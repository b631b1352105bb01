namespace Contracts.Testing;

/// <summary>A server of our own cannot be had: no programs, no user to run them, a folder that is taken or closed, or a failed start.</summary>
/// <remarks>
/// The message says what is and what is required; after a failed start it ends with the last lines of the server's log.
/// Trying again changes nothing until that is met.
/// </remarks>
public sealed class EmbeddedPostgresException : Exception
{
    /// <summary>Makes an exception with no words of its own.</summary>
    public EmbeddedPostgresException()
    {
    }

    /// <summary>Makes an exception that says what is and what is required.</summary>
    public EmbeddedPostgresException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception that says what is and what is required, after <paramref name="innerException"/>.</summary>
    public EmbeddedPostgresException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
