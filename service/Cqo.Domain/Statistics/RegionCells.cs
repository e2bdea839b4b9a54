using Cqo.Domain.Regions;

namespace Cqo.Domain.Statistics;

/// <summary>Places: full names and codes as they are, short names with a log, former names and unknown zones as questions.</summary>
internal static class RegionCells
{
    private const int Most = 100;

    public static bool Read(RowReading at, in SourceCell cell, ref CellValue value)
    {
        var raw = cell.Kind == CellKind.Number && cell.Day is null ? FormattableString.Invariant($"{cell.Number:R}") : cell.Text;
        if (cell.Kind == CellKind.Text && at.Regions.FindFull(raw!) is { } full)
        {
            return Take(at, full, ref value);
        }
        var text = raw ?? "";
        if (cell.Kind != CellKind.Number && !TextCells.TryText(at, cell, InnerSpace.Name, Most, out text))
        {
            return false;
        }
        if (at.Regions.FindUnit(text) is { } unit)
        {
            value = new(unit);
            return true;
        }
        var found = at.Regions.Find(text);
        return found.Count switch
        {
            0 => AskUnknown(at, text),
            1 => TakeShort(at, text, found[0], ref value),
            _ => at.Question(ImportRules.RegionAmbiguous,
                $"“{CellText.Shown(text, 20)}”可能是{string.Join("或", found.Select(r => r.FullName))}。请写全称。",
                $"\"{CellText.Shown(text, 20)}\" may be {string.Join(" or ", found.Select(r => r.FullName))}. Write the full name."),
        };
    }

    private static bool TakeShort(RowReading at, string text, Region region, ref CellValue value)
    {
        if (text != region.Name && text != region.FullName && text != region.Code)
        {
            at.Fix(ImportRules.RegionName, text, region.FullName, "简称改为全称。", "The short name became the full one.");
        }
        return Take(at, region, ref value);
    }

    private static bool Take(RowReading at, Region region, ref CellValue value)
    {
        value = new(region.Code);
        if (region.Level == RegionLevel.Province || (region.Level == RegionLevel.City && at.Regions.HasCounties(region)))
        {
            at.Notice(ImportRules.RegionNotCounty, $"这一列应填县（市、区），现在是{region.Name}。请核对。", $"This column takes a county or district; it has {region.Name}. Check it.");
        }
        return true;
    }

    private static bool AskUnknown(RowReading at, string text)
    {
        if (at.Regions.FindFormer(text) is { } former)
        {
            var now = RegionCatalog.Find(former.SuccessorCode);
            return at.Question(ImportRules.RegionHistorical,
                now is null ? $"{former.Name}已经撤销，没有唯一的后继。请填写现在的县（市、区）。" : $"{former.Name}是旧名称，现为{now.FullName}。请确认。",
                now is null ? $"{former.Name} was given up and has no single successor. Enter the present county or district." : $"{former.Name} is a former name; it is now {now.FullName}. Confirm it.",
                now?.FullName);
        }
        return at.Question(ImportRules.RegionUnknown,
            $"“{CellText.Shown(text, 20)}”不是湖北省的县（市、区）。开发区、高新区等请由市里先增加为填报单位，或改填所在的县（市、区）。",
            $"\"{CellText.Shown(text, 20)}\" is no county or district of Hubei. A development zone must first be added by the city as a reporting unit; otherwise enter the county or district it lies in.");
    }
}
