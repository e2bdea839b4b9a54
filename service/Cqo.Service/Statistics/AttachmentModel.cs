using System.Text.Json;
using Cqo.Domain.Enterprises;
using Cqo.Domain.Statistics;
using Cqo.Service.Hosting;
using Cqo.Service.Persistence;
using Cqo.Templating;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>What <c>templates/statistics/cqo-table</c> is filled with: the figures as data, the rows as they are read.</summary>
sealed class AttachmentModel(IDbContextFactory<CqoDb> factory, AttachmentSource source, DateOnly filledOn, CancellationToken cancellation)
{
    static readonly string[] Fields =
    [
        "regionCode", "enterpriseName", "creditCode", "sizeClass", "aboveScale", "industry", "awards", "cqoName", "sex", "post", "education", "title", "qualityYears", "appointedOn", "termEnd",
        "trainingCertificate", "phone", "remarks",
    ];

    sealed record Group(long? Enterprises, long? Appointed);

    sealed record Line(
        string Name, Group AboveScale, Group Sme, Group QualityAward, Group HubeiPremium, long? AppointedInYear, long? DismissedInYear, long? Expired, long? Trained, decimal? TrainingHours);

    sealed record Head(
        string Unit, DateOnly FilledOn, string FilledBy, string ReviewedBy, string Phone, IReadOnlyList<string> Notes, IReadOnlyList<Line> Lines, Line Total);

    /// <summary>The data of one workbook.</summary>
    public ModelObject Of(AttachmentBook book)
    {
        var lines = book.Lines.ToDictionary(l => l.Line);
        var parts = SummaryTable.Parts([.. book.Lines.Select(l => l.Line)]).Select(l => LineOf(SummaryTable.Name(l), lines[l])).ToList();
        var head = new Head(book.UnitName, filledOn, "", "", "", [.. Notes(book)], parts, LineOf(SummaryTable.Total(book.Lines[0].Line), book.Lines[0]));
        return ModelObject.Parse(JsonSerializer.SerializeToUtf8Bytes(head, JsonSetup.Wire)).WithRows("rows", Fields, book.Rows, () => Rows(book.Parts).Skip(book.Skip).Take(book.Rows));
    }

    IEnumerable<string> Notes(AttachmentBook book)
    {
        if (book.VolumeNote is { } volumes)
        {
            yield return volumes;
        }
        if (book.Lines[0].Line.Figures is { Waiting: > 0 and var waiting })
        {
            yield return FormattableString.Invariant($"注：另有{waiting}行待核实，未列入本表，也未计入汇总表。");
        }
        yield return source.Snapshot is { } snapshot
            ? FormattableString.Invariant($"注：依据定稿“{snapshot.Title}”（编号{snapshot.Id}，{filledOn:yyyy}年{filledOn.Month}月{filledOn.Day}日定稿）编制，定稿校验码（SHA-256）{snapshot.ResultSha256}。")
            : "注：按当前数据编制，未定稿，数字可能变动。";
    }

    // What was not sent is null and stays blank; rows of the region itself have no denominator of their own.
    static Line LineOf(string name, RollUpItem item)
    {
        var figures = item.Line.Figures;
        Group Of(EnterpriseGroup group, long? own) => item.Groups.FirstOrDefault(g => g.Group == group) is { } rate ? new(rate.Enterprises, rate.Appointed) : new(null, own);
        return new(
            name, Of(EnterpriseGroup.AboveScale, figures?.AboveScale), Of(EnterpriseGroup.Sme, figures?.Sme), Of(EnterpriseGroup.QualityAward, figures?.QualityAward),
            Of(EnterpriseGroup.HubeiPremium, figures?.HubeiPremium), figures?.NewInYear, figures?.DismissedInYear, figures?.ExpiredInYear, figures?.Trained, figures?.TrainingHours);
    }

    IEnumerable<IReadOnlyList<object?>> Rows(IReadOnlyList<AttachmentPart> parts)
    {
        using var db = factory.CreateDbContext();
        var values = new object?[Fields.Length];
        foreach (var part in parts)
        {
            var name = source.RollUp.UnitCode == part.UnitCode || source.Units.Find(part.UnitCode)?.ParentCode == source.RollUp.UnitCode
                ? source.Units.Find(part.UnitCode)!.Name : source.Units.FullName(part.UnitCode);
            foreach (var row in CountedRows.Read(db, part.SubmissionId, part.IsWholeFile ? null : part.UnitCode))
            {
                if (!source.Held.Contains(new HeldRow(part.SubmissionId, row.Sheet, row.RowNumber)))
                {
                    cancellation.ThrowIfCancellationRequested();
                    Fill(values, name, RowJson.Read<StatisticsRow>(row.RowValues));
                    yield return values;
                }
            }
        }
    }

    static void Fill(object?[] values, string place, StatisticsRow row)
    {
        (values[0], values[1], values[2], values[3]) = (place, row.EnterpriseName, row.CreditCode, row.SizeClass?.Chinese());
        (values[4], values[5], values[6], values[7]) = (row.AboveScale is { } above ? above ? "是" : "否" : null, row.Industry, row.Awards, row.CqoName);
        (values[8], values[9], values[10], values[11], values[12]) = (row.Sex, row.Post, row.Education, row.Title, row.QualityYears);
        (values[13], values[14]) = (Date(row.AppointedOn), Date(row.TermEnd));
        (values[15], values[16], values[17]) = (row.TrainingCertificate, row.Phone, row.Remarks);
    }

    // A month stays a month (decision 0014), as text.
    internal static object? Date(ReportedDate? date) => date is not { } day ? null : day.IsMonth ? day.ToString() : day.First;
}
