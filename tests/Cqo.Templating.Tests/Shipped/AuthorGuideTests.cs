using System.Text;
using System.Text.RegularExpressions;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>What the authors' page says is what the engine does: every pair of fenced blocks is rendered with the certificate's sample.</summary>
public sealed partial class AuthorGuideTests
{
    static readonly IReadOnlyDictionary<string, string> Examples = Pair().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "templates", "README.md")).ReplaceLineEndings("\n"))
        .ToDictionary(m => m.Groups["template"].Value, m => m.Groups["output"].Value);

    public static TheoryData<string> Templates => [.. Examples.Keys];

    [Fact]
    public void Guide_WhenRead_HoldsExamples() => Assert.InRange(Examples.Count, 10, 100);

    [Theory]
    [MemberData(nameof(Templates))]
    public void Example_WhenRendered_GivesWhatThePageShows(string template)
    {
        var result = Template.Compile(Encoding.UTF8.GetBytes(template), TemplateFormat.Text);
        Assert.Empty(result.Diagnostics.Select(d => d.Format("README.md")));
        using var output = new MemoryStream();
        result.Template!.Render(ModelObject.Parse(Encoding.UTF8.GetBytes(SourceTree.Sample(Papers.Certificate).ToJsonString())), output);
        Assert.Equal(Examples[template], Encoding.UTF8.GetString(output.ToArray()));
    }

    [GeneratedRegex("^```scriban\n(?<template>.*?)\n```\n```output\n(?<output>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Pair();
}
