using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Contracts;

/// <summary>Reads and writes a value by the fields of another type, which the serializer writes as they are.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TFields">The type of its fields.</typeparam>
internal abstract class FieldsJsonConverter<T, TFields> : JsonConverter<T> where TFields : class
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, Info) is { } fields
            ? Refusal.AsJson(fields, ValueOf)
            : throw new JsonException("This is null; an object is required.");

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, FieldsOf(value), Info);

    protected abstract TFields FieldsOf(T value);

    protected abstract T ValueOf(TFields fields);

    private static JsonTypeInfo<TFields> Info =>
        (JsonTypeInfo<TFields>)ContractsJson.Options.GetTypeInfo(typeof(TFields));
}

/// <summary>
/// Writes a total with its upper bound, null where it has none: the sum of bounded amounts alone may be less than the
/// lower bound.
/// </summary>
internal sealed class TotalJsonConverter : FieldsJsonConverter<Total, TotalJsonConverter.Fields>
{
    protected override Fields FieldsOf(Total value) => new(
        value.Min,
        value.OpenEnded == 0 ? value.Max : null,
        value.Max,
        value.OpenEnded,
        value.Unit,
        value.IsApproximate);

    protected override Total ValueOf(Fields fields) => new()
    {
        Unit = fields.Unit,
        Min = fields.Min,
        Max = fields.MaxOfBounded,
        OpenEnded = fields.OpenEnded,
        IsApproximate = fields.IsApproximate,
    };

    internal sealed record Fields(
        decimal Min, decimal? Max, decimal MaxOfBounded, int OpenEnded, AmountUnit Unit, bool IsApproximate);
}

/// <summary>Writes a fact as its entry, with the form in force where a correction replaced it.</summary>
internal sealed class FactInForceJsonConverter : FieldsJsonConverter<FactInForce, FactInForceJsonConverter.Fields>
{
    protected override Fields FieldsOf(FactInForce value) => new()
    {
        Entry = value.Entry,
        Form = ReferenceEquals(value.Form, value.Entry) ? null : value.Form,
        Standing = value.Standing,
        IsDisputed = value.IsDisputed,
        TakesEffectOn = value.TakesEffectOn,
        Place = value.Place,
        Rivals = value.Rivals,
    };

    protected override FactInForce ValueOf(Fields fields) =>
        new FactInForce(fields.Entry, fields.Form ?? fields.Entry, fields.Standing, fields.IsDisputed)
            .SpeakingFor(fields.Rivals, fields.Place, fields.TakesEffectOn);

    internal sealed record Fields
    {
        public required Entry Entry { get; init; }

        public Entry? Form { get; init; }

        public required Standing Standing { get; init; }

        public required bool IsDisputed { get; init; }

        public required DateOnly TakesEffectOn { get; init; }

        public required int Place { get; init; }

        public required IReadOnlyList<FactInForce> Rivals { get; init; }
    }
}

/// <summary>
/// Writes the state of a stream with the facts from which it follows. Reading folds them, and refuses figures that they
/// do not give.
/// </summary>
/// <typeparam name="T">The type of the aggregate.</typeparam>
internal sealed class AggregateJsonConverter<T> : FieldsJsonConverter<T, AggregateFields> where T : Aggregate
{
    protected override AggregateFields FieldsOf(T value) => new()
    {
        Stream = value.Stream,
        Viewpoint = value.Viewpoint,
        Parties = value is Partnership { IsFormed: true } partnership ? [.. partnership.Parties] : null,
        Name = value is Organization organization ? organization.Name : null,
        Figures = [.. AggregateFields.FiguresIn(value)],
        Items = [.. value.Items],
        Anomalies = value.Anomalies,
        Ungrounded = value.Ungrounded,
        Facts = value.Facts,
    };

    protected override T ValueOf(AggregateFields fields)
    {
        var folded = Aggregate.Restored(
            fields.Stream, fields.Viewpoint, [.. fields.Facts], fields.Anomalies, fields.Ungrounded);
        return !AggregateFields.FiguresIn(folded).SequenceEqual(fields.Figures)
            ? throw new JsonException($"The figures of {fields.Stream} are not those that its facts give.")
            : folded as T
                ?? throw new JsonException($"{fields.Stream} is no {typeof(T).Name}; the stream of one is required.");
    }
}

/// <summary>The fields of an aggregate in JSON.</summary>
internal sealed record AggregateFields
{
    public required StreamKey Stream { get; init; }

    public required Viewpoint Viewpoint { get; init; }

    public IReadOnlyList<Party>? Parties { get; init; }

