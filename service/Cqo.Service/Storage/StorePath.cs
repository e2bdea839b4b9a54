using System.Buffers;
using System.Text;
using Cqo.Service.Problems;

namespace Cqo.Service.Storage;

/// <summary>Which paths a store takes: those that Windows, Linux and SharePoint can all hold, so that a library can move from one to another.</summary>
public static class StorePath
{
    const int MaxLength = 400;
    const int MaxSegmentBytes = 240;
    static readonly SearchValues<char> Forbidden = SearchValues.Create("\"*:<>?/\\|");
    static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "desktop.ini",
    };

    /// <summary>Checks a path with <c>/</c> between its segments.</summary>
    /// <exception cref="ProblemException"><c>document-name-invalid</c>, with the segment and the reason.</exception>
    public static void Check(string path)
    {
        if (path.Length is 0 or > MaxLength)
        {
            throw Invalid(path, $"长度须为 1 至 {MaxLength} 个字符", $"it must have 1 to {MaxLength} characters");
        }
        foreach (var segment in path.Split('/'))
        {
            if (Fault(segment) is var (zh, en))
            {
                throw Invalid(segment, zh, en);
            }
        }
    }

    static (string Zh, string En)? Fault(string segment)
    {
        if (segment.Length == 0)
        {
            return ("各级名称不能为空", "no part of it may be empty");
        }
        if (segment[0] is '.' or ' ' or '~' || segment[^1] is '.' or ' ')
        {
            return ("名称不能以句点、空格或 ~ 开头，也不能以句点或空格结尾", "a name may not start with a dot, a space or ~, nor end with a dot or a space");
        }
        if (segment.AsSpan().ContainsAny(Forbidden) || segment.Any(char.IsControl) || !IsWellFormed(segment))
        {
            return ("名称不能含有 \" * : < > ? / \\ | 和控制字符", "a name may not hold \" * : < > ? / \\ | or control characters");
        }
        if (Devices.Contains(segment.Split('.')[0]) || Devices.Contains(segment) || segment.Contains("_vti_", StringComparison.OrdinalIgnoreCase))
        {
            return ("该名称由系统保留", "the system reserves this name");
        }
        return Encoding.UTF8.GetByteCount(segment) > MaxSegmentBytes ? ("名称过长，最多约 80 个汉字", "a name may have at most 240 bytes") : null;
    }

    static bool IsWellFormed(string segment)
    {
        for (var rest = segment.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != OperationStatus.Done)
            {
                return false;
            }
            rest = rest[used..];
        }
        return true;
    }

    static ProblemException Invalid(string name, string zh, string en) => new("document-name-invalid", StatusCodes.Status422UnprocessableEntity,
        $"文件名或路径“{Shown(name)}”不能使用：{zh}。请改名后重试。", $"The name or path “{Shown(name)}” cannot be used: {en}. Change it and try again.");

    static string Shown(string name) => new([.. name.Take(80).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '�' : c)]);
}
