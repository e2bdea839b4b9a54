import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import ExcelJS from "exceljs";
import { ExcelInterpreter } from "./excel/excelInterpreter.ts";
import { ExcelWorkbook } from "./excel/excelWorkbook.ts";
import { cleanTable, notesSheet, returnedTable } from "./excel/returnedTable.ts";
import type { SourceSheet } from "./excel/workbookFile.ts";
import { workbookFile } from "./excel/workbookFile.ts";
import { insideOffice, surround } from "./office/bridge.ts";
import { OfficeFault } from "./office/interpreter.ts";
import { openPane } from "./pane.ts";
import { expect, test } from "./service.ts";

/** Excel around the pane with a returned table open in it, or other sheets. */
async function openExcel(page: Page, sheets: SourceSheet[] = [returnedTable(), notesSheet()]): Promise<ExcelInterpreter> {
  const excel = new ExcelInterpreter(await ExcelWorkbook.open(await workbookFile(sheets)));
  await surround(page, excel, { app: "Excel", sets: { ExcelApi: "1.14" }, dark: false, locale: "zh-CN" });
  await openPane(page, `${insideOffice("Excel")}#statistics`);
  await expect(page.getByText("正在连接 Office…")).toBeHidden();
  return excel;
}

async function checkOpen(page: Page): Promise<void> {
  await page.getByRole("button", { name: "核对这个工作簿" }).click();
  await expect(page.getByRole("region", { name: /的核对结果/ })).toBeVisible();
}

/** Another reader must see the same cells in what was saved. */
function rowsByLibreOffice(bytes: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), "cqo-excel-"));
  const file = join(folder, "saved.xlsx");
  writeFileSync(file, bytes);
  execFileSync("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", folder, file], { stdio: "ignore" });
  return readFileSync(join(folder, "saved.csv"), "utf8").split("\n");
}

test("Excel_WhenAFindingIsClickedOrEntered_SelectsItsCell", async ({ page }) => {
  const excel = await openExcel(page);
  await checkOpen(page);
  const finding = page.getByRole("button", { name: /到单元格 L9/ });
  await finding.click();
  await expect.poll(() => excel.workbook.selected).toBe("统计表!L9");
  await page.getByRole("button", { name: /到单元格 D6/ }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => excel.workbook.selected).toBe("统计表!D6");
});

test("Excel_WhenAllRepairsAreWritten_TheFileHoldsThemAndOneClickBringsBackWhatStoodThere", async ({ page }) => {
  const excel = await openExcel(page);
  await checkOpen(page);
  await page.getByRole("button", { name: "写入全部修正（5 格）" }).click();
  await expect(page.getByText("已写入 5 格。").first()).toBeVisible();
  const { workbook } = excel;
  expect(["F5", "H5", "N8", "K10"].map((at) => workbook.value("统计表", at))).toEqual(["是", "顾清", "13871234505", "大学本科"]);
  expect([workbook.format("统计表", "N8"), workbook.format("统计表", "L5")]).toEqual(["@", "yyyy-mm-dd"]);
  expect(workbook.text("统计表", "L5")).toBe("2024-03-01");
  const rows = rowsByLibreOffice(await workbook.save());
  expect(rows[4]).toContain("顾清");
  expect(rows[4]).toContain("2024-03-01");
  expect(rows[7]).toContain("13871234505");

  await page.getByRole("button", { name: "撤销写入" }).click();
  await expect(page.getByText("已恢复 5 格。").first()).toBeVisible();
  expect(["F5", "H5", "L5", "N8", "K10"].map((at) => workbook.value("统计表", at))).toEqual(["√", "顾 清", "2024.3.1", "１３８ ７１２３ ４５０５", "本科"]);
  expect([workbook.format("统计表", "N8"), workbook.format("统计表", "L5")]).toEqual(["General", "General"]);
});

