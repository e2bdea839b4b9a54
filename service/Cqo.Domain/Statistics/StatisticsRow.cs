using Cqo.Domain.Enterprises;

namespace Cqo.Domain.Statistics;

/// <summary>
/// One Chief Quality Officer of one enterprise, as a row of the statistics table states it. Null where the cell is empty or could not be read;
/// what stood there is then in a finding of the row.
/// </summary>
public sealed record StatisticsRow
{
    /// <summary>Number of the row as printed; never a fact.</summary>
    public string? Serial { get; set; }
    /// <summary>GB/T 2260 code of the place, or the code of a reporting unit that a city added.</summary>
    public string? RegionCode { get; set; }
    /// <summary>Full name of the enterprise.</summary>
    public string? EnterpriseName { get; set; }
    /// <summary>Unified social credit code, 18 characters that pass their check.</summary>
    public string? CreditCode { get; set; }
    /// <summary>Size class.</summary>
    public SizeClass? SizeClass { get; set; }
    /// <summary>规模以上.</summary>
    public bool? AboveScale { get; set; }
    /// <summary>Industry in words.</summary>
    public string? Industry { get; set; }
    /// <summary>Quality awards and 湖北精品, in words.</summary>
    public string? Awards { get; set; }
    /// <summary>Name of the CQO.</summary>
    public string? CqoName { get; set; }
    /// <summary>Sex, a word of the layout.</summary>
    public string? Sex { get; set; }
    /// <summary>Present post.</summary>
    public string? Post { get; set; }
    /// <summary>Education, a word of the layout.</summary>
    public string? Education { get; set; }
    /// <summary>Title or qualification, in words.</summary>
    public string? Title { get; set; }
    /// <summary>Years in quality work.</summary>
    public decimal? QualityYears { get; set; }
    /// <summary>Day or month of the appointment.</summary>
    public ReportedDate? AppointedOn { get; set; }
    /// <summary>Last day or month of the term, inclusive.</summary>
    public ReportedDate? TermEnd { get; set; }
    /// <summary>Number of the training certificate.</summary>
    public string? TrainingCertificate { get; set; }
    /// <summary>Phone.</summary>
    public string? Phone { get; set; }
    /// <summary>Remarks.</summary>
    public string? Remarks { get; set; }

    internal void Set(StatisticsField field, in CellValue value)
    {
        switch (field)
        {
            case StatisticsField.SizeClass: SizeClass = (SizeClass)value.Code; break;
            case StatisticsField.AboveScale: AboveScale = value.Code != 0; break;
            case StatisticsField.QualityYears: QualityYears = value.Number; break;
            case StatisticsField.AppointedOn: AppointedOn = value.Date; break;
            case StatisticsField.TermEnd: TermEnd = value.Date; break;
            default: SetText(field, value.Text); break;
        }
    }

    private void SetText(StatisticsField field, string? text)
    {
        switch (field)
        {
            case StatisticsField.Serial: Serial = text; break;
            case StatisticsField.RegionCode: RegionCode = text; break;
            case StatisticsField.EnterpriseName: EnterpriseName = text; break;
            case StatisticsField.CreditCode: CreditCode = text; break;
            case StatisticsField.Industry: Industry = text; break;
            case StatisticsField.Awards: Awards = text; break;
            case StatisticsField.CqoName: CqoName = text; break;
            case StatisticsField.Sex: Sex = text; break;
            case StatisticsField.Post: Post = text; break;
            case StatisticsField.Education: Education = text; break;
            case StatisticsField.Title: Title = text; break;
            case StatisticsField.TrainingCertificate: TrainingCertificate = text; break;
            case StatisticsField.Phone: Phone = text; break;
            case StatisticsField.Remarks: Remarks = text; break;
            default: throw new ArgumentOutOfRangeException(nameof(field), field, "Not a field of text.");
        }
    }
}

/// <summary>What a cell was read as; one of the parts is filled, by the kind of its column.</summary>
internal readonly record struct CellValue(string? Text = null, decimal Number = 0, ReportedDate Date = default, int Code = 0);
