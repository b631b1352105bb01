using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Contracts.Storage;

/// <summary>
/// The id under which Marten keeps an entry: always the same for the same entry, so that the store itself refuses to
/// keep it twice.
/// </summary>
internal static class EventId
{
    private const int UuidLength = 16;
    private const int MostOnTheStack = 512;
    private static readonly Guid Namespace = new("8c1f6e5a-8f0b-5d9c-9a52-5f0f4c4f6b31");

    /// <summary>
    /// A UUIDv5 (RFC 9562) of tenant, stream and entry id. Neither of the last two can hold a line break, so no two
    /// entries share a name.
    /// </summary>
    [SuppressMessage("Security", "CA5350", Justification = "UUIDv5 is made with SHA-1; it names, and guards nothing.")]
    public static Guid Of(string tenant, StreamKey stream, EntryId entry)
    {
        var name = $"{tenant}\n{stream}\n{entry}";
        var most = UuidLength + Encoding.UTF8.GetMaxByteCount(name.Length);
        Span<byte> named = most <= MostOnTheStack ? stackalloc byte[most] : new byte[most];
        Namespace.TryWriteBytes(named, bigEndian: true, out var begun);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(named[..(begun + Encoding.UTF8.GetBytes(name, named[begun..]))], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..UuidLength], bigEndian: true);
    }
}
