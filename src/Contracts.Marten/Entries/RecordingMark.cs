using System.Buffers.Text;
using System.Security.Cryptography;

namespace Contracts.Storage;

/// <summary>A random text that all entries of one recording or import share, which tells recordings apart.</summary>
/// <remarks>
/// An entry's id is its writer's, and may be recorded again, with the same number in the store's order, after a restore
/// of the store has undone it. The mark then is another one.
/// </remarks>
internal static class RecordingMark
{
    /// <summary>
    /// The header of the event that holds it; entries that were recorded before there were marks have none.
    /// </summary>
    public const string Header = "recording";

    private const int Bytes = 8;

    /// <summary>SQL for the mark of an event.</summary>
    public const string Column = $"headers ->> '{Header}'";

    /// <summary>A new mark.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
