using static Contracts.Testing.Tests.Sessions;

namespace Contracts.Testing.Tests;

public sealed class FindingThePrograms : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("programs-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task prefers_the_folder_that_is_named() =>
        (await FindAsync(Programs("named"), [Programs("usual")])).Should().EndWith("named");

    [Fact]
    public async Task refuses_a_named_folder_without_them()
    {
        var finding = () => FindAsync(root, [Programs("usual")]);
        await finding.Should().ThrowAsync<EmbeddedPostgresException>()
            .WithMessage($"CONTRACTS_PG_BIN is {root}, where initdb, pg_ctl and postgres are not all found; the folder that holds the three is required.");
    }

    [Fact]
    public async Task takes_the_first_usual_folder_that_has_all_three() =>
        (await FindAsync(null, [root, Programs("first"), Programs("second")])).Should().EndWith("first");

    [Fact]
    public async Task prefers_the_version_that_made_the_data() =>
        (await FindAsync(null, [Programs("postgresql/17/bin"), Programs("postgresql/15/bin")], major: "15")).Should().EndWith("15/bin");

    [Fact]
    public async Task downloads_them_only_where_there_are_none() =>
        (await FindAsync(null, [root], download: Programs("downloaded"))).Should().EndWith("downloaded");

    [Theory]
    [InlineData("/usr/lib/postgresql/17/bin", "17.0")]
    [InlineData("/usr/pgsql-9.6/bin", "9.6")]
    [InlineData("/opt/homebrew/opt/postgresql@16/bin", "16.0")]
    [InlineData(@"C:\Program Files\PostgreSQL\18\bin", "18.0")]
    [InlineData("/opt/homebrew/opt/postgresql/bin", null)]
    public void reads_the_version_off_a_folder(string folder, string? version) =>
        InstalledPrograms.VersionOf(folder)?.ToString().Should().Be(version);

    private string Programs(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" })
            File.WriteAllText(Path.Combine(folder, program), "");
        return folder;
    }

    private static async Task<string> FindAsync(string? named, string[] usual, string? major = null, string? download = null)
    {
        var found = await ServerPrograms.FindAsync(named, usual, major, _ => Task.FromResult(download ?? "unexpected"), Cancelled);
        return found.Folder;
    }
}
