using System.Runtime.InteropServices;
using Cqo.Domain.Enterprises;
using static Cqo.Domain.Statistics.FindingSeverity;

namespace Cqo.Domain.Statistics;

/// <summary>
/// Finds the same enterprise again, inside a file and across files given one after the other: by credit code, then by normalised name. Keeps keys
/// and hashes only, about 200 bytes a row. The later row gets the finding; it names the earlier one. Not for several threads at once.
/// </summary>
/// <param name="acrossFilesOnly">True when the rows of each file were compared among themselves before: then only rows of different files are compared.</param>
public sealed class DuplicateIndex(bool acrossFilesOnly = false)
{
    // A code that stands a thousand times is compared with its last rows only.
    private const int MostCompared = 16;

    private readonly List<(string File, string Sheet, string? Region)> _files = [];
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<UInt128, int> _byCode = [];
    private readonly Dictionary<ulong, int> _byName = [];
    private readonly Dictionary<ulong, int> _byNearName = [];
    private readonly RowReading _at = new(ImportOptions.Default, new RegionNames(ImportOptions.Default), from1904: false);

    private readonly record struct Entry(int File, int Row, UInt128 Code, ulong Name, ulong NearName, ulong Cqo, ulong Content, ulong Region, int Start, int End, int Previous);

    /// <summary>Rows known so far.</summary>
    public int Count => _entries.Count;

    /// <summary>
    /// A number that two spellings of one name share: brackets, spaces and full width do not count, 有限责任公司 is 有限公司. Rows that share neither credit code
    /// nor this number with another are no duplicates of it.
    /// </summary>
    public static long NameKey(string name) => unchecked((long)EnterpriseNames.Keys(name).Same);

    /// <summary>Begins a file; its rows follow through <see cref="Compare"/>.</summary>
    /// <param name="file">Name by which findings call it.</param>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="region">The place of rows that name none.</param>
    /// <returns>Number of the file for <see cref="Compare"/>.</returns>
    public int Open(string file, string sheet, string? region)
    {
        _files.Add((file, sheet, region));
        return _files.Count - 1;
    }

    /// <summary>Compares a row that was read before with all rows given so far, and keeps it for those to come.</summary>
    /// <returns>Findings about the row, none when nothing is the same.</returns>
    public IReadOnlyList<RowFinding> Compare(int file, int rowNumber, StatisticsRow row)
    {
        _at.Begin(rowNumber);
        Check(_at, file, row);
        return _at.End(row, []).Findings;
    }

