using Cqo.Templating.Language;

namespace Cqo.Templating.Compilation;

/// <summary>A function of the language as a template sees it.</summary>
/// <param name="Index">Ordinal among all builtin functions; the interpreter calls by it.</param>
/// <param name="Group"><c>string</c>, <c>zh</c>, …</param>
/// <param name="Name">Name in the group.</param>
/// <param name="Parameters">Names in order, for named arguments and messages.</param>
/// <param name="Required">How many of them must be given.</param>
internal sealed record BuiltinSignature(int Index, string Group, string Name, string[] Parameters, int Required)
{
    internal string FullName => $"{Group}.{Name}";
    /// <summary><c>string.slice text start length?</c></summary>
    internal string Usage => string.Join(' ', [FullName, .. Parameters.Select((name, i) => i < Required ? name : name + "?")]);
}

/// <summary>
/// Every builtin function with its parameters: the one list that the compiler checks calls against and that the interpreter fills with code.
/// A parameter with <c>?</c> may be left out.
/// </summary>
internal static class BuiltinCatalog
{
    const string Text = """
        array.add list value|array.add_range list items|array.any list function a? b?|array.compact list|array.concat list items|array.contains list item
        array.cycle list group?|array.each list function|array.filter list function|array.first list|array.insert_at list index value
        array.join list delimiter? function?|array.last list|array.limit list count|array.map list member|array.offset list index
        array.remove_at list index|array.reverse list|array.size list|array.sort list member?|array.uniq list
        date.add_days date days|date.add_hours date hours|date.add_milliseconds date milliseconds|date.add_minutes date minutes
        date.add_months date months|date.add_seconds date seconds|date.add_years date years|date.default_format|date.format
        date.now|date.parse text pattern? culture?|date.parse_to_string text output_pattern? output_culture? input_pattern? input_culture?
        date.to_string date pattern? culture?|date.utc_now
        excel.note value text author?
        html.escape text|html.newline_to_br text|html.strip text|html.url_encode text|html.url_escape text
        math.abs value|math.ceil value|math.divided_by value divisor|math.floor value|math.format value format culture?|math.is_number value
        math.minus value with|math.modulo value with|math.plus value with|math.random min max|math.round value precision?|math.times value with|math.uuid
        object.default value default|object.eval code|object.eval_template template|object.format value format culture?|object.from_json json
        object.has_key value key|object.has_value value key|object.keys value|object.kind value|object.size value|object.to_json value
        object.typeof value|object.values value
        regex.escape pattern|regex.match text pattern options?|regex.matches text pattern options?|regex.replace text pattern replace options?
        regex.split text pattern options?|regex.unescape pattern
        string.append text with|string.base64_decode text|string.base64_encode text|string.capitalize text|string.capitalizewords text
        string.contains text value|string.downcase text|string.empty text|string.ends_with text value|string.equals_ignore_case text value
        string.escape text|string.handleize text|string.hmac_sha1 text secret|string.hmac_sha256 text secret|string.hmac_sha512 text secret
        string.index_of text search start_index? count? string_comparison?|string.literal text|string.lstrip text|string.md5 text
        string.pad_left text width padding?|string.pad_right text width padding?|string.pluralize number singular plural|string.prepend text by
        string.remove text remove|string.remove_first text remove|string.remove_last text remove|string.replace text match replace
        string.replace_first text match replace from_end?|string.rstrip text|string.sha1 text|string.sha256 text|string.sha512 text|string.size text
        string.slice text start length?|string.slice1 text start length?|string.split text match|string.starts_with text value|string.strip text
        string.strip_newlines text|string.to_double text|string.to_float text|string.to_int text|string.to_long text
        string.truncate text length ellipsis?|string.truncatewords text count ellipsis?|string.upcase text|string.whitespace text
        timespan.from_days days|timespan.from_hours hours|timespan.from_milliseconds milliseconds|timespan.from_minutes minutes
        timespan.from_seconds seconds|timespan.parse text|timespan.zero
        word.chart rows category series?|word.document document|word.html html|word.image picture width? height? alt? rotate?|word.link url text?|word.markdown text|word.qr text size? level? alt?
        zh.capitals number|zh.check value|zh.check_code text|zh.date date|zh.date_capitals date|zh.day date|zh.digits text|zh.document_number prefix year number
        zh.mask_id text|zh.mask_mobile text|zh.money amount|zh.month date|zh.name text|zh.number number|zh.or chinese other|zh.ordinal number|zh.weekday date|zh.year date
        """;

    internal static readonly BuiltinSignature[] All = Read();
    static readonly Dictionary<string, Dictionary<string, BuiltinSignature>> Groups = All
        .GroupBy(f => f.Group, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.ToDictionary(f => f.Name, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The function that a word means where something is called: <c>x | note y</c>. A field or variable of that name keeps its meaning elsewhere.</summary>
    internal static Expression Called(Expression target) =>
        target is GlobalName { Name: "note", Span: var span } ? new Member(span, new GlobalName(span, "excel"), "note", span, false) : target;

    internal static IEnumerable<string> GroupNames => Groups.Keys;
    internal static bool IsGroup(string name) => Groups.ContainsKey(name);
    internal static IReadOnlyDictionary<string, BuiltinSignature> Group(string name) => Groups[name];

    static BuiltinSignature[] Read() =>
        [.. Text.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((line, index) =>
        {
            var words = line.Split(' ');
            var dot = words[0].IndexOf('.');
            var parameters = words[1..];
            var required = parameters.Count(p => !p.EndsWith('?'));
            return new BuiltinSignature(index, words[0][..dot], words[0][(dot + 1)..], [.. parameters.Select(p => p.TrimEnd('?'))], required);
        })];
}
