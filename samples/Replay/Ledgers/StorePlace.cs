namespace Replay;

/// <summary>Where a ledger lives.</summary>
internal abstract record StorePlace
{
    private StorePlace()
    {
    }

    /// <summary>Whether what is recorded there outlives the program.</summary>
    public bool Stays => this is Server or Kept;

    /// <summary>In memory, without a server.</summary>
    public sealed record Memory : StorePlace;

    /// <summary>On a server of this program's own that goes with it.</summary>
    public sealed record Throwaway : StorePlace;

    /// <summary>On a server of this program's own that keeps its data in a folder.</summary>
    public sealed record Kept(string Folder) : StorePlace;

    /// <summary>On somebody's PostgreSQL.</summary>
    public sealed record Server(string Connection) : StorePlace;
}
