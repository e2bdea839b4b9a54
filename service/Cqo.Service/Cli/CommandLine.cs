namespace Cqo.Service.Cli;

/// <summary>What was asked for on the command line.</summary>
public static class CommandLine
{
    /// <summary>Splits the arguments: those of the host when the service shall serve, an exit code otherwise.</summary>
    public static async Task<(bool Serve, string[] HostArguments, int ExitCode)> RunAsync(string[] args)
    {
        await Task.CompletedTask;
        return (true, args is ["serve", .. var rest] ? rest : args, 0);
    }
}
