using System.CommandLine;
using System.Text.Json;
using CsvHelper;
using Spectre.Console;

namespace Replay;

/// <summary>Shows on whom a party depends, and who depends on it, over time.</summary>
internal sealed class RelianceVerb() : Verb(
    "reliance", "Shows the shares of a party's obligations and claims by counterparty over time, with its rights.")
{
    private static readonly Option<DateOnly?> From = ValueParsers.CreateOption(
        "--from", "DATE", "The first day. Default: the first on which the party has a counterparty.", ValueParsers.Date);

    private static readonly Option<DateOnly?> To = ValueParsers.CreateOption(
        "--to", "DATE", "The last day. Default: today.", ValueParsers.Date);

    protected override IEnumerable<CommandOption> Options =>
    [
        SharedOptions.Party, From, To, SharedOptions.KnownAt, SharedOptions.Evidence, SharedOptions.Prefer,
        SharedOptions.Format, .. SharedOptions.OfStore,
    ];

    protected override async Task RunAsync(
        ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var party = options.PartyIn(histories)
            ?? throw new UserErrorException("No party is named; --party PARTY is required, such as --party openai.");
        var viewpoint = options.Viewpoint;
        var (from, to) = (options.ValueOf(From) ?? DateOnly.MinValue, options.ValueOf(To) ?? viewpoint.AsOf);
        if (to < from)
        {
            throw new UserErrorException($"The last day is {to:yyyy-MM-dd} and the first {from:yyyy-MM-dd}; "
                + "a last day on or after the first is required.");
        }

        var periods = ReliancePeriod.Of(histories, party, from, to, viewpoint);
        new RelianceAnswer(party, periods, histories).Write(terminal, options.Format);
    }
}

/// <summary>The reliance of a party over days in which it does not change.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Reliance">The reliance.</param>
/// <param name="Viewpoint">The viewpoint of the first day.</param>
internal sealed record ReliancePeriod(DateOnly From, DateOnly To, Reliance Reliance, Viewpoint Viewpoint)
{
    /// <summary>The counterparties of its obligations, claims and rights.</summary>
    public IReadOnlyList<Id<Party>> Counterparties =>
    [
        .. Reliance.ByUnit.SelectMany(total => total.Obligations.CeilingShares.Concat(total.Claims.CeilingShares))
            .Select(share => share.Party)
            .Concat(Reliance.RightsHeld.Select(right => right.Against))
            .Concat(Reliance.RightsAgainst.Select(right => right.Holder))
            .Distinct().Order(),
    ];

    /// <summary>The periods from the first day on which the party has a counterparty.</summary>
    public static IReadOnlyList<ReliancePeriod> Of(
        Histories histories, Id<Party> party, DateOnly from, DateOnly to, Viewpoint viewpoint)
    {
        var periods = new List<ReliancePeriod>();
        foreach (var day in DaysOfChange(histories, viewpoint).Where(day => day > from && day <= to).Prepend(from))
        {
            var onDay = viewpoint with { AsOf = day };
            var reliance = histories.AsOf(onDay).Portfolio.Reliance(party);
            if (periods is [.., var last])
            {
                if (IsTheSame(last.Reliance, reliance))
                    continue;
                periods[^1] = last with { To = day.AddDays(-1) };
            }

            periods.Add(new ReliancePeriod(day, to, reliance, onDay));
        }

        return [.. periods.SkipWhile(period => period.Counterparties.Count == 0)];
    }

    /// <summary>The facts about rights of exclusivity and first refusal that took effect on the first day.</summary>
    public IReadOnlyList<FactInForce> RightsChangedIn(Histories histories, Id<Party> party) =>
    [
        .. from partnership in histories.AsOf(Viewpoint).Partnerships
           from fact in partnership.Facts
           let named = fact.TakesEffectOn == From ? RightOf(fact.Event) : null
           let right = named is { } id ? partnership.FindRight(id) : null
           where right is not null && (right.Holder == party || right.Against == party)
               && right.Kind is RightKind.Exclusivity or RightKind.FirstRefusal
           select fact,
    ];

    private static Id<Right>? RightOf(FactEvent happened) => happened switch
    {
        RightGranted granted => granted.Right,
        RightAmended amended => amended.Right,
        RightEnded ended => ended.Right,
        RightWaived waived => waived.Right,
        _ => default(Id<Right>?),
    };

