namespace Contracts.Testing;

/// <summary>
/// Files and folders that only their owner can read; on Windows, the access rules of the folder apply.
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, Owner | UnixFileMode.UserExecute);
    }

    /// <summary>Opens a file exclusively.</summary>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Owner;
        return new FileStream(path, options);
    }

    public static void Write(string path, string text)
    {
        using var file = new StreamWriter(Open(path, FileMode.Create));
        file.WriteLine(text);
    }
}
