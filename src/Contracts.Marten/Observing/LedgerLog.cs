using Microsoft.Extensions.Logging;

namespace Contracts.Storage;

/// <summary>
/// The ledger's messages in the host's log, under the category <c>Contracts</c>: its acts, never its contents.
/// </summary>
/// <remarks>The numbers are for those who filter by them; they stay what they are.</remarks>
internal sealed partial class LedgerLog(ILogger logger)
{
    [LoggerMessage(1, LogLevel.Debug, "Recorded {Entries} entries in {Stream}, {Repeated} repeated")]
    public partial void Recorded(StreamKey stream, int entries, int repeated);

    [LoggerMessage(2, LogLevel.Information, "Refused a batch for {Stream}: {Codes}")]
    public partial void Refused(StreamKey stream, string codes);

    [LoggerMessage(
        3,
        LogLevel.Debug,
        "Another writer to {Stream} was first; the batch is judged again after attempt {Attempt}")]
    public partial void Retried(StreamKey stream, int attempt);

    [LoggerMessage(
        4,
        LogLevel.Information,
        "Imported {Recorded} entries of {Streams} streams, {Repeated} repeated, {Anomalies} anomalies")]
    public partial void Imported(int recorded, int streams, int repeated, int anomalies);

    [LoggerMessage(5, LogLevel.Information, "Rebuilt the ledger's rows in {Elapsed}")]
    public partial void Rebuilt(TimeSpan elapsed);

    [LoggerMessage(6, LogLevel.Information, "The schema {Schema} is there and up to date")]
    public partial void SchemaIsThere(string schema);

    [LoggerMessage(7, LogLevel.Warning, "The database cannot be reached; the ledger is opened at its first use")]
    public partial void NotReached(Exception because);

    [LoggerMessage(
        8,
        LogLevel.Warning,
        "The ledger's rows in {Schema} are not complete for version {FoldVersion} of the rules, "
        + "so every question folds the entries; RebuildAsync rebuilds them")]
    public partial void RowsNotComplete(string schema, int foldVersion);

    [LoggerMessage(
        9,
        LogLevel.Warning,
        "The rows in {Schema} are incomplete: {Reason}; they are not read until they are rebuilt")]
    public partial void RowsMarkedIncomplete(string schema, string reason);

    [LoggerMessage(
        10,
        LogLevel.Warning,
        "Corners could not be rolled up; totals stay right and get slower until it succeeds")]
    public partial void RollupFailed(Exception because);

    [LoggerMessage(
        11,
        LogLevel.Information,
        "{Recorded} deadlines, cures, options and deals ran out by {Day} and were recorded")]
    public partial void Lapsed(int recorded, DateOnly day);

    [LoggerMessage(12, LogLevel.Debug, "Another host is the deadline monitor; this one waits to take its place")]
    public partial void MonitorWaits();

    [LoggerMessage(
        13,
        LogLevel.Error,
        "What ran out in {Stream} could not be recorded; it is tried again the next time")]
    public partial void LapsesFailed(Exception because, StreamKey stream);

    [LoggerMessage(14, LogLevel.Error, "The deadline monitor failed; it tries again")]
    public partial void MonitorFailed(Exception because);

    [LoggerMessage(
        15,
        LogLevel.Information,
        "The rows in {Schema} were kept up as {Before} and are kept up as {After} from now on, "
        + "as this host's setting says")]
    public partial void UpkeepChanged(string schema, LedgerUpkeep before, LedgerUpkeep after);

    [LoggerMessage(16, LogLevel.Warning, "The rows could not be checked or rebuilt; it is tried again")]
    public partial void RepairFailed(Exception because);

    [LoggerMessage(
        17,
        LogLevel.Error,
        "The rows in {Schema} are not what the entries come to, "
        + "and are not read until they are rebuilt: {Differences}")]
    public partial void RowsDiffer(string schema, string differences);
}
