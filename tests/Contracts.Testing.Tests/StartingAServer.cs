using System.Net;
using System.Net.Sockets;
using Npgsql;
using static Contracts.Testing.Tests.Sessions;

namespace Contracts.Testing.Tests;

public sealed class StartingAServer(ServerFixture fixture)
{
    private readonly EmbeddedPostgres server = fixture.Server;

    [Fact]
    public async Task answers_a_question() => (await AskAsync<int>(server.ConnectionString, "select 1")).Should().Be(1);

    [Fact]
    public async Task lets_a_session_connect_over_loopback_only()
    {
        (await AskAsync<string>(server.ConnectionString, "show listen_addresses")).Should().Be("127.0.0.1");

        var elsewhere = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Host = "127.0.0.2", Timeout = 5 };
        var connecting = () => AskAsync<int>(elsewhere.ConnectionString, "select 1");
        (await connecting.Should().ThrowAsync<NpgsqlException>()).WithInnerException<SocketException>();
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData(null)]
    public async Task refuses_a_session_without_the_password(string? password)
    {
        var stranger = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = password };
        var connecting = () => AskAsync<int>(stranger.ConnectionString, "select 1");
        await connecting.Should().ThrowAsync<NpgsqlException>().WithMessage("*password*");
    }

    [Fact]
    public async Task gives_a_socket_of_its_own_that_asks_for_the_password_too()
    {
        var socket = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Host = Path.Combine(server.Folder, "sockets") };
        (await AskAsync<int>(socket.ConnectionString, "select 1")).Should().Be(1);

        socket.Password = "wrong";
        var connecting = () => AskAsync<int>(socket.ConnectionString, "select 1");
        (await connecting.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be("28P01");
    }

    [Theory]
    [InlineData("server_encoding", "UTF8")]
    [InlineData("timezone", "UTC")]
    [InlineData("max_connections", "200")]
    [InlineData("password_encryption", "scram-sha-256")]
    [InlineData("fsync", "off")]
    public async Task sets_what_it_promises(string setting, string value)
    {
        (await AskAsync<string>(server.ConnectionString, $"show {setting}")).Should().Be(value);
    }

    [Fact]
    public async Task sorts_by_bytes() =>
        (await AskAsync<string>(server.ConnectionString, "select datcollate::text from pg_database where datname = current_database()")).Should().Be("C");

    [Fact]
    public async Task can_be_done_twice_at_once()
    {
        var servers = await Task.WhenAll(
            EmbeddedPostgres.StartAsync(cancellationToken: Cancelled),
            EmbeddedPostgres.StartAsync(cancellationToken: Cancelled));
        await using var first = servers[0];
        await using var second = servers[1];

        (await AskAsync<int>(first.ConnectionString, "select 1")).Should().Be(1);
        (await AskAsync<int>(second.ConnectionString, "select 1")).Should().Be(1);
        first.Folder.Should().NotBe(second.Folder);
    }

    [Fact]
    public async Task takes_another_port_when_one_is_taken_at_the_last_moment()
    {
        using var neighbour = new TcpListener(IPAddress.Loopback, 0);
        neighbour.Start();
        var ports = new Queue<int>([((IPEndPoint)neighbour.LocalEndpoint).Port, LoopbackPort.Free()]);

        await using var late = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { ChoosePort = ports.Dequeue }, Cancelled);
        (await AskAsync<int>(late.ConnectionString, "select 1")).Should().Be(1);
        ports.Should().BeEmpty();
    }

    [Fact]
    public async Task leaves_nothing_when_it_is_given_up()
    {
        using var folder = new OpenFolder();
        using var given = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var starting = () => EmbeddedPostgres.StartAsync(folder.Throwaway, given.Token);
        await starting.Should().ThrowAsync<OperationCanceledException>();
        Directory.GetDirectories(folder.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task says_what_the_log_says_when_the_server_does_not_come()
    {
        using var kept = new KeptFolder();
        await (await EmbeddedPostgres.StartAsync(kept.Options, Cancelled)).DisposeAsync();
        await File.AppendAllTextAsync(Path.Combine(kept.Path, "data", "postgresql.conf"), "no_such_setting = 1\n", Cancelled);
        var starting = () => EmbeddedPostgres.StartAsync(kept.Options, Cancelled);
        await starting.Should().ThrowAsync<EmbeddedPostgresException>().WithMessage("*its log says what is required*no_such_setting*");
    }
}
