using System.CommandLine;

namespace Cqo.Service.Cli;

/// <summary>What is left to do after the command line was read.</summary>
/// <param name="Serve">True when the service shall run.</param>
/// <param name="HostArguments">Settings for it, e.g. <c>--Cqo:PublicAddress=…</c>.</param>
/// <param name="ExitCode">0 done, 1 diagnostics were printed, 2 wrong usage; meaningless when <paramref name="Serve"/> is true.</param>
public sealed record Invocation(bool Serve, string[] HostArguments, int ExitCode);

/// <summary>The verbs of the executable. Without one it serves.</summary>
public static class CommandLine
{
    /// <summary>Exit code of wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>Reads the arguments and runs the verb, unless that is <c>serve</c>: the host runs in <c>Program</c>, where its builders and tests expect it.</summary>
    public static async Task<Invocation> RunAsync(string[] args)
    {
        var serve = new Command("serve", "运行服务（默认） / Run the service (default). Settings: --Cqo:PublicAddress=https://… --urls=http://localhost:…") { TreatUnmatchedTokensAsErrors = false };
        var root = Root(serve);
        var parsed = root.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.Action == root.Action || parsed.Action == serve.Action)
        {
            return Stray(parsed.UnmatchedTokens) is { } stray
                ? new Invocation(false, [], Refuse($"unknown command or argument “{stray}”"))
                : new Invocation(true, args is ["serve", .. var rest] ? rest : args, 0);
        }
        if (parsed.Errors.Count > 0)
        {
            return new Invocation(false, [], Refuse(parsed.Errors[0].Message));
        }
        if (parsed.CommandResult.Command.TreatUnmatchedTokensAsErrors && parsed.UnmatchedTokens.Count > 0)
        {
            return new Invocation(false, [], Refuse($"unknown argument “{parsed.UnmatchedTokens[0]}”"));
        }
        return new Invocation(false, [], await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
    }

    static RootCommand Root(Command serve)
    {
        var root = new RootCommand("首席质量官聘任授权证书服务 / Certificates of Chief Quality Officers")
        {
            serve, RenderCommand.Create(), LintCommand.Create(), FieldsCommand.Create(), DemoCommand.Create(), MigrateCommand.Create(),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction(_ => 0);
        serve.SetAction(_ => 0);
        return root;
    }

    /// <summary>Prints what is wrong with the usage.</summary>
    internal static int Refuse(string text)
    {
        Console.Error.WriteLine($"用法错误 / wrong usage: {text}");
        Console.Error.WriteLine("帮助 / help: --help");
        return Usage;
    }

    /// <summary>The first token that is neither a setting (<c>--key=value</c>, <c>--key value</c>) nor the value of one.</summary>
    static string? Stray(IReadOnlyList<string> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var isSetting = tokens[i].StartsWith("--", StringComparison.Ordinal) && (tokens[i].Contains('=', StringComparison.Ordinal) || i + 1 < tokens.Count);
            if (!isSetting)
            {
                return tokens[i];
            }
            i += tokens[i].Contains('=', StringComparison.Ordinal) ? 0 : 1;
        }
        return null;
    }
}
