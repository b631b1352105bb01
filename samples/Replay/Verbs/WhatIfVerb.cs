using System.CommandLine;

namespace Replay;

/// <summary>The board beside what it would be if entries had never been recorded, or others were.</summary>
internal sealed class WhatIfVerb() : Verb("what-if", "Shows what is beside what would be, with entries left out or added; records nothing.")
{
    private static readonly Option<string[]> WithoutOption = new("--without") { Description = "An entry to leave out, as ENTRY, or as STREAM#ENTRY where several streams have it; repeatable.", HelpName = "ENTRY" };

    private static readonly Option<string[]> WithOption = new("--with") { Description = "A history file whose entries are added after what is known; repeatable.", HelpName = "FILE" };

    protected override IEnumerable<CommandOption> Options => [WithoutOption, WithOption, .. SharedOptions.OfAnswer, .. SharedOptions.OfStore];

    protected override async Task RunAsync(ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var (without, with) = (options.ValueOf(WithoutOption) ?? [], options.ValueOf(WithOption) ?? []);
        if (without.Length + with.Length == 0)
            throw new UserErrorException("Nothing is supposed; --without ENTRY or --with FILE is required.");
        if (with.Concat(options.Histories).Count(name => name == "-") > 1)
            throw new UserErrorException("Several files are '-'; one of them at most is standard input.");
        using var added = await HistoryInput.OpenAsync(with, cancellationToken);
        var lines = added.ReadAll(cancellationToken);
        var supposition = new Supposition(await options.ReadHistoriesAsync(terminal, cancellationToken), options.Viewpoint);
        foreach (var entry in without)
            supposition.LeaveOut(entry);
        supposition.Add(lines);
        switch (options.Format)
        {
            case OutputFormat.Json:
                SuppositionRows.WriteJson(terminal.Bytes, supposition);
                break;
            case OutputFormat.Csv:
                SuppositionRows.WriteCsv(terminal.Text, supposition);
                break;
            default:
                SuppositionText.Write(terminal.Out, supposition, options.Viewpoint);
                break;
        }
    }
}
