namespace Contracts.Testing;

/// <summary>The folder of PostgreSQL's server programs: configured, on the path, installed, or downloaded.</summary>
internal sealed class ServerPrograms
{
    public const string FolderVariable = "CONTRACTS_PG_BIN";

    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    private ServerPrograms(string folder) => Folder = folder;

    public string Folder { get; }

    public string Initdb => Program(Folder, "initdb");

    public string PgCtl => Program(Folder, "pg_ctl");

    /// <summary>Finds the programs, preferably those of the major version that created the data.</summary>
    public static Task<ServerPrograms> FindAsync(string? major, CancellationToken cancellationToken) =>
        FindAsync(
            Environment.GetEnvironmentVariable(FolderVariable),
            InstalledPrograms.Folders(),
            major,
            DownloadedPrograms.InstallAsync,
            cancellationToken);

    internal static async Task<ServerPrograms> FindAsync(
        string? named,
        IEnumerable<string> usual,
        string? major,
        Func<CancellationToken, Task<string>> download,
        CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return Holds(named)
                ? new ServerPrograms(Path.GetFullPath(named))
                : throw new EmbeddedPostgresException(
                    $"{FolderVariable} is {named}, where initdb, pg_ctl and postgres are not all found; " +
                    "the folder that holds the three is required.");
        }

        var installed = usual.Where(Holds).ToList();
        var folder = installed.Find(
            folder => major is not null && InstalledPrograms.VersionOf(folder)?.Major.ToString() == major)
            ?? installed.FirstOrDefault()
            ?? await download(cancellationToken);
        return new ServerPrograms(folder);
    }

    private static bool Holds(string folder) =>
        File.Exists(Program(folder, "initdb"))
        && File.Exists(Program(folder, "pg_ctl"))
        && File.Exists(Program(folder, "postgres"));

    private static string Program(string folder, string name) => Path.Combine(folder, name + Suffix);
}
