namespace Contracts.Benchmarks.Generating;

/// <summary>A stream that is made entry by entry: its clock, and what all kinds of streams share.</summary>
internal abstract class GeneratedStream
{
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Publishers = ["Alpha", "Beta", "The Daily Wire"];

    private readonly List<Entry> _entries;
    private readonly StreamKey _stream;
    private readonly TimeSpan _step;
    private DateTimeOffset _now;

    protected GeneratedStream(int number, int count)
    {
        (Random, _stream, _entries) = (new Random(number), GeneratedPortfolio.KeyOf(number), new(count));
        _now = Start.AddMinutes(Random.Next(1000 * 24 * 60));
        _step = TimeSpan.FromDays(Random.Next(365, 1100)) / count;
    }

    protected Random Random { get; }

    protected IReadOnlyList<Entry> Made => _entries;

    /// <summary>The day on which the next entry is recorded.</summary>
    protected DateOnly Today => DateOnly.FromDateTime(_now.UtcDateTime);

    /// <summary>The days that so many entries take, at least 1.</summary>
    protected int DaysOf(int entries) => Math.Max(1, (int)(_step * entries).TotalDays);

    /// <summary>Makes entries until there are so many.</summary>
    protected IReadOnlyList<Entry> Fill(int count)
    {
        while (_entries.Count < count)
        {
            _now += _step * (0.5 + Random.NextDouble());
            AddNext();
        }

        return _entries;
    }

    protected abstract void AddNext();

    protected void Add(ContractEvent happened, int daysBefore = 0, Standing standing = Standing.Confirmed) => _entries.Add(new Entry
    {
        Id = $"e{_entries.Count + 1}",
        Stream = _stream,
        Version = _entries.Count + 1,
        RecordedAt = RecordedInstant.Truncate(_now),
        Event = happened,
        EffectiveOn = happened is FactEvent or EntryCorrected ? Today.AddDays(-daysBefore) : null,
        Source = new Source($"https://example.org/{_stream.Slug}/{_entries.Count / 3}") { Publisher = Publishers[_entries.Count / 3 % Publishers.Length], Kind = SourceKind.Filing },
        Standing = standing,
    });
}
