// A process that owns a server: (watched|unwatched) (kept FOLDER|under PARENT)
// Says the server's process id, its folder and how to connect, a line each, and lives until its input ends; after a line "leave" it exits without a word to the server.
using System.Globalization;
using Contracts.Testing;

var options = new EmbeddedPostgresOptions { IsWatched = args[0] == "watched" };
var server = await EmbeddedPostgres.StartAsync(args[1] == "kept" ? options with { DataFolder = args[2] } : options with { ThrowawayParent = args[2] });
Console.WriteLine(server.ProcessId?.ToString(CultureInfo.InvariantCulture));
Console.WriteLine(server.Folder);
Console.WriteLine(server.ConnectionString);

if (Console.ReadLine() != "leave")
    await server.DisposeAsync();