test("Excel_WhenAProposalIsApplied_WritesItAndTheNextCheckNoLongerAsks", async ({ page }) => {
  const excel = await openExcel(page);
  await checkOpen(page);
  await page.getByRole("button", { name: "采用建议 L9" }).click();
  await expect(page.getByText("已写入 1 格。").first()).toBeVisible();
  expect(excel.workbook.text("统计表", "L9")).toBe("2021-12-03");
  await page.getByRole("button", { name: "再核对一次" }).last().click();
  await expect(page.getByRole("button", { name: /到单元格 L9/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /到单元格 D6/ })).toBeVisible();
});

test("Excel_WhenACellWasChangedSinceTheCheck_LeavesItAloneAndNamesIt", async ({ page }) => {
  const excel = await openExcel(page);
  await checkOpen(page);
  excel.workbook.setValue("统计表", "L9", "2020-05-06");
  await page.getByRole("button", { name: "采用建议 L9" }).click();
  await expect(page.getByText(/L9 在核对之后改动过，没有写入/).first()).toBeVisible();
  expect(excel.calls).toEqual([]);
  excel.workbook.setValue("统计表", "H5", "=A5");
  await page.getByRole("button", { name: /写入全部修正/ }).click();
  await expect(page.getByText(/H5 里是公式，没有写入/).first()).toBeVisible();
  expect(excel.workbook.formula("统计表", "H5")).toBe("=A5");
});

test("Excel_WhenACellWasChangedSinceItWasWritten_UndoKeepsTheNewerContent", async ({ page }) => {
  const excel = await openExcel(page);
  await checkOpen(page);
  await page.getByRole("button", { name: /写入全部修正/ }).click();
  await expect(page.getByText("已写入 5 格。").first()).toBeVisible();
  excel.workbook.setValue("统计表", "H5", "顾清衡");
  await page.getByRole("button", { name: "撤销写入" }).click();
  await expect(page.getByText(/H5 在写入之后又改动过，保留现在的内容/).first()).toBeVisible();
  expect(excel.workbook.value("统计表", "H5")).toBe("顾清衡");
  expect(excel.workbook.value("统计表", "F5")).toBe("√");
});

test("Excel_WhenItRefusesToWrite_SaysWhatToDoByItsCode", async ({ page }) => {
  const excel = await openExcel(page);
  await checkOpen(page);
  excel.fault = new OfficeFault("AccessDenied", "You do not have access.");
  await page.getByRole("button", { name: "采用建议 L9" }).click();
  await expect(page.getByText(/工作表受保护或只读/).first()).toBeVisible();
  await expect(page.getByText(/AccessDenied/).first()).toBeVisible();
  expect(excel.workbook.value("统计表", "L9")).toBe("21.12.3");
});

test("Excel_WhenItDoesNotHandOverTheFile_SaysHowElseToCheckIt", async ({ page }) => {
  const excel = await openExcel(page);
  excel.refusesFile = true;
  await page.getByRole("button", { name: "核对这个工作簿" }).click();
  await expect(page.getByRole("alert")).toContainText("选择文件");
  excel.refusesFile = false;
  await page.getByRole("button", { name: "再核对一次" }).click();
  await expect(page.getByRole("region", { name: /的核对结果/ })).toBeVisible();
});

interface ReadSheet {
  cell: (address: string) => unknown;
  validations: number;
  tables: number;
}

/** What a reader that is not ours finds in the saved file. */
async function sheetsByExcelJs(bytes: Uint8Array): Promise<Map<string, ReadSheet>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return new Map(workbook.worksheets.map((sheet) => {
    const { dataValidations } = sheet as unknown as { dataValidations: { model: object } };
    return [sheet.name, { cell: (address: string) => sheet.getCell(address).value, validations: Object.keys(dataValidations.model).length, tables: sheet.getTables().length }];
  }));
}

