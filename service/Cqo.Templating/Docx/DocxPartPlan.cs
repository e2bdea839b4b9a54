using System.Text;
using Cqo.Templating.Compilation;
using Cqo.Templating.Docx.Charts;
using Cqo.Templating.Evaluation;
using Cqo.Templating.Opc;

namespace Cqo.Templating.Docx;

/// <summary>A part that is rendered.</summary>
/// <param name="Name">Its name in the package.</param>
/// <param name="Plan">How it is made.</param>
internal sealed record DocxPartPlan(string Name, RenderPlan Plan)
{
    public byte[] NameBytes => nameBytes.Name == Name ? nameBytes.Bytes : Encoding.UTF8.GetBytes(Name);
    readonly (string Name, byte[] Bytes) nameBytes = (Name, Encoding.UTF8.GetBytes(Name));

    /// <summary>Number after which drawings of repeats and values are counted.</summary>
    public int LastDrawing { get; init; }
    /// <summary>Those it starts with, when rendering adds pictures or links; null when they stay as they are.</summary>
    public Relationships? Relationships { get; init; }
    /// <summary>Whether rendering may start lists again.</summary>
    public bool RestartsLists { get; init; }
    /// <summary>The charts that are filled, by their relationships in the template.</summary>
    public IReadOnlyDictionary<string, ChartTemplate> Charts { get; init; } = new Dictionary<string, ChartTemplate>();
    /// <summary>How a merged document is made; null for a document of one record.</summary>
    public RecordPlans? Records { get; init; }

    /// <summary>Writes the part.</summary>
    public void Write(IReadOnlyList<ModelObject> models, PartWriter content, RenderBudget budget)
    {
        if (Records is null) Interpreter.Run(Plan, models[0], content, budget);
        else Records.Write(models, content, budget);
    }
}

/// <summary>The plans of a part that a merged document has once for each record.</summary>
/// <param name="Head">Bytes before the first record.</param>
/// <param name="Between">A record that another follows.</param>
/// <param name="Last">The last record, and what stands behind it.</param>
internal sealed record RecordPlans(byte[] Head, RenderPlan Between, RenderPlan Last)
{
    public void Write(IReadOnlyList<ModelObject> models, PartWriter content, RenderBudget budget)
    {
        content.Write(Head);
        for (var i = 0; i < models.Count; i++)
        {
            content.Record = i;
            content.RestartLists();
            Interpreter.Run(i + 1 < models.Count ? Between : Last, models[i], content, budget);
        }
    }
}
