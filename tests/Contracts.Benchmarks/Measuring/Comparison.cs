namespace Contracts.Benchmarks.Measuring;

/// <summary>One row of the table: an operation of ours beside a reference that does the same.</summary>
internal abstract class Comparison : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _owned = [];

    /// <summary>What is done.</summary>
    public abstract string Name { get; }

    /// <summary>What it is one of several of, which share a line where there is little room.</summary>
    public virtual string Kind => Name;

    /// <summary>What it is measured against.</summary>
    public abstract string Reference { get; }

    public abstract Goal Goal { get; }

    public virtual Measure Measure => Measure.Time;

    /// <summary>Whether one operation is long enough to be measured alone, and a few rounds are enough.</summary>
    public virtual bool IsLong => false;

    /// <summary>How many entries ours has, where the reference has a tenth of them; null where that is not compared.</summary>
    public virtual int? GrownTo => null;

    /// <summary>Makes the data, once, and checks that both sides give the same answer.</summary>
    /// <exception cref="InvalidOperationException">They do not.</exception>
    public abstract Task PrepareAsync(Place place);

    /// <summary>Makes what so many operations of each side use up.</summary>
    public virtual Task ProvideAsync(int operations) => Task.CompletedTask;

    /// <summary>One operation of ours.</summary>
    public abstract Task OursAsync();

    /// <summary>One operation of the reference.</summary>
    public abstract Task ReferenceAsync();

    /// <summary>The bytes that ours takes in the database, where these are measured.</summary>
    public virtual Task<double> OursInBytesAsync() => throw new NotSupportedException($"{Name} is not measured in stored bytes.");

    /// <summary>The bytes that the reference takes in the database, where these are measured.</summary>
    public virtual Task<double> TheirsInBytesAsync() => throw new NotSupportedException($"{Name} is not measured in stored bytes.");

    /// <summary>Closes the stores that it owns.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        foreach (var store in _owned)
            await store.DisposeAsync();
    }

    /// <summary>A store that is closed with the row.</summary>
    protected TStore Own<TStore>(TStore store) where TStore : IAsyncDisposable
    {
        _owned.Add(store);
        return store;
    }
}
