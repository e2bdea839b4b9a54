namespace Cqo.Service.Cli;

/// <summary>Files that the user named: read and written with words for every failure.</summary>
static class Files
{
    /// <summary>The bytes, or null after the reason was printed.</summary>
    public static byte[]? TryRead(string name)
    {
        try
        {
            return File.ReadAllBytes(name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Console.Error.WriteLine($"{name}: error CQO9001: 无法读取文件：{Reason(e)} / the file cannot be read: {e.Message}");
            return null;
        }
    }

    /// <summary>The file to read from, or null after the reason was printed.</summary>
    public static FileStream? TryOpen(string name)
    {
        try
        {
            return File.OpenRead(name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Console.Error.WriteLine($"{name}: error CQO9001: 无法读取文件：{Reason(e)} / the file cannot be read: {e.Message}");
            return null;
        }
    }

    /// <summary>Writes a whole file or nothing; false after the reason was printed.</summary>
    public static bool TryWrite(string name, ReadOnlySpan<byte> content)
    {
        var aside = name + ".tmp";
        try
        {
            File.WriteAllBytes(aside, content);
            File.Move(aside, name, overwrite: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Remove(aside);
            Console.Error.WriteLine($"{name}: error CQO9002: 无法写入文件：{Reason(e)} / the file cannot be written: {e.Message}");
            return false;
        }
    }

    static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The reason is printed for the file itself.
        }
    }

    internal static string Reason(Exception e) => e switch
    {
        FileNotFoundException => "文件不存在，请检查路径",
        DirectoryNotFoundException => "目录不存在，请先创建或检查路径",
        UnauthorizedAccessException => "没有权限，或这是一个目录；请检查权限或换一个路径",
        PathTooLongException => "路径过长",
        _ => "系统拒绝了操作，磁盘可能已满或文件被占用",
    };
}
