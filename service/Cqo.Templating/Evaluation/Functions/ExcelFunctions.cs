namespace Cqo.Templating.Evaluation.Functions;

/// <summary>The group <c>excel</c>, our own: what a cell of a workbook may have beside its value. In plain text the value prints.</summary>
internal static class ExcelFunctions
{
    internal static void Register(Action<string, Builtin> add) =>
        add("excel.note", (run, g) => run.TextOf(g[1]) is var text && string.IsNullOrWhiteSpace(text) ? g[0] : Value.Of(new NoteFragment(g[0], run.TextOf(g[0]), text, run.TextOf(g[2]))));
}
