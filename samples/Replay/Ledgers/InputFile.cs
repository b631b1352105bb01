namespace Replay;

/// <summary>A file that is read, perhaps more than once; a pipe is spooled, as standard input is, which <c>-</c> names.</summary>
internal sealed class InputFile : IDisposable
{
    private readonly FileStream _stream;

    private InputFile(string name, FileStream stream)
    {
        Name = name;
        _stream = stream;
    }

    /// <summary>The name as it was given.</summary>
    public string Name { get; }

    public static async Task<InputFile> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var file = name == "-" ? null : File.OpenRead(name);
            return new InputFile(name, file is { CanSeek: true } ? file : await SpoolAsync(file ?? Terminal.OpenInput(), cancellationToken));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RefusedException($"There is no file '{name}'; the name of one is required, or '-' for standard input.");
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Directory.Exists(name) ? $"'{name}' is a folder; a file is required." : $"The file '{name}' cannot be read: {closed.Message}");
        }
    }

    /// <summary>The file from its beginning.</summary>
    public Stream Rewound()
    {
        _stream.Position = 0;
        return _stream;
    }

    public void Dispose() => _stream.Dispose();

    private static async Task<FileStream> SpoolAsync(Stream input, CancellationToken cancellationToken)
    {
        await using var read = input;
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 64 * 1024, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var spool = new FileStream(path, options);
        // An open file needs no name there, and one without a name survives no kill.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        await input.CopyToAsync(spool, cancellationToken).WaitAsync(cancellationToken);
        return spool;
    }
}
