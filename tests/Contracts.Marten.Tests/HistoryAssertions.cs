namespace Contracts.Storage.Tests;

internal static class HistoryAssertions
{
    /// <summary>Field by field; payloads as JSON, since lists within records compare by reference.</summary>
    public static void ShouldKeep(this History history, IEnumerable<Entry> entries) =>
        history.Entries.Select(Written).Should().Equal(entries.Select(Written));

    public static string Written(this Entry entry)
    {
        using var line = new MemoryStream();
        new HistoryWriter(line).Write(entry);
        return $"{entry.Version}: {System.Text.Encoding.UTF8.GetString(line.ToArray())}";
    }
}