    /// <summary>True if both say the same of every share and right. Standing may differ.</summary>
    private static bool IsTheSame(Reliance one, Reliance other) =>
        one.ByUnit.SelectMany(Shares).SequenceEqual(other.ByUnit.SelectMany(Shares))
        && one.RightsHeld.Concat(one.RightsAgainst).Select(Text)
            .SequenceEqual(other.RightsHeld.Concat(other.RightsAgainst).Select(Text));

    private static IEnumerable<PartyShare> Shares(RelianceTotal total) =>
        total.Obligations.Shares.Concat(total.Obligations.CeilingShares)
            .Concat(total.Claims.Shares).Concat(total.Claims.CeilingShares);

    private static string Text(RightFigures right) => $"{right.Stream} {right.Right} {right.Kind} {right.Description}";

    /// <summary>The days on which a fact takes effect, or a window of an option or a right has ended.</summary>
    private static IEnumerable<DateOnly> DaysOfChange(Histories histories, Viewpoint viewpoint)
    {
        var facts = histories.SelectMany(history => history.FactsInForce(viewpoint)).ToList();
        var windows = histories.AsOf(viewpoint with { AsOf = DateOnly.MaxValue }).Partnerships.SelectMany(partnership =>
            partnership.Options.Select(option => option.Window)
                .Concat(partnership.Rights.Select(right => right.Window)));
        return facts.Select(fact => fact.TakesEffectOn)
            .Concat(windows.Select(window => window?.To?.Latest).OfType<DateOnly>()
                .Where(last => last < DateOnly.MaxValue).Select(last => last.AddDays(1)))
            .Distinct().Order();
    }
}

