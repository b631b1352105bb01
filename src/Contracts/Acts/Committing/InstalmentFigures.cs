namespace Contracts;

/// <summary>
/// An instalment of a commitment, or a commitment that is spread evenly, as the schedule states it: what performance
/// leaves of it follows from the commitment's <see cref="ScheduleProgress"/>.
/// </summary>
internal sealed record InstalmentFigures : LedgerItem
{
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>The place in the schedule, from 0.</summary>
    public required int Number { get; init; }

    public required Id<Deal>? Deal { get; init; }

    /// <summary>The subject of the commitment; null if not stated.</summary>
    public required string? Subject { get; init; }

    public required Id<Party> Debtor { get; init; }

    public required Id<Party> Creditor { get; init; }

    /// <summary>
    /// The day on which it falls due, extended by suspensions; null while one stops the clock, and for a term without a
    /// last day.
    /// </summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>The day by which amounts are spread: as stated while a suspension stops the clock.</summary>
    public required PartialDate Due { get; init; }

    /// <summary>The amount; null for what is spread evenly.</summary>
    public required Amount? Amount { get; init; }

    /// <summary>The sum of the instalments that fall due on earlier days; null for none, or what is spread evenly.</summary>
    public required Amount? Before { get; init; }

    /// <summary>The term over whose days it is spread evenly; null for an instalment.</summary>
    public required Term? Evenly { get; init; }

    /// <summary>The fact that states the schedule.</summary>
    public required EntryId NamedBy { get; init; }

    /// <summary>The instalments of a commitment; none if it has no schedule.</summary>
    public static IEnumerable<InstalmentFigures> Of(Commitment commitment)
    {
        if (commitment is not { MovedSchedule: { } moved, Schedule: { } stated, Past: { } past })
            yield break;
        if (moved is not { Instalments: { } instalments } || stated.Instalments is not { } asStated)
        {
            if (moved.Evenly is { To: { } to } evenly)
                yield return Part(0, to, to.Latest, null, null, evenly);
            yield break;
        }

        var (before, sum) = (Contracts.Amount.None(commitment.Unit), Contracts.Amount.None(commitment.Unit));
        DateOnly? day = null;
        foreach (var number in Enumerable.Range(0, instalments.Count).OrderBy(i => instalments[i].Due.Latest))
        {
            var (due, amount) = (instalments[number].Due, instalments[number].Amount);
            if (due.Latest != day)
                (day, before) = (due.Latest, sum);
            sum = sum.Plus(amount);
            yield return Part(number, due, commitment.DueDay(asStated[number].Due), amount, before, null);
        }

        InstalmentFigures Part(
            int number, PartialDate due, DateOnly? dueOn, Amount? amount, Amount? before, Term? evenly) => new()
        {
            Stream = commitment.Stream,
            Commitment = commitment.Id,
            Number = number,
            Deal = commitment.Deal,
            Subject = commitment.Subject,
            Debtor = commitment.Debtor,
            Creditor = commitment.Creditor,
            DueOn = dueOn,
            Due = due,
            Amount = amount,
            Before = before is { IsNone: false } ? before : null,
            Evenly = evenly,
            NamedBy = past.StatedBy.Entry.Id,
            Standing = past.StatedBy.Standing,
            IsContested = past.StatedBy.IsDisputed,
        };
    }

    /// <summary>The schedule that instalments of one commitment make up, with the days by which amounts are spread.</summary>
    public static Schedule? ScheduleOf(IReadOnlyCollection<InstalmentFigures> ofOne) => ofOne switch
    {
        { Count: 0 } => null,
        { Count: 1 } when ofOne.First() is { Evenly: { } evenly } => new Schedule { Evenly = evenly },
        _ => new Schedule
        {
            Instalments =
            [
                .. from part in ofOne
                   orderby part.Number
                   select new Instalment { Due = part.Due, Amount = part.Amount ?? default },
            ],
        },
    };

    internal override FigureKey Key => new(FigureKind.Instalment, $"{Commitment} {Number:D4}");

    internal override (Id<Party>? Party, Id<Party>? Counterparty) Parties => (Debtor, Creditor);

    internal override (DateOnly First, DateOnly Last)? Span => DueOn is { } day ? (day, day) : null;
}

/// <summary>The changes to a commitment since its schedule was stated, as far as instalments depend on them.</summary>
internal sealed record ScheduleProgress
{
    /// <inheritdoc cref="SchedulePast.Undertaken"/>
    public required Amount Undertaken { get; init; }

    /// <inheritdoc cref="SchedulePast.Performed"/>
    public required Amount Performed { get; init; }

    /// <inheritdoc cref="SchedulePast.TakenOtherwise"/>
    public required Amount TakenOtherwise { get; init; }

    /// <inheritdoc cref="SchedulePast.Grown"/>
    public required Amount Grown { get; init; }

    /// <summary>The sum of the instalments; null if the commitment is spread evenly.</summary>
    public required Amount? Scheduled { get; init; }
}
