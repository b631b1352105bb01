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

    private static readonly Option<DateOnly?> FromOption = Given.Parsed("--from", "DATE", "The first day; else the first on which there is something to draw.", Words.Day);

    private static readonly Option<DateOnly?> ToOption = Given.Parsed("--to", "DATE", "The last day; else the last on which something became known.", Words.Day);

    protected override IEnumerable<Argument> Arguments => [FileArgument];

    protected override IEnumerable<CommandOption> Options =>
        [DebtorOption, CreditorOption, UnitOption, FromOption, ToOption, Given.KnownAtOption, Given.EvidenceOption, .. Given.OfPlace];

    protected override async Task RunAsync(Given given, Terminal terminal, CancellationToken cancellationToken)
    {
        var file = given.Of(FileArgument) ?? "";
        if (!Picture.IsPossible(file))
            throw new RefusedException($"The picture is '{file}'; a file that ends in .png or .svg is required.");
        var histories = await Reading.HistoriesAsync(given, terminal, isSilent: false, cancellationToken);
        var learned = histories.SelectMany(history => history.Entries).Select(entry => DateOnly.FromDateTime(entry.RecordedAt.UtcDateTime)).DefaultIfEmpty().ToList();
        var (from, to) = (given.Of(FromOption) ?? learned.Min(), given.Of(ToOption) ?? learned.Max());
        if (to < from)
            throw new RefusedException($"The last day is {to:yyyy-MM-dd} and the first {from:yyyy-MM-dd}; a last day on or after the first is required.");

        var exposures = PairOverTime.Over(histories, from, to, given.View(to), total => IsChosen(given, total));
        if (given.Of(FromOption) is null && PairOverTime.FirstOf(exposures) is { } first)
            exposures = PairOverTime.Over(histories, from = first, to, given.View(to), total => IsChosen(given, total));
        if (exposures.Count is 0 or > MostPanels)
            throw new RefusedException($"There are {exposures.Count} pairs to draw; from 1 to {MostPanels} are possible, chosen by --debtor, --creditor and --unit.");
        Picture.Write(ExposurePlot.Of(exposures, from, to, new Names(histories)), exposures.Count, file);
        terminal.Out.WriteLine($"{file}: {Counted.Of(exposures.Count, "pair", "pairs")} from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}, {Counted.Of(exposures[0].KnownNow.Count, "point", "points")} each.");
    }

    private static bool IsChosen(Given given, PairTotal total) =>
        $"{total.Unit}" == given.Of(UnitOption) && IsAmong(given.Of(DebtorOption), total.Debtor) && IsAmong(given.Of(CreditorOption), total.Creditor);

    private static bool IsAmong(string[]? named, Id<Party> party) => named is null or [] || named.Contains($"{party}");
}
