namespace MediatR;

/// <summary>News for any number of handlers, none included.</summary>
public interface INotification;
