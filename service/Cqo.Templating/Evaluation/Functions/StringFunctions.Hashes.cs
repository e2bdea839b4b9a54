using System.Security.Cryptography;
using System.Text;

namespace Cqo.Templating.Evaluation.Functions;

/// <summary>Hashes and base64. MD5 and SHA-1 are part of Scriban's language and guard nothing here.</summary>
internal static partial class StringFunctions
{
    static void RegisterHashes(Action<string, Builtin> add)
    {
        add("string.md5", (run, g) => Hash(run, g[0], HashAlgorithmName.MD5));
        add("string.sha1", (run, g) => Hash(run, g[0], HashAlgorithmName.SHA1));
        add("string.sha256", (run, g) => Hash(run, g[0], HashAlgorithmName.SHA256));
        add("string.sha512", (run, g) => Hash(run, g[0], HashAlgorithmName.SHA512));
        add("string.hmac_sha1", (run, g) => Sign(run, g[0], g[1], HashAlgorithmName.SHA1));
        add("string.hmac_sha256", (run, g) => Sign(run, g[0], g[1], HashAlgorithmName.SHA256));
        add("string.hmac_sha512", (run, g) => Sign(run, g[0], g[1], HashAlgorithmName.SHA512));
        add("string.base64_encode", (run, g) => g[0].IsNull ? g[0] : run.Text(Convert.ToBase64String(Encoding.UTF8.GetBytes(run.TextOf(g[0])))));
        add("string.base64_decode", Decode);
    }

    static Value Hash(Interpreter run, Value value, HashAlgorithmName name)
    {
        using var hash = IncrementalHash.CreateHash(name);
        return Finish(run, value, hash);
    }

    static Value Sign(Interpreter run, Value value, Value secret, HashAlgorithmName name)
    {
        using var hash = IncrementalHash.CreateHMAC(name, Encoding.UTF8.GetBytes(run.TextOf(secret)));
        return Finish(run, value, hash);
    }

    static Value Finish(Interpreter run, Value value, IncrementalHash hash)
    {
        if (value.IsNull) return value;
        hash.AppendData(Encoding.UTF8.GetBytes(run.TextOf(value)));
        return Value.Of(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    static Value Decode(Interpreter run, ReadOnlySpan<Value> given)
    {
        if (given[0].IsNull) return given[0];
        var text = run.TextOf(given[0]);
        var bytes = new byte[text.Length / 4 * 3 + 3];
        return Convert.TryFromBase64String(text, bytes, out var written) ? Value.Of(Encoding.UTF8.GetString(bytes, 0, written))
            : throw run.Fail("CQO3046", "文字不是 base64 编码 | The text is not base64.");
    }
}
