namespace Contracts.Testing;

/// <summary>Thrown when an example does not end as expected. The message says what is, then what is expected.</summary>
public sealed class UnexpectedOutcomeException : Exception
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public UnexpectedOutcomeException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public UnexpectedOutcomeException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and a cause.</summary>
    public UnexpectedOutcomeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
