namespace Contracts.Storage;

/// <summary>A line of an import as it waits for its turn: what tells it from others is at hand, the entry is still text.</summary>
/// <param name="Stream">The stream, as it is written.</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="File">Which of the import's files, from 0.</param>
/// <param name="Number">The line in its file, from 1.</param>
/// <param name="Utf8">The line as a history file has it.</param>
internal readonly record struct SpooledLine(string Stream, string Entry, int File, int Number, byte[] Utf8)
{
    public void Write(BinaryWriter spool)
    {
        spool.Write(Stream);
        spool.Write(Entry);
        spool.Write(File);
        spool.Write(Number);
        spool.Write(Utf8.Length);
        spool.Write(Utf8);
    }

    public static SpooledLine Read(BinaryReader spool) =>
        new(spool.ReadString(), spool.ReadString(), spool.ReadInt32(), spool.ReadInt32(), spool.ReadBytes(spool.ReadInt32()));
}
