namespace Contracts.Testing.Tests;

/// <summary>A folder for a kept server that the server's user can reach, and that goes with the test.</summary>
internal sealed class KeptFolder : IDisposable
{
    private readonly OpenFolder parent = new();

    public string Parent => parent.Path;

    public string Path => System.IO.Path.Combine(parent.Path, "the store");

    public EmbeddedPostgresOptions Options => new() { DataFolder = Path };

    public void Dispose() => parent.Dispose();
}