/// <summary>The reliance of a party, period by period.</summary>
internal sealed class RelianceAnswer(
    Id<Party> party, IReadOnlyList<ReliancePeriod> periods, Histories histories) : Answer
{
    private readonly Sentences _words = PartyNames.SentencesOf(histories);

    protected override void WriteTable(IAnsiConsole console)
    {
        var name = _words.NameOf(party);
        console.WriteIndented(0, $"[bold]On whom {name.EscapeMarkup()} depends, and who depends on it[/]");
        if (periods.Count == 0)
            console.WriteLine("It has no counterparty in these days.");
        else
            console.WriteIndented(0, WhatIsCertain().EscapeMarkup());
        foreach (var period in periods)
        {
            console.WriteLine();
            console.Write(new Rule($"[bold cyan]{period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd}[/]")
                .LeftJustified().RuleStyle("dim"));
            if (period.Counterparties is [var alone])
                console.WriteIndented(0, $"[bold]{_words.NameOf(alone).EscapeMarkup()} alone.[/]");
            foreach (var total in period.Reliance.ByUnit)
            {
                WriteSide(console, $"{name} owes", total.Obligations);
                WriteSide(console, $"{name} is owed", total.Claims);
            }

            WriteRights(console, period);
        }
    }

    /// <summary>Writes what happened to rights on the first day of a period, and those in force since then.</summary>
    private void WriteRights(IAnsiConsole console, ReliancePeriod period)
    {
        foreach (var fact in period.RightsChangedIn(histories, party))
        {
            console.WriteIndented(
                2,
                $"[cyan]{$"{fact.Entry.Id}".EscapeMarkup()}[/] {_words.Of(fact.Form).EscapeMarkup()}. "
                + $"[dim]{$"({SourceWords.Date(fact.EffectiveOn)}; {SourceWords.Word(fact.Form)})".EscapeMarkup()}[/]");
        }

        var inForce = period.Reliance.RightsAgainst.Concat(period.Reliance.RightsHeld)
            .Select(right => $"{_words.NameOf(right.Holder)}'s {Words.Spaced(right.Kind)} ({right.Right})"
                + (right.IsContested ? ", contested" : ""))
            .ToList();
        if (inForce.Count > 0)
            console.WriteIndented(2, $"[dim]In force: {string.Join("; ", inForce).EscapeMarkup()}[/]");
    }

    /// <summary>The counterparties that certainly stand alone, and the days on which others joined them.</summary>
    private string WhatIsCertain()
    {
        var first = periods[0];
        if (first.Counterparties is not [var alone])
            return $"From {first.From:yyyy-MM-dd} on it has several counterparties.";
        var name = _words.NameOf(alone);
        var next = periods.FirstOrDefault(period => period.Counterparties is not [var one] || one != alone);
        return next is null
            ? $"{name} alone in all these days."
            : $"{name} alone until {next.From.AddDays(-1):yyyy-MM-dd}; from {next.From:yyyy-MM-dd} on "
                + $"{string.Join(", ", next.Counterparties.Select(_words.NameOf))}.";
    }

    private void WriteSide(IAnsiConsole console, string verb, RelianceSide side)
    {
        if (side.Ceiling.IsNone)
            return;
        var contested = side.IsContested ? ", [yellow]contested[/]" : "";
        var ceiling = side.Ceiling == side.Firm ? "" : $", with open options {side.Ceiling}";
        console.WriteIndented(2, $"{$"{verb} {side.Firm}{ceiling}".EscapeMarkup()}{contested}");
        foreach (var share in side.CeilingShares)
        {
            var firm = side.Shares.FirstOrDefault(other => other.Party == share.Party);
            var with = firm is null
                ? "[dim]nothing firm[/]"
                : $"[bold]{firm}[/] [dim]{$"{firm.Total}".EscapeMarkup()}[/]";
            var more = firm?.Total == share.Total && $"{firm}" == $"{share}" ? "" : $", with options {share}";
            console.WriteIndented(4, $"{_words.NameOf(share.Party).EscapeMarkup()} {with}{more}");
        }
    }

    protected override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteText("party", party);
        json.WriteList("periods", periods, (_, period) =>
        {
            json.WriteDate("from", period.From);
            json.WriteDate("to", period.To);
            json.WriteTexts("counterparties", period.Counterparties);
            json.WriteList("byUnit", period.Reliance.ByUnit, (_, total) =>
            {
                json.WriteText("unit", total.Unit);
                WriteSide(json, "obligations", total.Obligations);
                WriteSide(json, "claims", total.Claims);
            });
            json.WriteList("rightsHeld", period.Reliance.RightsHeld, WriteRight);
            json.WriteList("rightsAgainst", period.Reliance.RightsAgainst, WriteRight);
        });
    }

    private static void WriteSide(Utf8JsonWriter json, string name, RelianceSide side)
    {
        json.WriteStartObject(name);
        json.WriteTotal("firm", side.Firm);
        json.WriteList("shares", side.Shares, WriteShare);
        json.WriteTotal("ceiling", side.Ceiling);
        json.WriteList("ceilingShares", side.CeilingShares, WriteShare);
        json.WriteWord("standing", side.Standing);
        json.WriteBoolean("contested", side.IsContested);
        json.WriteEndObject();
    }

    private static void WriteShare(Utf8JsonWriter json, PartyShare share)
    {
        json.WriteText("party", share.Party);
        json.WriteTotal("total", share.Total);
        json.WriteExact("min", share.Min);
        json.WriteExact("max", share.Max);
        json.WriteBoolean("point", share.IsPoint);
    }

    private static void WriteRight(Utf8JsonWriter json, RightFigures right)
    {
        json.WriteText("stream", right.Stream);
        json.WriteText("right", right.Right);
        json.WriteWord("kind", right.Kind);
        json.WriteText("holder", right.Holder);
        json.WriteText("against", right.Against);
        json.WriteString("description", right.Description);
        json.WriteWord("standing", right.Standing);
        json.WriteBoolean("contested", right.IsContested);
    }

    protected override void WriteCsv(CsvWriter csv)
    {
        csv.WriteRow(
            "from", "to", "side", "counterparty", "unit", "of", "share min", "share max", "total min", "total max",
            "total open-ended", "contested");
        foreach (var period in periods)
        {
            foreach (var total in period.Reliance.ByUnit)
            {
                foreach (var (name, side) in new[] { ("owes", total.Obligations), ("is owed", total.Claims) })
                {
                    foreach (var share in side.Shares)
                        csv.WriteRow(Row(period, name, total.Unit, "firm", share, side));
                    foreach (var share in side.CeilingShares)
                        csv.WriteRow(Row(period, name, total.Unit, "ceiling", share, side));
                }
            }
        }
    }

    private static string[] Row(
        ReliancePeriod period, string side, AmountUnit unit, string of, PartyShare share, RelianceSide all) =>
    [
        $"{period.From:yyyy-MM-dd}", $"{period.To:yyyy-MM-dd}", side, $"{share.Party}", $"{unit}", of,
        Csv.Number(share.Min), Csv.Number(share.Max), .. Csv.Bounds(share.Total), Csv.Bool(all.IsContested),
    ];
}
