namespace Replay;

/// <summary>Writes a board as it was asked for.</summary>
internal static class Boards
{
    public static void Write(Terminal terminal, CommitmentBoard board, OutputFormat format)
    {
        switch (format)
        {
            case OutputFormat.Json:
                BoardJson.Write(terminal.Bytes, board);
                break;
            case OutputFormat.Csv:
                BoardCsv.Write(terminal.Text, board);
                break;
            default:
                BoardTables.Write(terminal.Out, board);
                break;
        }
    }
}
