namespace Contracts.Testing;

/// <summary>An example did not end as it says. The message says what is, then what is expected.</summary>
public sealed class UnexpectedOutcomeException : Exception
{
    /// <summary>Makes an exception with no words of its own.</summary>
    public UnexpectedOutcomeException()
    {
    }

    /// <summary>Makes an exception that says what is and what is expected.</summary>
    public UnexpectedOutcomeException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception that says what is and what is expected, after <paramref name="innerException"/>.</summary>
    public UnexpectedOutcomeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
