import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { longTable, notesSheet, returnedTable } from "./excel/returnedTable.ts";
import type { SourceSheet } from "./excel/workbookFile.ts";
import { workbookFile } from "./excel/workbookFile.ts";
import { openPane } from "./pane.ts";
import { expect, test } from "./service.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const fileOf = async (name: string, ...sheets: SourceSheet[]) => ({ name, mimeType: xlsx, buffer: Buffer.from(await workbookFile(sheets)) });

/** What other tests taught the service about headers is taken back, so that it asks again. */
async function forgetHeaders(page: Page): Promise<void> {
  const known = await (await page.request.get("/api/statistics/header-answers")).json() as { header: string; regionCode: string }[];
  for (const { header, regionCode } of known) expect((await page.request.delete(`/api/statistics/header-answers?header=${encodeURIComponent(header)}&region=${regionCode}`)).ok()).toBe(true);
}

async function openStatistics(page: Page): Promise<void> {
  await forgetHeaders(page);
  await openPane(page, "/#statistics");
  await expect(page.getByRole("heading", { name: "核对统计表" })).toBeVisible();
}

const chooseFiles = (page: Page, files: Awaited<ReturnType<typeof fileOf>>[]) => page.getByLabel("选择文件", { exact: true }).and(page.locator("input")).setInputFiles(files);

const files = (page: Page) => page.getByRole("list", { name: "文件" }).getByRole("listitem");

test("Statistics_WhenAReturnedWorkbookIsChosen_ShowsCountsThatAddUpAndEveryFinding", async ({ page }) => {
  await openStatistics(page);
  await chooseFiles(page, [await fileOf("武昌区.xlsx", returnedTable(), notesSheet())]);
  const result = page.getByRole("region", { name: "武昌区.xlsx 的核对结果" });
  const [rows, ...parts] = (await result.getByText(/^共 13 行/).first().textContent() ?? "").match(/\d+/g)!.map(Number);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(rows);
  await expect(result.getByRole("heading", { name: /第 6 行/ })).toContainText("江屿舟");
  await expect(result.getByText("914201060000000000", { exact: true })).toBeVisible();
  await expect(result.getByText("2021-12-03", { exact: true })).toBeVisible();
});

test("Statistics_WhenTheSampleIsTried_AnswersWithoutAnyFile", async ({ page }) => {
  await openStatistics(page);
  await page.getByRole("button", { name: "用示例试一试" }).click();
  await expect(page.getByRole("region", { name: /示例-交回的统计表.xlsx 的核对结果/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "用示例试一试" })).toBeHidden();
});

test("Statistics_WhenThirteenFilesAreChosen_ReadsTwoAtATimeAndCanStopAndRetryEach", async ({ page }) => {
  await openStatistics(page);
  const held: (() => void)[] = [];
  await page.route("**/api/statistics/check?*", async (route) => {
    await new Promise<void>((go) => { held.push(go); });
    await route.continue().catch(() => {});
  });
  await chooseFiles(page, await Promise.all(Array.from({ length: 13 }, (_, at) => fileOf(`县${at + 1}.xlsx`, returnedTable()))));
  await expect(files(page)).toHaveCount(13);
  await expect(page.getByText("0 / 13 个已结束")).toBeVisible();
  await expect(files(page).filter({ hasText: "正在核对…" })).toHaveCount(2);
  await page.getByRole("button", { name: "停止 县13.xlsx" }).click();
  await page.getByRole("button", { name: "停止 县1.xlsx" }).click();
  await expect(files(page).filter({ hasText: "已停止" })).toHaveCount(2);
  await expect.poll(() => { held.splice(0).forEach((go) => go()); return files(page).filter({ hasText: /\d 个问题/ }).count(); }).toBe(11);
  await page.unroute("**/api/statistics/check?*");
  await page.getByRole("button", { name: "重试 县13.xlsx" }).click();
  await expect(files(page).filter({ hasText: /\d 个问题/ })).toHaveCount(12);
  await page.getByRole("button", { name: "移除 县1.xlsx" }).click();
  await expect(files(page)).toHaveCount(12);
});

