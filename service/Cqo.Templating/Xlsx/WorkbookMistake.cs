using Cqo.Templating.Opc;

namespace Cqo.Templating.Xlsx;

/// <summary>Everything that can be wrong inside a workbook, in the words of whoever has to put it right.</summary>
internal static class WorkbookMistake
{
    const string Again = "请在 Excel 或 WPS 中打开后重新保存", SaveAgain = "open it in Excel or WPS and save it again";

    /// <summary>A fault of the package or of the XML of a part.</summary>
    public static WorkbookException Damaged(PackageFault fault, CellReference? near = null) => new(fault.ToDiagnostic() with { Place = new Place(fault.Part, 0, near?.ToString(), 0, 0, 0) });

    public static WorkbookException NoSheets(string part) => Of("CQO7005", At(part), $"工作簿里没有工作表：{Again} | the workbook has no sheet: {SaveAgain}");

    public static WorkbookException NoPart(string part, string sheet) => Of("CQO7005", At(part), $"工作表“{sheet}”的内容缺失：{Again} | the content of sheet \"{sheet}\" is missing: {SaveAgain}");

    public static WorkbookException NotWhatItSays(string part, string root) =>
        Of("CQO7006", At(part), $"部件的内容或声明的类型不对（应为 {root}）：{Again} | the part is not what it should be ({root}), by its content or declared type: {SaveAgain}");

    public static WorkbookException NoRows(Sheet sheet) => Of("CQO7009", At(sheet.Part), $"“{sheet.Name}”是图表或对话框，不是表格：请选择另一个工作表 | \"{sheet.Name}\" is a chart or dialog, no table: choose another sheet");

    public static WorkbookException TooMuch(string part, string message) => Of("CQO7007", At(part), message);

    public static WorkbookException LongText(Place place, int most) => Of("CQO7021", place, $"文字超过 {most >> 10} KiB：请缩短 | a text is longer than {most >> 10} KiB: shorten it");

    public static WorkbookException RowNumber(SheetPlace at, ReadOnlySpan<byte> written) => Of("CQO7010", at.Row,
        $"{at.Chinese}行号“{Shown(written)}”不是 1 到 {CellReference.MostRows} 的整数：{Again} | {at.English}the row number \"{Shown(written)}\" is no whole number from 1 to {CellReference.MostRows}: {SaveAgain}");

    public static WorkbookException RowOrder(SheetPlace at, int row, int before) => Of("CQO7011", new Place(at.Sheet.Part, 0, new CellReference(1, row).ToString(), 0, 0, 0), row == before
        ? $"{at.Chinese}第 {row} 行出现两次：{Again} | {at.English}row {row} stands twice: {SaveAgain}"
        : $"{at.Chinese}第 {row} 行排在第 {before} 行之后：{Again} | {at.English}row {row} stands behind row {before}: {SaveAgain}");

    public static WorkbookException CellAddress(SheetPlace at, ReadOnlySpan<byte> written) => Of("CQO7012", at.Row,
        $"{at.Chinese}第 {at.Number} 行中单元格地址“{Shown(written)}”不正确或属于另一行：{Again} | {at.English}the cell address \"{Shown(written)}\" in row {at.Number} is malformed or of another row: {SaveAgain}");

    public static WorkbookException TooManyColumns(SheetPlace at) => Of("CQO7012", at.Row,
        $"{at.Chinese}第 {at.Number} 行超过 {CellReference.MostColumns} 列：{Again} | {at.English}row {at.Number} has more than {CellReference.MostColumns} columns: {SaveAgain}");

    public static WorkbookException CellOrder(SheetPlace at, int column, int before) => Of("CQO7013", at.Cell(column), column == before
        ? $"{at.Chinese}单元格 {at.Name(column)} 出现两次：{Again} | {at.English}cell {at.Name(column)} stands twice: {SaveAgain}"
        : $"{at.Chinese}单元格 {at.Name(column)} 排在 {at.Name(before)} 之后：{Again} | {at.English}cell {at.Name(column)} stands behind {at.Name(before)}: {SaveAgain}");

    public static WorkbookException Value(SheetPlace at, int column, (string Chinese, string English) kind, ReadOnlySpan<byte> written) => Of("CQO7014", at.Cell(column),
        $"{at.Chinese}单元格 {at.Name(column)} 的值“{Shown(written)}”不是{kind.Chinese}：{Again} | {at.English}the value \"{Shown(written)}\" of cell {at.Name(column)} is no {kind.English}: {SaveAgain}");

    public static WorkbookException Text(SheetPlace at, int column, int index) => Of("CQO7015", at.Cell(column),
        $"{at.Chinese}单元格 {at.Name(column)} 引用的文字（第 {index + 1} 条）不存在：{Again} | {at.English}cell {at.Name(column)} refers to text {index + 1}, which does not exist: {SaveAgain}");

    public static WorkbookException Style(SheetPlace at, int column, ReadOnlySpan<byte> written) => Of("CQO7016", at.Cell(column),
        $"{at.Chinese}单元格 {at.Name(column)} 的格式“{Shown(written)}”不存在，无法判断它是数字还是日期：{Again} | {at.English}the format \"{Shown(written)}\" of cell {at.Name(column)} does not exist, so a number cannot be told from a date: {SaveAgain}");

    public static WorkbookException Kind(SheetPlace at, int column, ReadOnlySpan<byte> written) => Of("CQO7017", at.Cell(column),
        $"{at.Chinese}单元格 {at.Name(column)} 的类型“{Shown(written)}”未知：{Again} | {at.English}the type \"{Shown(written)}\" of cell {at.Name(column)} is unknown: {SaveAgain}");

    public static WorkbookException Range(SheetPlace at, ReadOnlySpan<byte> written) => Of("CQO7018", At(at.Sheet.Part),
        $"{at.Chinese}合并区域“{Shown(written)}”不正确：{Again} | {at.English}the merged range \"{Shown(written)}\" is malformed: {SaveAgain}");

    public static WorkbookException Columns(SheetPlace at) => Of("CQO7019", At(at.Sheet.Part),
        $"{at.Chinese}列的定义（cols）不正确：{Again} | {at.English}the definition of columns (cols) is malformed: {SaveAgain}");

    static string Shown(ReadOnlySpan<byte> written, int most = 40) => PartName.Printable(System.Text.Encoding.UTF8.GetString(written[..Math.Min(written.Length, most)]));

    static Place At(string part) => new(part, 0, null, 0, 0, 0);

    static WorkbookException Of(string code, Place place, string message) => new(new Diagnostic(code, Severity.Error, message, place));
}

/// <summary>A row of a sheet, for messages.</summary>
internal readonly record struct SheetPlace(Sheet Sheet, int Number)
{
    public string Chinese => $"工作表“{Sheet.Name}”：";
    public string English => $"sheet \"{Sheet.Name}\": ";
    public Place Row => new(Sheet.Part, 0, Number > 0 ? Name(1) : null, 0, 0, 0);
    public Place Cell(int column) => new(Sheet.Part, 0, Name(column), 0, 0, 0);
    public string Name(int column) => new CellReference(column, Number).ToString();
}
