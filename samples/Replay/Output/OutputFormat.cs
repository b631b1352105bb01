namespace Replay;

/// <summary>The formats in which an answer can be written.</summary>
internal enum OutputFormat
{
    Table,
    Json,
    Csv,
}
