using System.Text;
using System.Text.RegularExpressions;

namespace Cqo.Templating.Tests.Fuzz;

/// <summary>Small damages, made from a seed.</summary>
static partial class Mutation
{
    const int Longest = 20_000;

    /// <summary>Overwrites, removes, doubles or cuts off bytes.</summary>
    public static byte[] OfBytes(Random random, byte[] good)
    {
        var bytes = new List<byte>(good);
        for (var changes = random.Next(1, 8); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 16), bytes.Count - at);
            switch (random.Next(8))
            {
                case 0: bytes.RemoveRange(at, length); break;
                case 1: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 2 when random.Next(4) == 0: bytes.RemoveRange(at, bytes.Count - at); break;
                case 3: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                default: bytes[at] = (byte)random.Next(256); break;
            }
        }
        return [.. bytes];
    }

    /// <summary>Removes, doubles, moves and swaps pieces, and brings in pieces of another text or a fragment that means something.</summary>
    public static string OfText(Random random, string good, string other, string[] fragments)
    {
        var text = new StringBuilder(good);
        for (var changes = random.Next(1, 6); changes > 0 && text.Length is > 0 and < Longest; changes--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 14), text.Length - at);
            switch (random.Next(5))
            {
                case 0: text.Remove(at, length); break;
                case 1: text.Insert(at, fragments[random.Next(fragments.Length)]); break;
                case 2: text.Insert(random.Next(text.Length), text.ToString(at, length)); break;
                case 3: text.Insert(at, Piece(random, other)); break;
                default: text.Remove(at, length).Insert(at, Piece(random, other)); break;
            }
        }
        return text.ToString();
    }

    /// <summary>Replaces, removes, doubles or swaps whole tokens, so that more of the syntax stays whole.</summary>
    public static string OfTokens(Random random, string good, Regex token, string[] fragments)
    {
        var tokens = token.Matches(good).Select(m => m.Value).ToList();
        for (var changes = random.Next(1, 6); changes > 0 && tokens.Count > 0; changes--)
        {
            var (at, from) = (random.Next(tokens.Count), random.Next(tokens.Count));
            switch (random.Next(5))
            {
                case 0: tokens.RemoveAt(at); break;
                case 1: tokens.Insert(at, tokens[from]); break;
                case 2: (tokens[at], tokens[from]) = (tokens[from], tokens[at]); break;
                case 3: tokens.Insert(at, fragments[random.Next(fragments.Length)]); break;
                default: tokens[at] = fragments[random.Next(fragments.Length)]; break;
            }
        }
        return string.Concat(tokens);
    }

    static string Piece(Random random, string text)
    {
        var from = random.Next(text.Length + 1);
        return text.Substring(from, Math.Min(random.Next(1, 25), text.Length - from));
    }

    /// <summary>XML: a tag, a template's tag, a name or a character.</summary>
    [GeneratedRegex("<[^>]*>|\\{\\{.*?\\}\\}|\\w+|.", RegexOptions.Singleline)]
    public static partial Regex XmlToken { get; }

    /// <summary>JSON: a string, a number, a word or a sign.</summary>
    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.eE+-]*|\\w+|\\s+|.", RegexOptions.Singleline)]
    public static partial Regex JsonToken { get; }

    /// <summary>A template: a name, a number, white space or a sign; operators of two signs stay together.</summary>
    [GeneratedRegex("\\{\\{[-~]?|[-~]?\\}\\}|\\w+|\\s+|[=!<>&|?.+*/-]{2}|.", RegexOptions.Singleline)]
    public static partial Regex TemplateToken { get; }
}
