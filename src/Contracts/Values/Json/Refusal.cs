using System.Text.Json;

namespace Contracts;

/// <summary>Turns what a value's constructor refuses into what JSON reading reports, in the same words.</summary>
internal static class Refusal
{
    public static TResult AsJson<TValue, TResult>(TValue value, Func<TValue, TResult> make)
    {
        try
        {
            return make(value);
        }
        catch (ArgumentException refused)
        {
            throw new JsonException(Sentence(refused), refused);
        }
    }

    /// <summary>The message without the parameter's name, which the framework appends.</summary>
    public static string Sentence(ArgumentException refused)
    {
        var appended = refused.Message.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
        return appended < 0 ? refused.Message : refused.Message[..appended];
    }
}
