using System.Globalization;
using static Contracts.Testing.Tests.Sessions;

namespace Contracts.Testing.Tests;

/// <summary>What differs for root; and that a plain user needs none of it.</summary>
public sealed class BeingRoot(ServerFixture fixture)
{
    private static bool IsRoot => Environment.IsPrivilegedProcess;

    [Fact]
    public async Task never_runs_the_server_as_root()
    {
        var status = await File.ReadAllLinesAsync($"/proc/{fixture.Server.ProcessId}/status", Cancelled);
        var user = status.First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
        int.Parse(user, CultureInfo.InvariantCulture).Should().NotBe(0);
    }

    [Fact]
    public async Task refuses_a_folder_that_the_server_could_not_reach_and_takes_what_is_ones_own()
    {
        using var closed = new KeptFolder();
        File.SetUnixFileMode(closed.Parent, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (!IsRoot)
        {
            await using var own = await EmbeddedPostgres.StartAsync(closed.Options, Cancelled);
            (await AskAsync<int>(own.ConnectionString, "select 1")).Should().Be(1);
            return;
        }

        var starting = () => EmbeddedPostgres.StartAsync(closed.Options, Cancelled);
        await starting.Should().ThrowAsync<EmbeddedPostgresException>()
            .WithMessage($"Folder {closed.Path} is in {closed.Parent}, which the user * cannot enter; *is required, for instance in /var/lib or /srv.");
        Directory.Exists(closed.Path).Should().BeFalse();
    }

    [Fact]
    public async Task is_not_needed()
    {
        using var folder = new OpenFolder();
        using var owner = await Owner.StartAsync("watched", "under", folder.Path, user: IsRoot ? "nobody" : null);
        (await AskAsync<int>(owner.ConnectionString, "select 1")).Should().Be(1);
        await owner.KillAsync("TERM");
        await owner.GoneAsync();
    }
}
