namespace Replay;

/// <summary>A mistake that the user can correct. The program prints the sentence, without a stack trace.</summary>
internal sealed class UserErrorException(string sentence) : Exception(sentence);

/// <summary>The exit codes of the program.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadInput = 2;
    public const int Cancelled = 130;
}