    public string? Name { get; init; }

    public required IReadOnlyList<KeyedFigures> Figures { get; init; }

    public required IReadOnlyList<LedgerItem> Items { get; init; }

    public required IReadOnlyList<Anomaly> Anomalies { get; init; }

    public required IReadOnlyList<Anomaly> Ungrounded { get; init; }

    public required IReadOnlyList<FactInForce> Facts { get; init; }

    public static IEnumerable<KeyedFigures> FiguresIn(Aggregate folded) =>
        from key in folded.FigureKeys
        let figures = folded.FiguresOf(key)
        where figures is not null
        select new KeyedFigures(key, figures);
}

/// <summary>Figures with their key.</summary>
internal sealed record KeyedFigures(FigureKey Key, Figures Figures);

/// <summary>Writes a board with its totals; reading makes it of its aggregates.</summary>
internal sealed class CommitmentBoardJsonConverter
    : FieldsJsonConverter<CommitmentBoard, CommitmentBoardJsonConverter.Fields>
{
    protected override Fields FieldsOf(CommitmentBoard value) => new()
    {
        Viewpoint = value.Viewpoint,
        Totals = value.Totals,
        Partnerships = value.Partnerships,
        Offerings = value.Offerings,
        Organizations = value.Organizations,
    };

    protected override CommitmentBoard ValueOf(Fields fields) => CommitmentBoard.Of(
        fields.Partnerships.Concat<Aggregate>(fields.Offerings).Concat(fields.Organizations), fields.Viewpoint);

    internal sealed record Fields
    {
        public required Viewpoint Viewpoint { get; init; }

        public IReadOnlyList<PairTotal>? Totals { get; init; }

        public required IReadOnlyList<Partnership> Partnerships { get; init; }

        public required IReadOnlyList<Offering> Offerings { get; init; }

        public required IReadOnlyList<Organization> Organizations { get; init; }
    }
}

/// <summary>Writes a portfolio as its positions and items, with the exposure.</summary>
internal sealed class PortfolioJsonConverter : FieldsJsonConverter<Portfolio, PortfolioJsonConverter.Fields>
{
    protected override Fields FieldsOf(Portfolio value) => new()
    {
        Viewpoint = value.Viewpoint,
        Positions = value.AllPositions,
        Items = value.Items,
        Exposure = value.Exposure,
    };

    protected override Portfolio ValueOf(Fields fields) => new(fields.Viewpoint, fields.Positions, fields.Items);

    internal sealed record Fields
    {
        public required Viewpoint Viewpoint { get; init; }

        public required IReadOnlyList<Position> Positions { get; init; }

        public required IReadOnlyList<LedgerItem> Items { get; init; }

        public Exposure? Exposure { get; init; }
    }
}

/// <summary>Writes a history as its stream and entries.</summary>
internal sealed class HistoryJsonConverter : FieldsJsonConverter<History, HistoryJsonConverter.Fields>
{
    protected override Fields FieldsOf(History value) => new(value.Stream, value.Entries);

    protected override History ValueOf(Fields fields) => History.Of(fields.Stream, fields.Entries);

    internal sealed record Fields(StreamKey Stream, IReadOnlyList<Entry> Entries);
}

/// <summary>Writes histories as an array, one for each stream.</summary>
internal sealed class HistoriesJsonConverter : FieldsJsonConverter<Histories, History[]>
{
    protected override History[] FieldsOf(Histories value) => [.. value];

    protected override Histories ValueOf(History[] fields) => Histories.Of(fields);
}

/// <summary>
/// Writes an outcome with everything that the stream held before. <see cref="RecordingOutcome.Receipt"/> is much
/// shorter.
/// </summary>
internal sealed class RecordingOutcomeJsonConverter
    : FieldsJsonConverter<RecordingOutcome, RecordingOutcomeJsonConverter.Fields>
{
    protected override Fields FieldsOf(RecordingOutcome value) => new(
        value.Before,
        [.. value.Judged.Entries.Skip(value.Before.Version)],
        value.Repeated,
        value.Anomalies,
        value.Conflicts);

    protected override RecordingOutcome ValueOf(Fields fields) => new(
        fields.Before, fields.Before.Then(fields.Judged), fields.Repeated, fields.Anomalies, fields.Conflicts);

    internal sealed record Fields(
        History Before,
        IReadOnlyList<Entry> Judged,
        IReadOnlyList<Entry> Repeated,
        IReadOnlyList<Anomaly> Anomalies,
        IReadOnlyList<Anomaly> Conflicts);
}
