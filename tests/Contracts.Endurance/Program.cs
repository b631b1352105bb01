// Runs long tests of a ledger in operation: operation [--sequences N] [--first SEED] [--steps N] [--without ACT] [--keep-going] [--resume FILE] [--list]
using Contracts.Endurance;
using Contracts.Endurance.Operation;

try
{
    var arguments = Arguments.Parse(args);
    var run = new OperationRun(arguments, Console.Out);
    return await run.RunAsync() ? 0 : 1;
}
catch (ArgumentException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 2;
}
