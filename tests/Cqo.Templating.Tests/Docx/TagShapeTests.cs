using Cqo.Templating.Compilation;

namespace Cqo.Templating.Tests.Docx;

public sealed class TagShapeTests
{
    [Theory]
    [InlineData(" name ", false, 0, "")]
    [InlineData(" for.index + 1 ", false, 0, "")]
    [InlineData(" for.last ", false, 0, "")]
    [InlineData(" for x in xs ", true, 0, "for")]
    [InlineData(" if a; b; end ", false, 0, "")]
    [InlineData(" if a; x = 1; end ", true, 0, "")]
    [InlineData(" end ", true, 1, "")]
    [InlineData(" end; for y in ys ", true, 1, "for")]
    [InlineData(" # note ", true, 0, "")]
    [InlineData(" x = 1 # note; end ", true, 0, "")]
    [InlineData(" x == 1 ", false, 0, "")]
    [InlineData(" a.b = {c: [1;2]} ", true, 0, "")]
    [InlineData(" capture c; \"end\"; name; end ", true, 0, "")]
    [InlineData(" f = do; ret 1; end ", true, 0, "")]
    [InlineData(" 'if; end' ", false, 0, "")]
    [InlineData(" x = 1\n y = 2\n", true, 0, "")]
    [InlineData("", true, 0, "")]
    public void Of_WhenCode_TellsWhatItOpensAndCloses(string code, bool silent, int closes, string opens)
    {
        var shape = TagShape.Of(code);
        Assert.Equal((silent, closes, opens), (shape.IsSilent, shape.Closes, string.Join(',', shape.Opens)));
    }

    [Theory]
    [InlineData(" else ", true)]
    [InlineData(" else if x ", false)]
    [InlineData(" when 1 ", false)]
    public void Of_WhenBranch_TellsWhetherItIsTheLast(string code, bool last) => Assert.Equal((true, last), (TagShape.Of(code).IsBranch, TagShape.Of(code).IsLastBranch));
}
