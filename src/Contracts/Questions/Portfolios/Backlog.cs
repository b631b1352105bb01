using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The firm amounts owed to one creditor in one unit, by maturity.</summary>
/// <remarks>
/// Companies disclose such figures for what their customers still have to take. Commitments passed on are left out.
/// Performance is deducted from the earliest due parts. Reductions, withdrawals and novations do not say to which
/// instalment they apply, so they lower the least of every part. Increases count as unscheduled. The parts rest on the
/// same facts, so their bounds may add up to a wider range than that of the whole.
/// </remarks>
public sealed record Backlog
{
    /// <summary>The creditor.</summary>
    public required Id<Party> Creditor { get; init; }

    /// <summary>The whole outstanding amount, computed from the facts and not from the parts.</summary>
    public required Total Whole { get; init; }

    /// <summary>The totals of all maturities, in their order.</summary>
    public required IReadOnlyList<MaturityTotal> ByMaturity { get; init => field = ValueList.Of(value); }

    /// <summary>The weakest standing of the commitments.</summary>
    public required Standing Standing { get; init; }

    /// <summary>True if a disputed fact affects a commitment.</summary>
    public required bool IsContested { get; init; }

    /// <summary>The unit of all amounts.</summary>
    public AmountUnit Unit => Whole.Unit;

    /// <summary>The total of one maturity.</summary>
    /// <param name="maturity">The maturity.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such maturity.</exception>
    public Total this[Maturity maturity] =>
        ByMaturity.FirstOrDefault(part => part.Maturity == maturity)?.Total ?? throw new ArgumentOutOfRangeException(
            nameof(maturity),
            $"There is no maturity {maturity:D}; one of {StorableText.List(Enum.GetNames<Maturity>())} is required.");

    /// <summary>The backlogs by creditor and unit, of commitments that are firm, open and not passed on.</summary>
    /// <param name="commitments">The commitments.</param>
    /// <param name="day">The day from which months are counted, which is the day of the commitments' viewpoint.</param>
    public static IReadOnlyList<Backlog> Of(IEnumerable<Commitment> commitments, DateOnly day) =>
        Of(
            Items.Required(commitments, nameof(commitments))
                .Select(commitment => (commitment.Figures, commitment.MovedSchedule)),
            day);

    /// <summary>The backlogs of some positions, with the instalments of their schedules.</summary>
    internal static IReadOnlyList<Backlog> Of(
        IEnumerable<Position> positions, IEnumerable<InstalmentFigures> instalments, DateOnly day)
    {
        var schedules = instalments.ToLookup(part => (part.Stream, (FigureKey)part.Commitment));
        return Of(
            from position in positions
            let commitment = position.Figures as CommitmentFigures
            where commitment is not null
            select (commitment, InstalmentFigures.ScheduleOf([.. schedules[(position.Stream, position.Key)]])),
            day);
    }

    /// <summary>True for a position that a backlog is of: a commitment that is firm, open and not passed on.</summary>
    internal static bool IsOf(PositionFigures figures) => figures is CommitmentFigures
    {
        Nature: CommitmentNature.Firm, Lifecycle: CommitmentLifecycle.Open, PassesOn: null,
    };

    private static IReadOnlyList<Backlog> Of(
        IEnumerable<(CommitmentFigures Figures, Schedule? Moved)> commitments, DateOnly day) =>
    [
        .. commitments
            .Where(owed => IsOf(owed.Figures))
            .GroupBy(
                owed => (owed.Figures.Creditor, owed.Figures.Outstanding.Unit),
                (key, owed) => Of(key.Creditor, key.Unit, [.. owed], day))
            .OrderBy(backlog => backlog.Creditor).ThenBy(backlog => backlog.Unit.ToString(), StringComparer.Ordinal),
    ];

    private static Backlog Of(
        Id<Party> creditor,
        AmountUnit unit,
        IReadOnlyList<(CommitmentFigures Figures, Schedule? Moved)> owed,
        DateOnly day)
    {
        var spread = owed.Select(each => Spread.Of(each.Figures, each.Moved, day)).ToList();
        return new Backlog
        {
            Creditor = creditor,
            Whole = Total.Of(unit, owed.Select(each => each.Figures.Outstanding)),
            ByMaturity =
            [
                .. Enum.GetValues<Maturity>().Select(maturity => new MaturityTotal
                {
                    Maturity = maturity,
                    Total = Total.Of(unit, spread.Select(parts => parts[(int)maturity])),
                }),
            ],
            Standing = owed.Max(each => each.Figures.Standing),
            IsContested = owed.Any(each => each.Figures.IsContested),
        };
    }
}

/// <summary>The total of one maturity.</summary>
public sealed record MaturityTotal
{
    /// <summary>The maturity.</summary>
    public required Maturity Maturity { get; init; }

    /// <summary>The outstanding amount.</summary>
    public required Total Total { get; init; }
}

/// <summary>Maturities of outstanding amounts, counted in whole months from a day.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<Maturity>))]
public enum Maturity
{
    /// <summary>Due on the day or earlier, and not performed.</summary>
    Overdue,

    /// <summary>Due after the day, and within 24 months.</summary>
    Within24Months,

    /// <summary>Due in months 25 to 48.</summary>
    Months25To48,

    /// <summary>Due in months 49 to 72.</summary>
    Months49To72,

    /// <summary>Due after 72 months.</summary>
    Beyond,

    /// <summary>No due date is stated.</summary>
    Unscheduled,
}
