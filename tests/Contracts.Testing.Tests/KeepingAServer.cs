using static Contracts.Testing.Tests.Sessions;

namespace Contracts.Testing.Tests;

public sealed class KeepingAServer : IDisposable
{
    private readonly KeptFolder kept = new();

    public void Dispose() => kept.Dispose();

    [Fact]
    public async Task keeps_data_and_password_over_a_restart()
    {
        await using (var first = await EmbeddedPostgres.StartAsync(kept.Options, Cancelled))
            await DoAsync(first.ConnectionString, "create table deals as select 7 as id");
        var password = await File.ReadAllTextAsync(Path.Combine(kept.Path, "password"), Cancelled);

        await using var second = await EmbeddedPostgres.StartAsync(kept.Options, Cancelled);
        (await AskAsync<int>(second.ConnectionString, "select id from deals")).Should().Be(7);
        second.ConnectionString.Should().Contain(password.Trim());
    }

    [Theory]
    [InlineData("fsync")]
    [InlineData("synchronous_commit")]
    [InlineData("full_page_writes")]
    public async Task is_durable(string setting)
    {
        await using var server = await EmbeddedPostgres.StartAsync(kept.Options, Cancelled);
        (await AskAsync<string>(server.ConnectionString, $"show {setting}")).Should().Be("on");
    }

    [Fact]
    public async Task lets_nobody_else_read_the_password()
    {
        await using var server = await EmbeddedPostgres.StartAsync(kept.Options, Cancelled);
        File.GetUnixFileMode(Path.Combine(kept.Path, "password")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task refuses_a_second_owner_in_one_sentence()
    {
        await using var first = await EmbeddedPostgres.StartAsync(kept.Options, Cancelled);
        var starting = () => EmbeddedPostgres.StartAsync(kept.Options, Cancelled);
        await starting.Should().ThrowAsync<EmbeddedPostgresException>().WithMessage(
            $"Folder {kept.Path} is in use by process {Environment.ProcessId} since *Z; a kept server requires a folder of its own.");
    }

    [Fact]
    public async Task refuses_an_owner_in_another_process_too()
    {
        using var owner = await Owner.StartAsync("watched", "kept", kept.Path);
        var starting = () => EmbeddedPostgres.StartAsync(kept.Options, Cancelled);
        await starting.Should().ThrowAsync<EmbeddedPostgresException>().WithMessage($"Folder {kept.Path} is in use by process {owner.ProcessId} since *");
        await owner.LeaveAsync();
    }

    [Theory]
    [InlineData("watched")]
    [InlineData("unwatched")]
    public async Task is_taken_over_after_its_owner_was_killed(string watched)
    {
        using var owner = await Owner.StartAsync(watched, "kept", kept.Path);
        await DoAsync(owner.ConnectionString, "create table deals as select 7 as id");
        await owner.KillAsync("KILL");

        await using var next = await EmbeddedPostgres.StartAsync(kept.Options, Cancelled);
        (await AskAsync<int>(next.ConnectionString, "select id from deals")).Should().Be(7);
        next.ProcessId.Should().NotBe(owner.ServerId);
    }

    [Fact]
    public async Task ends_with_an_owner_that_was_killed()
    {
        using var owner = await Owner.StartAsync("watched", "kept", kept.Path);
        await owner.KillAsync("KILL");
        await owner.EndedAsync();
        Directory.Exists(Path.Combine(kept.Path, "data")).Should().BeTrue();
    }

    [Fact]
    public async Task refuses_a_folder_that_holds_something_else()
    {
        Directory.CreateDirectory(kept.Path);
        await File.WriteAllTextAsync(Path.Combine(kept.Path, "letter.txt"), "Dear sir", Cancelled);
        var starting = () => EmbeddedPostgres.StartAsync(kept.Options, Cancelled);
        await starting.Should().ThrowAsync<EmbeddedPostgresException>().WithMessage("*holds files that no kept server made; an empty folder*is required.");
    }

    [Fact]
    public async Task starts_over_when_its_making_was_cut_short()
    {
        Directory.CreateDirectory(Path.Combine(kept.Path, "data.new", "half"));
        await File.WriteAllTextAsync(Path.Combine(kept.Path, "owner.lock"), "", Cancelled);
        await using var server = await EmbeddedPostgres.StartAsync(kept.Options, Cancelled);
        (await AskAsync<int>(server.ConnectionString, "select 1")).Should().Be(1);
    }
}
