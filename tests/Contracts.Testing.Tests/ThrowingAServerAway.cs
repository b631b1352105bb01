using Npgsql;
using static Contracts.Testing.Tests.Sessions;

namespace Contracts.Testing.Tests;

public sealed class ThrowingAServerAway : IDisposable
{
    private readonly OpenFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ends_it_and_removes_its_folder()
    {
        var server = await EmbeddedPostgres.StartAsync(cancellationToken: Cancelled);
        await server.DisposeAsync();
        await server.DisposeAsync();

        Directory.Exists(server.Folder).Should().BeFalse();
        var connecting = () => AskAsync<int>(server.ConnectionString, "select 1");
        await connecting.Should().ThrowAsync<NpgsqlException>();
    }

    [Theory]
    [InlineData("watched")]
    [InlineData("unwatched")]
    public async Task happens_when_the_owner_exits_without_a_word(string watched)
    {
        using var owner = await Owner.StartAsync(watched, "under", folder.Path);
        await owner.LeaveAsync();
        await owner.GoneAsync();
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("KILL")]
    public async Task happens_when_the_owner_is_killed(string signal)
    {
        using var owner = await Owner.StartAsync("watched", "under", folder.Path);
        await owner.KillAsync(signal);
        await owner.GoneAsync();
    }

    [Fact]
    public async Task happens_at_the_next_start_when_the_owner_and_its_watch_were_killed()
    {
        using var owner = await Owner.StartAsync("unwatched", "under", folder.Path);
        await owner.KillAsync("KILL");
        (await AskAsync<int>(owner.ConnectionString, "select 1")).Should().Be(1);

        await using var next = await StartNextAsync();
        owner.IsGone.Should().BeTrue();
    }

    [Fact]
    public async Task spares_the_servers_of_living_owners()
    {
        using var owner = await Owner.StartAsync("watched", "under", folder.Path);
        await using var next = await StartNextAsync();
        (await AskAsync<int>(owner.ConnectionString, "select 1")).Should().Be(1);
        await owner.LeaveAsync();
    }

    [Fact]
    public async Task spares_a_process_that_has_got_the_id_since()
    {
        await using var bystander = await EmbeddedPostgres.StartAsync(cancellationToken: Cancelled);
        using var owner = await Owner.StartAsync("unwatched", "under", folder.Path);
        await owner.KillAsync("KILL");
        owner.EndServer();
        await owner.EndedAsync();

        // What is left names a process that is now another server, as after a restart of the machine.
        var named = Path.Combine(owner.Folder, "data", "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(named, Cancelled);
        await File.WriteAllLinesAsync(named, [$"{bystander.ProcessId}", .. lines[1..]], Cancelled);

        await using var next = await StartNextAsync();
        (await AskAsync<int>(bystander.ConnectionString, "select 1")).Should().Be(1);
        owner.IsGone.Should().BeTrue();
    }

    private Task<EmbeddedPostgres> StartNextAsync() => EmbeddedPostgres.StartAsync(folder.Throwaway, Cancelled);
}
