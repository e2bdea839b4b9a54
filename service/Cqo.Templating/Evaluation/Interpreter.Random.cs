using System.Globalization;
using System.Security.Cryptography;
using Cqo.Templating.Compilation;

namespace Cqo.Templating.Evaluation;

/// <summary>What the group <c>math</c> needs of the rendering.</summary>
internal sealed partial class Interpreter
{
    int _draws;

    internal Value Compute(BinaryOperator op, Value left, Value right) => Arithmetic(op, left, right, _call);

    /// <summary>16 bytes drawn from the instant of the rendering, so that the same input still gives the same document.</summary>
    internal byte[] NextRandom()
    {
        if (_options.Now is not { } now)
            throw Fail("CQO3044", "随机值会使每次生成的文档不同，已停用：请在数据中提供 | Random values give another document every time, so they are off. Pass the value in the data, or set the instant in the options of the rendering.");
        var seed = string.Create(CultureInfo.InvariantCulture, $"{now.UtcTicks}/{_draws++}");
        return SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(seed))[..16];
    }
}
