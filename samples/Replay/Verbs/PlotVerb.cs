using System.CommandLine;
using Spectre.Console;

namespace Replay;

/// <summary>Draws firm exposures over time, as believed on each day and as known now.</summary>
internal sealed class PlotVerb() : Verb(
    "plot", "Draws what was firmly owed over time, as believed on each day and as known now, as a PNG or an SVG.")
{
    private const int MostPanels = 6;

    private static readonly Argument<string> Picture = new("picture")
    {
        Description = "The file to write, which ends in .png or .svg.",
    };

    private static readonly Option<string[]> Debtor = new("--debtor")
    {
        Description = "Only what this party owes; repeatable.",
        HelpName = "PARTY",
    };

    private static readonly Option<string[]> Creditor = new("--creditor")
    {
        Description = "Only what this party is owed; repeatable.",
        HelpName = "PARTY",
    };

    private static readonly Option<string> Unit = new("--unit")
    {
        Description = "Only this unit. Default: USD.",
        HelpName = "UNIT",
        DefaultValueFactory = _ => "USD",
    };

    private static readonly Option<DateOnly?> From = ValueParsers.CreateOption(
        "--from", "DATE", "The first day. Default: the first with a total.", ValueParsers.Date);

    private static readonly Option<DateOnly?> To = ValueParsers.CreateOption(
        "--to", "DATE", "The last day. Default: the last on which an entry became known.", ValueParsers.Date);

    protected override IEnumerable<Argument> Arguments => [Picture];

    protected override IEnumerable<CommandOption> Options =>
        [Debtor, Creditor, Unit, From, To, SharedOptions.KnownAt, SharedOptions.Evidence, .. SharedOptions.OfStore];

    protected override async Task RunAsync(
        ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var file = options.ValueOf(Picture) ?? "";
        if (!PlotFile.IsSupported(file))
            throw new UserErrorException($"The picture is '{file}'; a file that ends in .png or .svg is required.");
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var (from, to) = PeriodOf(histories, options);
        var exposures = ExposuresBetween(from, to);
        if (options.ValueOf(From) is null && ExposureOverTime.FirstDay(exposures) is { } first)
            exposures = ExposuresBetween(from = first, to);
        if (exposures.Count is 0 or > MostPanels)
        {
            throw new UserErrorException($"There are {exposures.Count} pairs to draw; "
                + $"from 1 to {MostPanels} are possible, chosen by --debtor, --creditor and --unit.");
        }

        PlotFile.Write(ExposurePlot.Of(exposures, from, to, new PartyNames(histories)), exposures.Count, file);
        terminal.Out.WriteLine(
            $"{file}: {Words.Count(exposures.Count, "pair", "pairs")} from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}, "
            + $"{Words.Count(exposures[0].KnownNow.Count, "point", "points")} each.");

        IReadOnlyList<ExposureOverTime> ExposuresBetween(DateOnly first, DateOnly last) => ExposureOverTime.Of(
            histories, first, last, options.ViewpointOr(last), total => IsChosen(options, total));
    }

    private static (DateOnly From, DateOnly To) PeriodOf(Histories histories, ParsedOptions options)
    {
        var known = histories.SelectMany(history => history.Entries)
            .Select(entry => DateOnly.FromDateTime(entry.RecordedAt.UtcDateTime))
            .DefaultIfEmpty()
            .ToList();
        var (from, to) = (options.ValueOf(From) ?? known.Min(), options.ValueOf(To) ?? known.Max());
        return from <= to
            ? (from, to)
            : throw new UserErrorException($"The last day is {to:yyyy-MM-dd} and the first {from:yyyy-MM-dd}; "
                + "a last day on or after the first is required.");
    }

    private static bool IsChosen(ParsedOptions options, PairTotal total) =>
        $"{total.Unit}" == options.ValueOf(Unit)
        && IsAmong(options.ValueOf(Debtor), total.Debtor)
        && IsAmong(options.ValueOf(Creditor), total.Creditor);

    private static bool IsAmong(string[]? chosen, Id<Party> party) =>
        chosen is null or [] || chosen.Contains($"{party}");
}