test("Statistics_WhenAColumnIsUnknown_AsksOnceReadsAgainAndRemembers", async ({ page }) => {
  await openStatistics(page);
  await chooseFiles(page, [await fileOf("一.xlsx", returnedTable())]);
  await expect(page.getByRole("heading", { name: "有 2 列要您认一认" })).toBeVisible();
  // A near header proposes its field; nothing is taken before the user says so.
  await expect(page.getByLabel("“所属区县”是哪一列？")).toHaveValue("regionCode");
  await page.getByLabel("“质量岗证书号码”是哪一列？").selectOption("培训证书编号");
  await page.getByRole("button", { name: "按这些回答重新核对" }).click();
  await expect(page.getByRole("heading", { name: /列要您认一认/ })).toBeHidden();
  await page.getByText(/^列的对应/).click();
  await expect(page.getByRole("row", { name: /质量岗证书号码/ })).toContainText("您认过");
  // Another file with the same headers, after a reload, is not asked about again.
  await page.reload();
  await chooseFiles(page, [await fileOf("二.xlsx", returnedTable())]);
  await expect(page.getByRole("region", { name: "二.xlsx 的核对结果" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /列要您认一认/ })).toBeHidden();
});

test("Statistics_WhenKindsAreFiltered_ShowsOnlyThoseAndTheRestOfTheWorkbookCanBeLookedAt", async ({ page }) => {
  await openStatistics(page);
  await chooseFiles(page, [await fileOf("武昌区.xlsx", returnedTable(), notesSheet())]);
  await page.getByRole("button", { name: /^问题/ }).click();
  await page.getByRole("button", { name: /^提示/ }).click();
  await expect(page.getByText("选中的类别里没有内容。")).toBeVisible();
  await page.getByRole("button", { name: /^修正/ }).click();
  const repair = page.getByRole("listitem").filter({ hasText: "2024.3.1" });
  await expect(repair).toContainText("改为");
  await expect(repair).toContainText("2024-03-01");
  await page.getByText(/^不是数据的行/).click();
  await expect(page.getByRole("listitem").filter({ hasText: "第 12 行" })).toContainText("合计");
  await page.getByText(/^没有统计表的工作表/).click();
  await expect(page.getByRole("listitem").filter({ hasText: "填表说明" })).toContainText("2 行");
});

test("Statistics_WhenMoreThanTwoHundredAreFound_PagesOn", async ({ page }) => {
  await openStatistics(page);
  await chooseFiles(page, [await fileOf("大.xlsx", longTable(450))]);
  const pager = page.getByRole("navigation", { name: "翻页" });
  await expect(pager).toContainText(/第 1–\d+ 条，共 \d+ 条/);
  await expect(page.getByRole("heading", { name: /^第 450 行/ })).toHaveCount(0);
  await pager.getByRole("button", { name: "下一页" }).click();
  await pager.getByRole("button", { name: "下一页" }).click();
  await expect(page.getByRole("heading", { name: /^第 450 行/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "逐行说明" })).toBeFocused();
});

test("Statistics_WhenTheQuestionsAreDownloaded_NoSpreadsheetCalculatesThem", async ({ page }) => {
  await openStatistics(page);
  await chooseFiles(page, [await fileOf("武昌区.xlsx", returnedTable())]);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载问题清单" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("武昌区-问题清单.csv");
  const text = await readFile(await download.path(), "utf8");
  expect(text.startsWith("\uFEFF\"文件\",\"工作表\",\"行\"")).toBe(true);
  expect(text).toContain("\"'=1+1\"");
  expect(text).toContain("\"'914201060000000000\"");
  expect(text).not.toContain("\"=");
});

