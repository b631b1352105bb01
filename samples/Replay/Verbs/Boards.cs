namespace Replay;

/// <summary>Writes a board as it was asked for.</summary>
internal static class Boards
{
    public static void Write(Terminal terminal, CommitmentBoard board, Format format)
    {
        switch (format)
        {
            case Format.Json:
                BoardJson.Write(terminal.Bytes, board);
                break;
            case Format.Csv:
                BoardCsv.Write(terminal.Text, board);
                break;
            default:
                BoardTables.Write(terminal.Out, board);
                break;
        }
    }
}
