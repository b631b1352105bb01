using Npgsql;

namespace Contracts.Storage;

/// <summary>Reads positions off the ledger's rows. Names that stand in many rows are made once.</summary>
internal sealed class RowReader(NpgsqlDataReader reader)
{
    /// <summary>The columns that are not read, since the question determines them.</summary>
    private static readonly string[] Known =
        ["tenant_id", "policies", "effective_from", "effective_to", "known_from", "known_to", "rank", "rank_of_least"];

    private static readonly string[] Asked = [.. RowColumns.All.Select(column => column.Name).Except(Known)];
    private static readonly int[] MinOrdinals =
        [.. new[] { "committed", "performed", "withdrawn", "reduced", "novated", "exceeded", "outstanding" }
            .Select(name => Ordinal($"{name}_min"))];
    private static readonly int StreamId = Ordinal("stream_id");
    private static readonly int Kind = Ordinal("kind");
    private static readonly int PositionId = Ordinal("position_id");
    private static readonly int Debtor = Ordinal("debtor");
    private static readonly int Creditor = Ordinal("creditor");
    private static readonly int Unit = Ordinal("unit");
    private static readonly int Nature = Ordinal("nature");
    private static readonly int Lifecycle = Ordinal("lifecycle");
    private static readonly int Stands = Ordinal("standing");
    private static readonly int IsContested = Ordinal("is_contested");
    private static readonly int Deal = Ordinal("deal");
    private static readonly int PassesOn = Ordinal("passes_on");
    private static readonly int Holder = Ordinal("holder");
    private static readonly int Traits = Ordinal("traits");
    private static readonly int LastDay = Ordinal("last_day");
    private static readonly int MakesFirm = Ordinal("makes_firm");
    private static readonly int DetailsAt = Ordinal("details");

    /// <summary>The place of the amount that totals count.</summary>
    private const int Counted = AmountTraits.Amounts - 1;

    private readonly Dictionary<string, StreamKey> _streams = [];
    private readonly Dictionary<string, Id<Party>> _parties = [];
    private readonly Dictionary<string, Id<Deal>> _deals = [];
    private readonly Dictionary<string, AmountUnit> _units = [];

    /// <summary>The columns that are read.</summary>
    public static string Columns { get; } = string.Join(", ", Asked);

    /// <summary>The position of a row on a day, which may bring a change by itself.</summary>
    public Position Read(DateOnly day)
    {
        var stated = Read();
        return stated with { Figures = stated.Figures.On(day) };
    }

    /// <summary>The position of a row, as facts state it.</summary>
    public Position Read()
    {
        var kind = (FigureKind)reader.GetInt16(Kind);
        return new Position
        {
            Stream = Once(_streams, StreamId, StreamKey.Parse),
            Key = new FigureKey(kind, reader.GetString(PositionId)),
            Figures = kind == FigureKind.Option ? Option() : Commitment(),
        };
    }

    private CommitmentFigures Commitment()
    {
        var (unit, traits) = (UnitOf(), reader.GetInt32(Traits));
        return new()
        {
            Debtor = Party(Debtor),
            Creditor = Party(Creditor),
            Deal = DealOrNone(),
            Nature = (CommitmentNature)reader.GetInt16(Nature),
            PassesOn = PassedOn(),
            Lifecycle = (CommitmentLifecycle)reader.GetInt16(Lifecycle),
            Standing = (Standing)reader.GetInt16(Stands),
            IsContested = reader.GetBoolean(IsContested),
            Committed = AmountAt(0, unit, traits),
            Performed = AmountAt(1, unit, traits),
            Withdrawn = AmountAt(2, unit, traits),
            Reduced = AmountAt(3, unit, traits),
            Novated = AmountAt(4, unit, traits),
            Exceeded = AmountAt(5, unit, traits),
            Outstanding = AmountAt(Counted, unit, traits),
            Progress = Details()?.Progress,
        };
    }

    private OptionFigures Option()
    {
        var details = Details();
        return new()
        {
            Debtor = Party(Debtor),
            Creditor = Party(Creditor),
            Deal = DealOrNone(),
            PassesOn = PassedOn(),
            Holder = Party(Holder),
            Lifecycle = (OptionLifecycle)reader.GetInt16(Lifecycle),
            Standing = (Standing)reader.GetInt16(Stands),
            IsContested = reader.GetBoolean(IsContested),
            LastDay = reader.IsDBNull(LastDay) ? null : DateOnly.FromDayNumber(reader.GetInt32(LastDay)),
            MakesFirm = reader.GetBoolean(MakesFirm),
            Left = AmountAt(Counted, UnitOf(), reader.GetInt32(Traits)),
            Subject = details?.Subject,
            GrantedBy = details?.GrantedBy ?? default,
        };
    }

    private Amount AmountAt(int place, AmountUnit unit, int traits)
    {
        var min = MinOrdinals[place];
        return AmountTraits.Amount(Bound(min), Bound(min + 1), unit, traits, place);
    }

    private PositionDetails? Details() =>
        reader.IsDBNull(DetailsAt) ? null : LedgerJson.Read<PositionDetails>(reader.GetString(DetailsAt));

    private decimal? Bound(int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetDecimal(ordinal);

    private AmountUnit UnitOf() => Once(_units, Unit, unit => new AmountUnit(unit));

    private Id<Party> Party(int ordinal) => Once(_parties, ordinal, slug => new Id<Party>(slug));

    private Id<Deal>? DealOrNone() =>
        reader.IsDBNull(Deal) ? (Id<Deal>?)null : Once(_deals, Deal, slug => new Id<Deal>(slug));

    private Id<Commitment>? PassedOn() =>
        reader.IsDBNull(PassesOn) ? (Id<Commitment>?)null : new Id<Commitment>(reader.GetString(PassesOn));

    private T Once<T>(Dictionary<string, T> known, int ordinal, Func<string, T> make)
    {
        var text = reader.GetString(ordinal);
        if (!known.TryGetValue(text, out var made))
            known.Add(text, made = make(text));
        return made;
    }

    private static int Ordinal(string name) => Array.IndexOf(Asked, name);
}
