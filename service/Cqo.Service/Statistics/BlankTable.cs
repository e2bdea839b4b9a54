using System.Text.Json;
using Cqo.Service.Identity;
using Cqo.Service.Persistence;
using Cqo.Service.Templates;
using Cqo.Templating;
using Microsoft.EntityFrameworkCore;

namespace Cqo.Service.Statistics;

/// <summary>The empty statistics table of a unit: its name, numbered rows with lists to choose from and print settings, to be filled in Excel.</summary>
public sealed class BlankTable(TemplateCatalog templates, IDbContextFactory<CqoDb> factory)
{
    /// <summary>Rows that are ready to be filled. A county sends a few hundred; Excel carries lists and formats on to rows that are pasted below.</summary>
    public const int Rows = 300;

    /// <summary>The workbook, and the name to keep it under.</summary>
    /// <exception cref="Problems.ProblemException">period-not-found, unit-not-found, template-invalid.</exception>
    public async Task<(byte[] Content, string Name)> MakeAsync(int periodId, string? unitCode, UserScope user, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var period = await PeriodRegister.RequireAsync(db, periodId, cancellation);
        var units = await UnitRegister.ReadAsync(db, cancellation);
        var unit = UnitRegister.Require(units, user, unitCode ?? user.RegionCode);
        var name = units.FullName(unit.Code);
        using var content = new MemoryStream();
        templates.Get("statistics/" + LayoutCatalog.DefaultLayout).Render(ModelOf(name), content, new RenderOptions { Missing = MissingValue.Empty }, cancellation);
        return (content.ToArray(), $"{name}{period.Year}年度统计表.xlsx");
    }

    static ModelObject ModelOf(string unit) => ModelObject.Parse(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>
    {
        ["unit"] = unit, ["filledOn"] = null, ["filledBy"] = null, ["reviewedBy"] = null, ["phone"] = null,
        ["rows"] = Enumerable.Repeat(new Dictionary<string, object?>(), Rows), ["lines"] = Array.Empty<object>(), ["notes"] = Array.Empty<object>(), ["total"] = null,
    }));
}
