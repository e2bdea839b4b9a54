import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { cleanTable } from "./excel/returnedTable.ts";
import type { SourceSheet } from "./excel/workbookFile.ts";
import { workbookFile } from "./excel/workbookFile.ts";
import { openPane } from "./pane.ts";
import { expect, test } from "./service.ts";

const jiangan = { county: "江岸区", code: "420102" }, qiaokou = { county: "硚口区", code: "420104" }, hanyang = { county: "汉阳区", code: "420105" };

const fileOf = async (name: string, ...sheets: SourceSheet[]) => ({ name, mimeType: "", buffer: Buffer.from(await workbookFile(sheets)) });

const files = (page: Page) => page.getByRole("list", { name: "待登记的文件" }).getByRole("listitem");

/** Opens a collection of its own, so that tests on one service do not meet. */
async function openCollection(page: Page, cutOff: string): Promise<void> {
  await openPane(page, "/#statistics/collect");
  await page.getByRole("button", { name: "新开一期" }).click();
  await page.getByRole("dialog").getByLabel("截止日期").fill(cutOff);
  await page.getByRole("button", { name: "开启", exact: true }).click();
  await expect(page.getByRole("combobox", { name: "统计期" })).toContainText(`截止 ${cutOff}`);
  await expect(page.getByRole("heading", { name: "各单位" })).toBeVisible();
}

const choose = (page: Page, chosen: Awaited<ReturnType<typeof fileOf>>[]) => page.locator("#panel-collect input[type=file]").setInputFiles(chosen);

test("Collect_WhenSeveralFilesAreChosen_GuessesTheirUnitsFilesThemAllAndShowsWhoIsMissing", async ({ page }) => {
  await openCollection(page, "2026-12-31");
  await choose(page, [await fileOf("江岸区.xlsx", cleanTable(jiangan, 4)), await fileOf("武汉硚口.xlsx", cleanTable(qiaokou, 3, 1)), await fileOf("统计表（终稿）.xlsx", cleanTable(hanyang, 2))]);
  await expect(files(page)).toHaveCount(3);
  await expect(files(page).nth(0).getByRole("combobox")).toHaveValue("江岸区");
  await expect(files(page).nth(1)).toContainText("按文件名猜的");
  // A name that says nothing is never guessed, and cannot be sent.
  await expect(files(page).nth(2).getByRole("combobox")).toHaveValue("");
  await expect(files(page).nth(2).getByRole("button", { name: /^登记/ })).toBeDisabled();
  await page.getByRole("button", { name: "登记 2 个文件" }).click();
  await expect(files(page).nth(0)).toContainText("没有问题");
  await expect(files(page).nth(1)).toContainText("1 行待答复");
  await files(page).nth(2).getByRole("combobox").fill("汉阳");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await files(page).nth(2).getByRole("button", { name: /^登记/ }).click();
  await expect(files(page).nth(2)).toContainText("采用 2 行");
  await expect(page.getByText(/^已收 3 \/ \d+ 个单位$/)).toBeVisible();

  await page.getByRole("button", { name: /^待答复/ }).click();
  await page.getByRole("button", { name: /看 1 行问题/ }).click();
  await expect(page.getByRole("dialog")).toContainText("硚口区样例第1有限公司");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^未报/ }).click();
  const units = page.getByRole("region", { name: "各单位" }).getByRole("listitem");
  await expect(units.filter({ hasText: "江岸区" })).toHaveCount(0);
  await expect(units.filter({ hasText: "武昌区" }).first()).toContainText("未报");
});

test("Collect_WhenAUnitSendsAgain_SaysWhatIsReplacedAndTwoFilesOfOneUnitAreNotSentTogether", async ({ page }) => {
  await openCollection(page, "2027-12-31");
  await choose(page, [await fileOf("江岸区.xlsx", cleanTable(jiangan, 4))]);
  await files(page).first().getByRole("button", { name: /^登记/ }).click();
  await expect(files(page).first()).toContainText("第 1 份");
  await choose(page, [await fileOf("江岸区 更正.xlsx", cleanTable(jiangan, 5)), await fileOf("江岸区 再更正.xlsx", cleanTable(jiangan, 6))]);
  await expect(files(page).nth(1)).toContainText("两个文件选了同一个单位");
  await expect(files(page).nth(1).getByRole("button", { name: /^登记/ })).toBeDisabled();
  await files(page).nth(2).getByRole("button", { name: /^移除/ }).click();
  await expect(files(page).nth(1)).toContainText("将替换");
  await files(page).nth(1).getByRole("button", { name: /^登记/ }).click();
  await expect(files(page).nth(1)).toContainText("第 2 份");
});

test("Collect_WhenTheAnswerIsLost_AsksAgainUnderTheSameKeyAndFilesOnce", async ({ page }) => {
  await openCollection(page, "2028-12-31");
  const keys: string[] = [];
  await page.route("**/api/statistics/periods/*/submissions?*", async (route) => {
    keys.push(route.request().headers()["idempotency-key"] ?? "");
    await route.fetch();
    if (keys.length === 1) await route.abort();
    else await route.continue();
  });
  await choose(page, [await fileOf("江岸区.xlsx", cleanTable(jiangan, 4))]);
  await files(page).first().getByRole("button", { name: /^登记/ }).click();
  await expect(files(page).first()).toContainText("第 1 份");
  expect(new Set(keys).size).toBe(1);
  expect(keys.length).toBeGreaterThan(1);
});

test("Collect_WhenAnEmptyTableIsDownloaded_OpensWithTheUnitsName", async ({ page }) => {
  await openCollection(page, "2029-12-31");
  await page.getByText("空白统计表", { exact: true }).click();
  await page.getByRole("combobox", { name: "填报单位" }).last().fill("武昌");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载空白表" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("武昌区2029年度统计表.xlsx");
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe("PK");
});

test("Figures_WhenTablesWereFiled_ShowsCoverageOnceTheNumberOfEnterprisesIsStatedAndFreezesIt", async ({ page }) => {
  await openCollection(page, "2025-12-31");
  await choose(page, [await fileOf("江岸区.xlsx", cleanTable(jiangan, 4)), await fileOf("硚口区.xlsx", cleanTable(qiaokou, 3, 1))]);
  await page.getByRole("button", { name: "登记 2 个文件" }).click();
  await expect(files(page).nth(1)).toContainText("1 行待答复");
  await page.getByRole("tab", { name: "汇总" }).click();
  await expect(page.getByText(/个单位中还有 \d+ 个没有报来/)).toBeVisible();
  await expect(page.getByText("有 1 行待答复，没有计入任何一个数。")).toBeVisible();
  await page.getByRole("button", { name: "武汉市" }).first().click();
  await expect(page.getByRole("heading", { name: "武汉市的覆盖率" })).toBeVisible();
  const table = page.getByRole("region", { name: "汇总表的数" }).getByRole("table");
  await expect(table.getByRole("row", { name: /^江岸区/ })).toContainText("4");
  await expect(table.getByRole("row", { name: /^武昌区/ })).toContainText("—");

  await page.getByText("武汉市的企业总数").click();
  await page.getByRole("textbox", { name: "规上企业" }).fill("８");
  await page.getByLabel("来源").fill("市统计局");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已保存 1 项。")).toBeVisible();
  await expect(page.getByText("6 / 8 家")).toBeVisible();
  await expect(page.locator(".coverage-rate").first()).toHaveText("75.0%");
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.locator(".coverage-rate").first()).toHaveText("—");

  await page.getByRole("button", { name: "定稿", exact: true }).click();
  await expect(page.getByRole("list", { name: "定稿" })).toContainText("武汉市2025年度定稿");
});
