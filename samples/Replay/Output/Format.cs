namespace Replay;

/// <summary>How an answer is written.</summary>
internal enum Format
{
    Table,
    Json,
    Csv,
}
