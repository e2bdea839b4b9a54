using System.Collections.Frozen;

namespace Cqo.Templating.Xlsx.Formulas;

/// <summary>Functions whose arguments are single values: a cell in them means one item, never all of them.</summary>
internal static class ScalarFunctions
{
    static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
    [
        "ABS", "SIGN", "SQRT", "EXP", "LN", "LOG", "LOG10", "POWER", "MOD", "QUOTIENT", "INT", "TRUNC", "ROUND", "ROUNDUP", "ROUNDDOWN", "MROUND", "CEILING", "FLOOR", "CEILING.MATH", "FLOOR.MATH",
        "EVEN", "ODD", "FACT", "PI", "RAND", "RANDBETWEEN", "SIN", "COS", "TAN", "RADIANS", "DEGREES", "ROMAN", "ARABIC", "BASE", "DECIMAL", "NUMBERSTRING",
        "IF", "IFERROR", "IFNA", "NOT", "ISBLANK", "ISERROR", "ISERR", "ISNA", "ISNUMBER", "ISTEXT", "ISNONTEXT", "ISLOGICAL", "ISEVEN", "ISODD", "ISFORMULA", "N", "T", "TYPE", "ERROR.TYPE", "SWITCH", "IFS", "CHOOSE",
        "TEXT", "VALUE", "NUMBERVALUE", "FIXED", "DOLLAR", "RMB", "LEFT", "LEFTB", "RIGHT", "RIGHTB", "MID", "MIDB", "LEN", "LENB", "LOWER", "UPPER", "PROPER", "TRIM", "CLEAN", "REPT", "SUBSTITUTE", "REPLACE", "REPLACEB",
        "FIND", "FINDB", "SEARCH", "SEARCHB", "EXACT", "CHAR", "CODE", "UNICHAR", "UNICODE", "ASC", "WIDECHAR", "DBCS", "PHONETIC", "HYPERLINK",
        "DATE", "DATEVALUE", "DATEDIF", "DATESTRING", "DAY", "DAYS", "DAYS360", "EDATE", "EOMONTH", "HOUR", "MINUTE", "SECOND", "MONTH", "YEAR", "YEARFRAC", "TIME", "TIMEVALUE", "WEEKDAY", "WEEKNUM", "ISOWEEKNUM",
        "INDIRECT", "ADDRESS", "OFFSET", "ROW", "COLUMN", "CELL",
    ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a function takes single values only.</summary>
    public static bool Has(ReadOnlySpan<char> name) => Names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name.StartsWith("_xlfn.", StringComparison.OrdinalIgnoreCase) ? name[6..] : name);
}
