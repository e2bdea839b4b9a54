using System.CommandLine;
using Cqo.Service.Hosting;

namespace Cqo.Service.Cli;

/// <summary>The verbs of the executable. Without one it serves.</summary>
public static class CommandLine
{
    /// <summary>Exit code of wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>Runs the verb; <c>serve</c> is given by <c>Program</c>, where the host's builders and its tests expect it, with the settings for it.</summary>
    /// <returns>0 done, 1 diagnostics were printed, 2 wrong usage or settings.</returns>
    public static async Task<int> RunAsync(string[] args, Func<string[], Task<int>> serveAsync)
    {
        var serve = new Command("serve", "运行服务（默认） / Run the service (default). Settings: --Cqo:PublicAddress=https://… --urls=http://localhost:…") { TreatUnmatchedTokensAsErrors = false };
        var root = Root(serve);
        var parsed = root.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        var serves = parsed.Action == root.Action || parsed.Action == serve.Action;
        if (Mistake(parsed, serves) is { } mistake)
        {
            return Refuse(mistake);
        }
        try
        {
            // Not through the parser: it would take Ctrl+C from the host.
            return serves
                ? await serveAsync(args is ["serve", .. var rest] ? rest : args)
                : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (SettingsException unusable)
        {
            Console.Error.WriteLine(unusable.Message);
            return Usage;
        }
    }

    static string? Mistake(ParseResult parsed, bool serves)
    {
        var stray = serves ? Stray(parsed.UnmatchedTokens) : parsed.CommandResult.Command.TreatUnmatchedTokensAsErrors ? parsed.UnmatchedTokens.FirstOrDefault() : null;
        return parsed.Errors.Count > 0 && !serves ? parsed.Errors[0].Message : stray is null ? null : $"unknown command or argument “{stray}”";
    }

    static RootCommand Root(Command serve)
    {
        var root = new RootCommand("首席质量官聘任授权证书服务 / Certificates of Chief Quality Officers")
        {
            serve, RenderCommand.Create(), LintCommand.Create(), FieldsCommand.Create(), PreflightCommand.Create(), ReadCommand.Create(), CompareCommand.Create(), StatisticsCommand.Create(), DemoCommand.Create(), MigrateCommand.Create(),
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
