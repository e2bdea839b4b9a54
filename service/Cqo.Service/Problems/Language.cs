namespace Cqo.Service.Problems;

/// <summary>The two languages in which the service speaks.</summary>
public enum Language
{
    /// <summary>zh-CN, the default.</summary>
    Chinese,
    /// <summary>en-US.</summary>
    English,
}

/// <summary>Which language a request asks for.</summary>
public static class Languages
{
    /// <summary>The first of Chinese and English in <c>Accept-Language</c>, by weight; Chinese when neither is named.</summary>
    public static Language Of(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().AcceptLanguage
            .Where(l => l.Quality is null or > 0)
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.ToString())
            .FirstOrDefault(l => Is(l, "zh") || Is(l, "en"));
        return wanted is not null && Is(wanted, "en") ? Language.English : Language.Chinese;
    }

    /// <summary>The text in a language.</summary>
    public static string Choose(this Language language, string chinese, string english) => language == Language.English ? english : chinese;

    /// <summary>The tag of a language for <c>lang</c> and <c>Content-Language</c>.</summary>
    public static string Tag(this Language language) => language.Choose("zh-CN", "en-US");

    static bool Is(string tag, string language) => tag.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Length == 2 || tag[2] == '-');
}
