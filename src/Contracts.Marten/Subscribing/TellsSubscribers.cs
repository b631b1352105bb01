namespace Contracts.Storage;

/// <summary>Says that somebody subscribed, so that the host runs the daemon.</summary>
internal sealed class TellsSubscribers;