test("Statistics_WhenOptionsAreSet_AreSentKeptAndAskedForAgainWhenChanged", async ({ page }) => {
  await openStatistics(page);
  await page.getByRole("combobox", { name: "填报单位" }).fill("武昌");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "填报单位" })).toHaveValue("武昌区");
  await page.getByLabel("截止日期").fill("２０２６年１２月３１日");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("截止日期")).toHaveValue("2026-12-31");
  const asked = page.waitForRequest("**/api/statistics/check?*");
  await chooseFiles(page, [await fileOf("武昌区.xlsx", returnedTable())]);
  const query = new URL((await asked).url()).searchParams;
  expect([query.get("region"), query.get("cutOff"), query.get("file")]).toEqual(["420106", "2026-12-31", "武昌区.xlsx"]);
  expect(query.get("policyPack")).toBe("hubei-2022");
  await expect(page.getByRole("region", { name: /的核对结果/ })).toBeVisible();
  await page.getByLabel("截止日期").fill("2025-12-31");
  await page.getByRole("button", { name: "全部重新核对" }).click();
  await expect(page.getByRole("button", { name: "全部重新核对" })).toBeHidden();
  await page.reload();
  await expect(page.getByLabel("截止日期")).toHaveValue("2025-12-31");
  await expect(page.getByRole("combobox", { name: "填报单位" })).toHaveValue("武昌区");
});

test("Statistics_WhenTheCutOffDateIsNotUnderstood_WaitsInsteadOfCheckingWithoutIt", async ({ page }) => {
  await openStatistics(page);
  await page.getByLabel("截止日期").fill("年底");
  await chooseFiles(page, [await fileOf("武昌区.xlsx", returnedTable())]);
  await expect(page.getByText(/先不核对。改好或清空后自动开始/)).toBeVisible();
  await expect(files(page)).toContainText("等待");
  const asked = page.waitForRequest("**/api/statistics/check?*");
  await page.getByLabel("截止日期").fill("2026.12.31");
  expect(new URL((await asked).url()).searchParams.get("cutOff")).toBe("2026-12-31");
  await expect(files(page)).toContainText("个问题");
});

test("Statistics_WhenAFileIsNoWorkbook_RefusesItByNameWithAnErrorNumberAndGoesOnWithTheOthers", async ({ page }) => {
  await openStatistics(page);
  await chooseFiles(page, [{ name: "旧表.xlsx", mimeType: xlsx, buffer: Buffer.from("姓名,企业\n宋闻溪,样例") }, await fileOf("好.xlsx", returnedTable())]);
  await expect(files(page).filter({ hasText: "好.xlsx" })).toContainText("个问题");
  const refused = files(page).filter({ hasText: "旧表.xlsx" });
  await expect(refused).toContainText("没有核对成");
  await expect(refused.getByRole("alert")).toContainText("错误编号");
  await expect(refused.getByRole("button", { name: "重试" })).toBeVisible();
});

test("Statistics_WhenFilesAreDropped_ChecksThem", async ({ page }) => {
  await openStatistics(page);
  const content = (await fileOf("拖入.xlsx", returnedTable())).buffer.toString("base64");
  const dropped = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], "拖入.xlsx"));
    return transfer;
  }, content);
  await page.getByRole("region", { name: "交回的工作簿" }).dispatchEvent("drop", { dataTransfer: dropped });
  await expect(files(page).filter({ hasText: "拖入.xlsx" })).toContainText("个问题");
});

test("Statistics_WhenOnlyKeysArePressed_TriesTheSampleAnswersAndFilters", async ({ page }) => {
  await openStatistics(page);
  const reach = async (name: RegExp) => {
    for (let steps = 0; steps < 60; steps++) {
      const found = await page.evaluate(() => (document.activeElement instanceof HTMLButtonElement ? document.activeElement.textContent ?? "" : ""));
      if (name.test(found)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reached ${name}`);
  };
  await reach(/^用示例试一试$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: /的核对结果/ })).toBeVisible();
  await reach(/^按这些回答重新核对$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "有 1 列要您认一认" })).toBeVisible();
  await reach(/^修正/);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: /^修正/ })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("listitem").filter({ hasText: "2024.3.1" })).toBeVisible();
});
