namespace Contracts.Testing.Tests;

/// <summary>A folder that everybody may write, and that goes with the test; in it no other test's start ends an orphan.</summary>
internal sealed class OpenFolder : IDisposable
{
    public OpenFolder()
    {
        Path = Directory.CreateDirectory($"/var/tmp/open-{Guid.NewGuid():N}").FullName;
        File.SetUnixFileMode(Path, (UnixFileMode)0b111_111_111);
    }

    public string Path { get; }

    public EmbeddedPostgresOptions Throwaway => new() { ThrowawayParent = Path };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
