namespace Contracts.Benchmarks.Generating;

/// <summary>The streams of a made-up portfolio, the same every time: many short ones and a few of thousands of entries.</summary>
/// <remarks>
/// Lengths are spread log-normally around a median of 12 entries, over one to three years each. One stream in twenty is
/// an organization with its published figures.
/// </remarks>
internal static class GeneratedPortfolio
{
    private const double Median = 12;
    private const double Spread = 1.3;
    private const int Shortest = 4;
    private const int Longest = 5000;
    private const int StreamsToOneOrganization = 20;

    /// <summary>The streams of so many entries, or a few more.</summary>
    /// <param name="entries">The number of entries.</param>
    /// <param name="first">The number of the first stream.</param>
    public static IEnumerable<IReadOnlyList<Entry>> Streams(int entries, int first = 0)
    {
        for (var number = first; entries > 0; number++)
        {
            var stream = Stream(number);
            entries -= stream.Count;
            yield return stream;
        }
    }

    /// <summary>The number of streams that so many entries make.</summary>
    public static int CountOf(int entries, int first = 0)
    {
        var number = first;
        for (; entries > 0; number++)
            entries -= LengthOf(number);
        return number - first;
    }

    /// <summary>The key of a stream.</summary>
    public static StreamKey KeyOf(int number) => IsOrganization(number) ? StreamKey.Organization($"o{number}") : StreamKey.Partnership($"p{number}");

    private static IReadOnlyList<Entry> Stream(int number) =>
        IsOrganization(number) ? GeneratedOrganization.Entries(number, LengthOf(number)) : GeneratedContract.Entries(number, LengthOf(number));

    private static bool IsOrganization(int number) => number % StreamsToOneOrganization == StreamsToOneOrganization - 1;

    private static int LengthOf(int number)
    {
        var random = new Random(unchecked((number * 7919) + 13));
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Math.Clamp((int)(Median * Math.Exp(Spread * normal)), Shortest, Longest);
    }
}
