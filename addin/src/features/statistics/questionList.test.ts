import { describe, expect, it } from "vitest";
import type { ListHead } from "./questionList.ts";
import { asCsv, asTabbed, harmless, questionTable } from "./questionList.ts";
import { finding, importedRow, sheetCheck, workbookCheck } from "./sheet.fixture.ts";

const head = ["文件", "工作表", "行", "单元格", "企业", "首席质量官", "表头", "表中内容", "问题", "建议"] as ListHead;

describe("questionList", () => {
  it.each([["=cmd|' /C calc'!A0"], ["+1"], ["-1"], ["@SUM(A1)"], ["  =1"], ["\u200b=1"], ["＝1"], ["\t=1"], ["914201060000000000"]])(
    "Harmless_WhenASpreadsheetCouldMistake %s_PutsAnApostropheInFront", (text) => expect(harmless(text)).toBe(`'${text}`));

  it.each([["顾清"], ["91420106MA4K00001J"], ["13871234505"], ["2021-12-03"], [""]])("Harmless_WhenItIs %s_LeavesItAlone", (text) => expect(harmless(text)).toBe(text));

  it("QuestionTable_WhenThereAreTwoSheets_HoldsTheQuestionsOfBothAndNothingElse", () => {
    const rows = [importedRow(5, { findings: [finding({ given: "=1", proposal: "p" }), finding({ severity: "notice" })] })];
    const table = questionTable("武昌区.xlsx", workbookCheck({ rows, otherTables: [sheetCheck({ sheet: "二", rows })] }), false);
    expect(table).toEqual([
      ["武昌区.xlsx", "统计表", "5", "B5", "企业5", "宋闻溪", "信用代码", "=1", "错", "p"],
      ["武昌区.xlsx", "二", "5", "B5", "企业5", "宋闻溪", "信用代码", "=1", "错", "p"],
    ]);
  });

  it("AsCsv_WhenCellsHoldQuotesAndLines_QuotesThemAndMarksUtf8", () => {
    const csv = asCsv(head, [["a\"b", "c\nd", "=1"]]);
    expect(csv.startsWith("\uFEFF\"文件\",")).toBe(true);
    expect(csv.endsWith("\"a\"\"b\",\"c\nd\",\"'=1\"\r\n")).toBe(true);
  });

  it("AsTabbed_WhenCellsHoldTabsAndLines_KeepsOneCellPerColumn", () => expect(asTabbed(head, [["a\tb", "c\r\nd", "=1"]]).split("\n")[1]).toBe("a b\tc d\t'=1"));
});
