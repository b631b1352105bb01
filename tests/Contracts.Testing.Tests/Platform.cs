using System.Runtime.Versioning;

// The tests look into /proc, send signals and set file modes.
[assembly: SupportedOSPlatform("linux")]