/** Opens a collection and the part of the pane that collects. */
async function openCollection(page: Page, cutOff: string): Promise<void> {
  await page.getByRole("tab", { name: "收表" }).click();
  await page.getByRole("button", { name: "新开一期" }).click();
  await page.getByRole("dialog").getByLabel("截止日期").fill(cutOff);
  await page.getByRole("button", { name: "开启", exact: true }).click();
  await expect(page.getByRole("heading", { name: "各单位" })).toBeVisible();
}

async function chooseUnit(page: Page, label: RegExp | string, name: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).last().fill(name);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

/** From the empty sheet to the figures: what a county does in a year, without leaving Excel. */
test("Excel_WhenTheTableIsInsertedFilledWronglyMendedAndFiled_TheWorkbookHoldsItAndReceivesTheSummary", async ({ page }) => {
  const excel = await openExcel(page, [{ name: "Sheet1", rows: [] }]);
  const { workbook } = excel;
  await openCollection(page, "2024-12-31");
  await page.getByText("空白统计表", { exact: true }).click();
  await chooseUnit(page, "填报单位", "江岸区");
  await page.getByRole("button", { name: "插入到当前工作簿" }).click();
  await expect(page.getByText(/^已插入工作表：/).first()).toBeVisible();
  const [table] = workbook.names;
  expect(workbook.text(table!, "A2")).toContain("武汉市江岸区");

  // Excel's own validation does not look at what is pasted.
  const good = cleanTable({ county: "江岸区", code: "420102" }, 2).rows.slice(3);
  const fields = ["A", "B", "C", "D", "E", "F", "G", "I", "J", "K", "L", "O", "P", "R"];
  good.forEach((row, at) => fields.forEach((column, from) => {
    const cell = row[from];
    workbook.setValue(table!, `${column}${5 + at}`, cell === null || cell === undefined ? "" : typeof cell === "object" ? ("day" in cell ? cell.day : "") : cell);
  }));
  workbook.setValue(table!, "D6", 914201020000000000);
  workbook.setValue(table!, "O6", "21.12.3");
  await page.getByRole("tab", { name: "核对" }).click();
  await checkOpen(page);
  await page.getByRole("button", { name: /到单元格 O6/ }).click();
  await expect.poll(() => workbook.selected).toBe(`${table}!O6`);
  await page.getByRole("button", { name: "采用建议 O6" }).click();
  await expect(page.getByText("已写入 1 格。").first()).toBeVisible();
  expect(workbook.text(table!, "O6")).toBe("2021-12-03");
  const second = good[1]![3] as string;
  workbook.setValue(table!, "D6", `'${second}`);

  await page.getByRole("tab", { name: "收表" }).click();
  await page.getByRole("button", { name: "登记当前工作簿" }).click();
  await chooseUnit(page, /的填报单位/, "江岸区");
  await page.getByRole("list", { name: "待登记的文件" }).getByRole("button", { name: /^登记/ }).click();
  await expect(page.getByRole("list", { name: "待登记的文件" })).toContainText("采用 2 行");

  await page.getByRole("tab", { name: "汇总" }).click();
  await page.getByRole("button", { name: "武汉市" }).first().click();
  await page.getByRole("button", { name: "插入表和图到当前工作簿" }).click();
  await expect(page.getByText("已插入工作表“汇总表 (2)”。").first()).toBeVisible();
  const row = workbook.cellsOf("A4:A20").find(([cell]) => workbook.value("汇总表 (2)", cell!) === "江岸区")![0]!;
  expect(workbook.value("汇总表 (2)", row.replace("A", "B"))).toBe(2);

  const saved = await workbook.save();
  const sheets = await sheetsByExcelJs(saved);
  expect(sheets.get(table!)!.validations).toBeGreaterThan(0);
  expect(sheets.get(table!)!.cell("D6")).toBe(second);
  expect(sheets.get("汇总表 (2)")!.tables).toBe(1);
  const rows = rowsByLibreOffice(saved);
  expect(rows.join("\n")).toContain(second);
});