    internal void Check(RowReading at, int file, StatisticsRow row)
    {
        if (row.CreditCode is null && row.EnterpriseName is null)
        {
            return;
        }
        var entry = Of(at.Row, file, row);
        var index = _entries.Count;
        if (entry.Code != 0)
        {
            ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_byCode, entry.Code, out var known);
            entry = entry with { Previous = known ? PreviousOf(last, file) : -1 };
            last = index;
        }
        CompareByCode(at, entry);
        CompareByName(at, entry, index, knownByCode: entry.Previous >= 0);
        _entries.Add(entry);
    }

    // Rows of a file come together: where only files are compared, all of them point to the last row of the file before.
    private int PreviousOf(int last, int file) => acrossFilesOnly && _entries[last].File == file ? _entries[last].Previous : last;

    private Entry Of(int rowNumber, int file, StatisticsRow row)
    {
        var (same, near) = row.EnterpriseName is { } name ? EnterpriseNames.Keys(name) : default;
        var region = row.RegionCode ?? _files[file].Region;
        return new(file, rowNumber, Pack(row.CreditCode), same, near, Hash(row.CqoName), Content(row), Hash(region), row.AppointedOn?.First.DayNumber ?? 0,
            row.TermEnd?.Last.DayNumber ?? int.MaxValue, -1);
    }

    private void CompareByCode(RowReading at, in Entry row)
    {
        var (names, regions, people) = (false, false, false);
        var previous = row.Previous;
        for (var i = 0; i < MostCompared && previous >= 0; i++)
        {
            var other = _entries[previous];
            previous = other.Previous;
            if (other.Content == row.Content && other.Name == row.Name && (other.Region == row.Region || other.File != row.File))
            {
                at.AboutRow(ImportRules.DuplicateRow, Question, $"与{Where(other, row)}完全相同，重复填报。请删去一行。", $"The same as {WhereEn(other, row)}: given twice. Remove one.");
                _ = CompareRegions(at, row, other);
                return;
            }
            names = names || CompareNames(at, row, other);
            regions = regions || CompareRegions(at, row, other);
            people = people || ComparePeople(at, row, other);
        }
    }

    private bool CompareNames(RowReading at, in Entry row, in Entry other)
    {
        if (row.Name == other.Name || row.Name == 0 || other.Name == 0)
        {
            return false;
        }
        at.AboutRow(ImportRules.CodeWithTwoNames, Question, $"代码与{Where(other, row)}相同，企业名称却不同：可能更名，也可能代码填错。请照营业执照核对两行。",
            $"The same credit code as {WhereEn(other, row)} with another name: renamed, or a wrong code. Compare both rows with the licences.");
        return true;
    }

    private bool CompareRegions(RowReading at, in Entry row, in Entry other)
    {
        if (row.Region == other.Region || row.Region == 0 || other.Region == 0)
        {
            return false;
        }
        at.AboutRow(ImportRules.TwoRegions, Question, $"这家企业在{Where(other, row)}已由另一个县（市、区）填报。请确定由哪里填报，只留一处。",
            $"This enterprise was filed by another county in {WhereEn(other, row)}. Decide who files it and keep one.");
        return true;
    }

    private bool ComparePeople(RowReading at, in Entry row, in Entry other)
    {
        if (row.Cqo == other.Cqo)
        {
            at.AboutRow(ImportRules.DuplicateEnterprise, Question, $"与{Where(other, row)}是同一企业的同一位首席质量官，内容不同。请核对后只留正确的一行。",
                $"The same enterprise and person as {WhereEn(other, row)} with other content. Check and keep the right one.");
            return true;
        }
        var apart = row.End < other.Start || other.End < row.Start;
        if (apart)
        {
            at.AboutRow(ImportRules.Successor, Notice, $"这家企业在{Where(other, row)}还有一位首席质量官，任期不重叠。请确认现任是哪一位。",
                $"This enterprise has another Chief Quality Officer in {WhereEn(other, row)}; the terms do not overlap. Confirm who is in post.");
            return true;
        }
        at.AboutRow(ImportRules.TwoCqos, Question, $"这家企业在{Where(other, row)}还有一位首席质量官，任期重叠。同一时期只能有一位，请核对。",
            $"This enterprise has another Chief Quality Officer in {WhereEn(other, row)} in an overlapping term. There is one at a time; check it.");
        return true;
    }

    private void CompareByName(RowReading at, in Entry row, int index, bool knownByCode)
    {
        if (row.Name == 0)
        {
            return;
        }
        if (!_byName.TryAdd(row.Name, index) && !knownByCode && IsCompared(_entries[_byName[row.Name]], row))
        {
            var other = _entries[_byName[row.Name]];
            if (other.Code != 0 && row.Code != 0)
            {
                at.AboutRow(ImportRules.NameWithTwoCodes, Question, $"企业名称与{Where(other, row)}相同，信用代码却不同：至少有一个填错。请照营业执照核对两行。",
                    $"The same name as {WhereEn(other, row)} with another credit code: at least one is wrong. Compare both rows with the licence.");
            }
            else
            {
                at.AboutRow(ImportRules.DuplicateEnterprise, Question, $"企业名称与{Where(other, row)}相同，可能重复填报。请核对。", $"The same name as {WhereEn(other, row)}: perhaps given twice. Check it.");
            }
        }
        if (!_byNearName.TryAdd(row.NearName, index) && !knownByCode && _entries[_byNearName[row.NearName]] is var near && near.Name != row.Name && IsCompared(near, row))
        {
            at.AboutRow(ImportRules.NearName, Notice, $"企业名称与{Where(near, row)}相近，代码不同。请确认不是同一家。", $"The name is close to the one in {WhereEn(near, row)}, the code is another. Make sure that they are not the same enterprise.");
        }
    }

    private bool IsCompared(in Entry other, in Entry row) => !acrossFilesOnly || other.File != row.File;

    private string Where(in Entry other, in Entry row) => other.File == row.File ? $"第{other.Row}行"
        : _files[other.File].File == _files[row.File].File ? $"工作表“{_files[other.File].Sheet}”第{other.Row}行" : $"文件“{_files[other.File].File}”第{other.Row}行";

    private string WhereEn(in Entry other, in Entry row) => other.File == row.File ? $"row {other.Row}"
        : _files[other.File].File == _files[row.File].File ? $"row {other.Row} of the sheet \"{_files[other.File].Sheet}\"" : $"row {other.Row} of the file \"{_files[other.File].File}\"";

    // 18 characters of 31 kinds fit into 90 bits; no code is 0.
    private static UInt128 Pack(string? code)
    {
        UInt128 packed = 0;
        foreach (var c in code ?? "")
        {
            packed = packed * 31 + (uint)CreditCode.Alphabet.IndexOf(c);
        }
        return packed;
    }

    private static ulong Hash(string? text) => text is null ? 0 : EnterpriseNames.Hash(text);

    // Everything but the number of the row, the name and the place, which are compared by themselves.
    private static ulong Content(StatisticsRow row)
    {
        var hash = 17UL;
        Add(ref hash, Hash(row.CqoName));
        Add(ref hash, ((ulong)(row.SizeClass is { } size ? (int)size + 1 : 0) << 2) | (row.AboveScale is { } above ? above ? 2UL : 1UL : 0));
        Add(ref hash, Hash(row.Industry));
        Add(ref hash, Hash(row.Awards));
        Add(ref hash, Hash(row.Sex));
        Add(ref hash, Hash(row.Post));
        Add(ref hash, Hash(row.Education));
        Add(ref hash, Hash(row.Title));
        Add(ref hash, row.QualityYears is { } years ? (ulong)(years * 100) + 1 : 0);
        Add(ref hash, Day(row.AppointedOn));
        Add(ref hash, Day(row.TermEnd));
        Add(ref hash, Hash(row.TrainingCertificate));
        Add(ref hash, Hash(row.Phone));
        Add(ref hash, Hash(row.Remarks));
        return hash;
    }

    private static ulong Day(ReportedDate? date) => date is { } day ? ((ulong)day.First.DayNumber << 1) | (day.IsMonth ? 1UL : 0) : 0;

    private static void Add(ref ulong hash, ulong part) => hash = (hash ^ part) * 1099511628211UL + 0x9E3779B97F4A7C15UL;
}
