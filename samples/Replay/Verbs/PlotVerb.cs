using System.CommandLine;
using Spectre.Console;

namespace Replay;

/// <summary>Draws firm exposures over time, or the plane of both times of one figure.</summary>
internal sealed class PlotVerb() : Verb(
    "plot",
    "Draws what was firmly owed over time, as known now and as believed then; or one figure in both times (--plane).")
{
    private const int MostPanels = 6;
    private const int DefaultPanels = 3;
    private const int PlanePanels = 2;
    private const string DefaultPicture = "exposure.svg";

    private static readonly Argument<string> Picture = new("picture")
    {
        Description = $"The file to write, which ends in .png or .svg. Default: {DefaultPicture}.",
        DefaultValueFactory = _ => DefaultPicture,
    };

    private static readonly Option<FigurePath?> Plane = ValueParsers.CreateOption<FigurePath>(
        "--plane",
        "STREAM/FIGURE",
        "Draws this figure in both times: effective days across, days of knowing down.",
        ValueParsers.Figure);

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

    private static readonly Option<string?> Unit = new("--unit")
    {
        Description = "Only this unit. Default: USD, or the unit of most pairs where nothing is owed in USD.",
        HelpName = "UNIT",
    };

    private static readonly Option<DateOnly?> From = ValueParsers.CreateOption(
        "--from", "DATE", "The first day. Default: the first with a total.", ValueParsers.Date);

    private static readonly Option<DateOnly?> To = ValueParsers.CreateOption(
        "--to",
        "DATE",
        "The last day. Default: the last on which an entry became known or took effect, up to today.",
        ValueParsers.Date);

    protected override IEnumerable<Argument> Arguments => [Picture];

    protected override IEnumerable<CommandOption> Options =>
        [
            Plane, Debtor, Creditor, Unit, From, To, SharedOptions.KnownAt, SharedOptions.Evidence,
            SharedOptions.Prefer, .. SharedOptions.OfStore,
        ];

    protected override async Task RunAsync(
        ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var file = options.ValueOf(Picture) ?? "";
        if (!PlotFile.IsSupported(file))
            throw new UserErrorException($"The picture is '{file}'; a file that ends in .png or .svg is required.");
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var (from, to) = PeriodOf(histories, options);
        if (options.ValueOf(Plane) is { } figure)
            DrawPlane(figure, to, histories, options, file, terminal);
        else
            DrawExposures(from, to, histories, options, file, terminal);
    }

    private static void DrawPlane(
        FigurePath figure, DateOnly to, Histories histories, ParsedOptions options, string file, Terminal terminal)
    {
        var rectangles = histories[figure.Stream].Rectangles(figure.Key, options.Evidence)
            .Where(rectangle => rectangle.EffectiveFrom <= to && rectangle.KnownFrom <= options.ViewpointOr(to).KnownAt)
            .ToList();
        if (rectangles.Count == 0)
        {
            throw new UserErrorException(
                $"{figure} is never there up to {to:yyyy-MM-dd}; only what is there can be drawn.");
        }

        var subject = PartyNames.SentencesOf(histories).SubjectOf(figure.Stream, figure.Key);
        var title = $"{char.ToUpperInvariant(subject[0])}{subject[1..]}";
        PlotFile.Write(PlanePlot.Of(title, rectangles, to), PlanePanels, file);
        terminal.Out.WriteLine($"{file}: {Words.Count(rectangles.Count, "rectangle", "rectangles")} of {figure}.");
    }

    private static void DrawExposures(
        DateOnly from, DateOnly to, Histories histories, ParsedOptions options, string file, Terminal terminal)
    {
        var unit = options.ValueOf(Unit) ?? UnitOf(histories.AsOf(options.ViewpointOr(to)));
        var exposures = ExposuresBetween(from, to);
        var isChosen = options.ValueOf(Debtor) is { Length: > 0 } || options.ValueOf(Creditor) is { Length: > 0 };
        if (exposures.Count == 0 || (isChosen && exposures.Count > MostPanels))
        {
            throw new UserErrorException($"There are {exposures.Count} pairs to draw; "
                + $"from 1 to {MostPanels} are possible, chosen by --debtor, --creditor and --unit.");
        }

        var drawn = Drawn(exposures);
        if (options.ValueOf(From) is null && ExposureOverTime.FirstDay(drawn) is { } first)
            drawn = Drawn(ExposuresBetween(from = first, to));
        PlotFile.Write(ExposurePlot.Of(drawn, from, to, histories, options.ViewpointOr(to)), drawn.Count, file);
        var pairs = drawn.Count < exposures.Count
            ? $"the {drawn.Count} largest of {exposures.Count} pairs"
            : Words.Count(drawn.Count, "pair", "pairs");
        terminal.Out.WriteLine(
            $"{file}: {pairs} "
            + $"from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}, "
            + $"{Words.Count(drawn[0].KnownNow.Count, "point", "points")} each.");

        IReadOnlyList<ExposureOverTime> Drawn(IReadOnlyList<ExposureOverTime> all) =>
            isChosen ? all : [.. all.Take(DefaultPanels)];

        IReadOnlyList<ExposureOverTime> ExposuresBetween(DateOnly first, DateOnly last) => ExposureOverTime.Of(
            histories, first, last, options.ViewpointOr(last), total => IsChosen(options, total, unit));
    }

    /// <summary>The unit drawn by default: USD, or that of most pairs where nothing is owed in USD.</summary>
    private static string UnitOf(CommitmentBoard board) => board.Totals
        .GroupBy(total => total.Unit)
        .OrderByDescending(ofUnit => ofUnit.Key == AmountUnit.Usd)
        .ThenByDescending(ofUnit => ofUnit.Count())
        .ThenBy(ofUnit => ofUnit.Key.ToString(), StringComparer.Ordinal)
        .Select(ofUnit => ofUnit.Key.ToString())
        .FirstOrDefault("USD");

    /// <summary>The first and the last day on which something took effect or became known.</summary>
    private static (DateOnly From, DateOnly To) PeriodOf(Histories histories, ParsedOptions options)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var known = histories.SelectMany(history => history.Entries)
            .Select(entry => DateOnly.FromDateTime(entry.RecordedAt.UtcDateTime));
        var effective = histories.SelectMany(history => history.Entries)
            .Select(entry => entry.EffectiveOn?.Latest)
            .OfType<DateOnly>();
        var days = known.Concat(effective.Where(day => day <= today)).DefaultIfEmpty(today).ToList();
        var (from, to) = (options.ValueOf(From) ?? days.Min(), options.ValueOf(To) ?? days.Max());
        return from <= to
            ? (from, to)
            : throw new UserErrorException($"The last day is {to:yyyy-MM-dd} and the first {from:yyyy-MM-dd}; "
                + "a last day on or after the first is required.");
    }

    private static bool IsChosen(ParsedOptions options, PairTotal total, string unit) =>
        $"{total.Unit}" == unit
        && IsAmong(options.ValueOf(Debtor), total.Debtor)
        && IsAmong(options.ValueOf(Creditor), total.Creditor);

    private static bool IsAmong(string[]? chosen, Id<Party> party) =>
        chosen is null or [] || chosen.Contains($"{party}");
}
