using System.CommandLine;
using Spectre.Console;

namespace Replay;

/// <summary>A picture of exposure over time: what was believed then against what is known now.</summary>
internal sealed class PlotVerb() : Verb("plot", "Draws what was firmly owed over time, as believed on each day and as known now, as a PNG or an SVG.")
{
    private const int MostPanels = 6;

    private static readonly Argument<string> FileArgument = new("picture") { Description = "Where to: a file that ends in .png or .svg." };

    private static readonly Option<string[]> DebtorOption = new("--debtor") { Description = "Only what this party owes; repeatable.", HelpName = "PARTY" };

    private static readonly Option<string[]> CreditorOption = new("--creditor") { Description = "Only what this party is owed; repeatable.", HelpName = "PARTY" };

    private static readonly Option<string> UnitOption = new("--unit") { Description = "Only this unit; else USD.", HelpName = "UNIT", DefaultValueFactory = _ => "USD" };

    private static readonly Option<DateOnly?> FromOption = ValueParsers.CreateOption("--from", "DATE", "The first day; else the first on which there is something to draw.", ValueParsers.Date);

    private static readonly Option<DateOnly?> ToOption = ValueParsers.CreateOption("--to", "DATE", "The last day; else the last on which something became known.", ValueParsers.Date);

    protected override IEnumerable<Argument> Arguments => [FileArgument];

    protected override IEnumerable<CommandOption> Options =>
        [DebtorOption, CreditorOption, UnitOption, FromOption, ToOption, SharedOptions.KnownAt, SharedOptions.Evidence, .. SharedOptions.OfStore];

    protected override async Task RunAsync(ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var file = options.ValueOf(FileArgument) ?? "";
        if (!Picture.IsPossible(file))
            throw new UserErrorException($"The picture is '{file}'; a file that ends in .png or .svg is required.");
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var learned = histories.SelectMany(history => history.Entries).Select(entry => DateOnly.FromDateTime(entry.RecordedAt.UtcDateTime)).DefaultIfEmpty().ToList();
        var (from, to) = (options.ValueOf(FromOption) ?? learned.Min(), options.ValueOf(ToOption) ?? learned.Max());
        if (to < from)
            throw new UserErrorException($"The last day is {to:yyyy-MM-dd} and the first {from:yyyy-MM-dd}; a last day on or after the first is required.");

        var exposures = PairOverTime.Over(histories, from, to, options.ViewpointOr(to), total => IsChosen(options, total));
        if (options.ValueOf(FromOption) is null && PairOverTime.FirstOf(exposures) is { } first)
            exposures = PairOverTime.Over(histories, from = first, to, options.ViewpointOr(to), total => IsChosen(options, total));
        if (exposures.Count is 0 or > MostPanels)
            throw new UserErrorException($"There are {exposures.Count} pairs to draw; from 1 to {MostPanels} are possible, chosen by --debtor, --creditor and --unit.");
        Picture.Write(ExposurePlot.Of(exposures, from, to, new Names(histories)), exposures.Count, file);
        terminal.Out.WriteLine($"{file}: {Words.Count(exposures.Count, "pair", "pairs")} from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}, {Words.Count(exposures[0].KnownNow.Count, "point", "points")} each.");
    }

    private static bool IsChosen(ParsedOptions options, PairTotal total) =>
        $"{total.Unit}" == options.ValueOf(UnitOption) && IsAmong(options.ValueOf(DebtorOption), total.Debtor) && IsAmong(options.ValueOf(CreditorOption), total.Creditor);

    private static bool IsAmong(string[]? named, Id<Party> party) => named is null or [] || named.Contains($"{party}");
}
