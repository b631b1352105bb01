namespace Contracts;

/// <summary>What one creditor is firmly owed in one unit, by when it falls due, as companies disclose what their customers still have to take.</summary>
/// <remarks>
/// What is passed on is left out. What was performed is taken off what falls due first. What was reduced, withdrawn or novated may have been
/// part of anything, since nobody says of which instalment: it lowers the least of every part. What a commitment grew by is unscheduled.
/// The parts rest on the same facts, so that their bounds may add up to a wider range than that of the whole.
/// </remarks>
public sealed record Backlog
{
    /// <summary>Who is owed.</summary>
    public required Id<Party> Creditor { get; init; }

    /// <summary>All that is outstanding, computed from the facts and not from the parts.</summary>
    public required Total Whole { get; init; }

    /// <summary>What falls due when: one total for each maturity, in their order.</summary>
    public required IReadOnlyList<MaturityTotal> ByMaturity { get; init; }

    /// <summary>The weakest standing of the commitments.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public required bool IsContested { get; init; }

    /// <summary>What is counted.</summary>
    public AmountUnit Unit => Whole.Unit;

    /// <summary>What falls due at one maturity.</summary>
    /// <param name="maturity">When.</param>
    public Total this[Maturity maturity] => ByMaturity[(int)maturity].Total;

    /// <summary>The backlog of some commitments, by creditor and unit; of those that are firm, open and not passed on.</summary>
    /// <param name="commitments">The commitments.</param>
    /// <param name="day">The day from which months are counted: the commitments' viewpoint's.</param>
    public static IReadOnlyList<Backlog> Of(IEnumerable<Commitment> commitments, DateOnly day) =>
    [
        .. commitments.Where(commitment => commitment is { Nature: CommitmentNature.Firm, IsOpen: true, PassesOn: null })
            .GroupBy(commitment => (commitment.Creditor, commitment.Unit), (key, owed) => Of(key.Creditor, key.Unit, [.. owed], day))
            .OrderBy(backlog => backlog.Creditor).ThenBy(backlog => backlog.Unit.ToString(), StringComparer.Ordinal),
    ];

    private static Backlog Of(Id<Party> creditor, AmountUnit unit, IReadOnlyList<Commitment> owed, DateOnly day)
    {
        var spread = owed.Select(commitment => Spread.Of(commitment, day)).ToList();
        return new Backlog
        {
            Creditor = creditor,
            Whole = Total.Of(unit, owed.Select(commitment => commitment.Outstanding)),
            ByMaturity = [.. Enum.GetValues<Maturity>().Select(maturity => new MaturityTotal { Maturity = maturity, Total = Total.Of(unit, spread.Select(parts => parts[(int)maturity])) })],
            Standing = owed.Max(commitment => commitment.Standing),
            IsContested = owed.Any(commitment => commitment.IsContested),
        };
    }
}

/// <summary>What falls due at one maturity.</summary>
public sealed record MaturityTotal
{
    /// <summary>When.</summary>
    public required Maturity Maturity { get; init; }

    /// <summary>How much.</summary>
    public required Total Total { get; init; }
}

/// <summary>When what is outstanding falls due, counted in whole months from a day.</summary>
public enum Maturity
{
    /// <summary>It fell due on the day or before, and is not performed.</summary>
    Overdue,

    /// <summary>After the day, and within 24 months.</summary>
    Within24Months,

    /// <summary>In months 25 to 48.</summary>
    Months25To48,

    /// <summary>In months 49 to 72.</summary>
    Months49To72,

    /// <summary>Later.</summary>
    Beyond,

    /// <summary>Nobody said when.</summary>
    Unscheduled,
}
