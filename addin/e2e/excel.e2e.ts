import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { ExcelInterpreter } from "./excel/excelInterpreter.ts";
import { ExcelWorkbook } from "./excel/excelWorkbook.ts";
import { notesSheet, returnedTable } from "./excel/returnedTable.ts";
import { workbookFile } from "./excel/workbookFile.ts";
import { insideOffice, surround } from "./office/bridge.ts";
import { OfficeFault } from "./office/interpreter.ts";
import { openPane } from "./pane.ts";
import { expect, test } from "./service.ts";

/** Excel around the pane with a returned table open in it. */
async function openExcel(page: Page): Promise<ExcelInterpreter> {
  const excel = new ExcelInterpreter(await ExcelWorkbook.open(await workbookFile([returnedTable(), notesSheet()])));
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
