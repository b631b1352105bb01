namespace Replay;

/// <summary>One of a thing, two things.</summary>
internal static class Counted
{
    public static string Of(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count:N0} {many}";
}
