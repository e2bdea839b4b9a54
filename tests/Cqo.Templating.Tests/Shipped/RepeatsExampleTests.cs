using System.Text.RegularExpressions;

namespace Cqo.Templating.Tests.Shipped;

/// <summary>The example of repeats that the authors' page points to shows what the page says.</summary>
public sealed class RepeatsExampleTests
{
    static readonly string Body = new Example("repeats").Text("word/document.xml");

    static int Count(string pattern) => Regex.Count(Body, pattern);

    [Fact]
    public void Render_WhenExample_RepeatsColumnsInTheWidthOfOne()
    {
        Assert.Equal(4, Count("<w:gridCol w:w=\"1050\"/>"));
        Assert.Contains("<w:gridSpan w:val=\"7\"/>", Body);
    }

    [Fact]
    public void Render_WhenExample_MergesCitiesAndNothingElse() => Assert.Equal((3, 3), (Count("<w:vMerge w:val=\"restart\"/>"), Count("<w:vMerge/>")));

    // The first round keeps the list of the template.
    [Fact]
    public void Render_WhenExample_StartsBothListsAgainForEachClass() => Assert.Equal(
        ["1", "1", "1", "2", "2", "3", "3", "4", "4"],
        Regex.Matches(Body, "<w:numId w:val=\"(.*?)\"").Select(m => m.Groups[1].Value));

    [Fact]
    public void Render_WhenExample_BreaksThePageBetweenClassesOnly() => Assert.Equal(1, Count("w:type=\"page\""));
}
