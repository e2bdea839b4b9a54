namespace Cqo.Templating.Xlsx;

/// <summary>Formats that a workbook names by number alone (ECMA-376 part 1 §18.8.30). Those that follow the language of Excel are as in Chinese Excel.</summary>
internal static class BuiltinFormats
{
    const string Month = "yyyy\"年\"m\"月\"", DayOfMonth = "m\"月\"d\"日\"", Minutes = "上午/下午h\"时\"mm\"分\"", Seconds = "上午/下午h\"时\"mm\"分\"ss\"秒\"";

    static readonly Dictionary<int, string> Codes = new()
    {
        [0] = "General", [1] = "0", [2] = "0.00", [3] = "#,##0", [4] = "#,##0.00", [5] = "¥#,##0;¥-#,##0", [6] = "¥#,##0;[Red]¥-#,##0", [7] = "¥#,##0.00;¥-#,##0.00", [8] = "¥#,##0.00;[Red]¥-#,##0.00",
        [9] = "0%", [10] = "0.00%", [11] = "0.00E+00", [12] = "# ?/?", [13] = "# ??/??", [14] = "yyyy/m/d", [15] = "d-mmm-yy", [16] = "d-mmm", [17] = "mmm-yy", [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM", [20] = "h:mm", [21] = "h:mm:ss", [22] = "yyyy/m/d h:mm", [23] = "General", [24] = "General", [25] = "General", [26] = "General",
        [27] = Month, [28] = DayOfMonth, [29] = DayOfMonth, [30] = "m-d-yy", [31] = "yyyy\"年\"m\"月\"d\"日\"", [32] = "h\"时\"mm\"分\"", [33] = "h\"时\"mm\"分\"ss\"秒\"", [34] = Minutes, [35] = Seconds, [36] = Month,
        [37] = "#,##0;-#,##0", [38] = "#,##0;[Red]-#,##0", [39] = "#,##0.00;-#,##0.00", [40] = "#,##0.00;[Red]-#,##0.00",
        [41] = "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", [42] = "_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* \"-\"_ ;_ @_ ", [43] = "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", [44] = "_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* \"-\"??_ ;_ @_ ",
        [45] = "mm:ss", [46] = "[h]:mm:ss", [47] = "mm:ss.0", [48] = "##0.0E+0", [49] = "@",
        [50] = Month, [51] = DayOfMonth, [52] = Month, [53] = DayOfMonth, [54] = DayOfMonth, [55] = Minutes, [56] = Seconds, [57] = Month, [58] = DayOfMonth,
    };

    /// <summary>The code of a number, or null when the workbook has to tell it.</summary>
    public static string? Find(int id) => Codes.GetValueOrDefault(id);
}
