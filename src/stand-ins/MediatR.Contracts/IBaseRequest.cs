namespace MediatR;

/// <summary>What every request to one handler has in common, whether it is answered or not.</summary>
public interface IBaseRequest;
