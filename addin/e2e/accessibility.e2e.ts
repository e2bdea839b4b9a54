import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { cleanTable, notesSheet, returnedTable } from "./excel/returnedTable.ts";
import { workbookFile } from "./excel/workbookFile.ts";
import { choose, ineligible, issue, openPane } from "./pane.ts";
import { expect, test } from "./service.ts";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const pictures = resolve(import.meta.dirname, "../test-results/screens");

interface AxeResult {
  violations: { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] }[];
}

/** Nothing to find, nothing cut off at the side, and a picture for human eyes. */
async function look(page: Page, mode: string, screen: string, fullPage = false): Promise<void> {
  await page.screenshot({ path: join(pictures, `${screen} ${mode}.png`), animations: "disabled", fullPage });
  const { violations } = await page.evaluate(() => (window as unknown as { axe: { run: (root: Document) => Promise<AxeResult> } }).axe.run(document));
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `  ${node.target.join(" ")} ${node.failureSummary ?? ""}`).join("\n")}`);
  expect.soft(found, `${screen} ${mode}`).toEqual([]);
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth }));
  expect.soft(scrollWidth, `${screen} ${mode}: no sideways scrolling`).toBeLessThanOrEqual(clientWidth);
}

const modes = [
  { theme: "light", forced: "none", locale: "zh-CN", candidate: "柏舟" },
  { theme: "light", forced: "none", locale: "en-US", candidate: "祁远山" },
  { theme: "dark", forced: "none", locale: "zh-CN", candidate: "白术" },
  { theme: "dark", forced: "none", locale: "en-US", candidate: "茶山青" },
  { theme: "light", forced: "active", locale: "zh-CN", candidate: "车载德" },
  { theme: "dark", forced: "active", locale: "en-US", candidate: "游承志" },
] as const;

/** The pane at 320 pixels in one of the modes, with axe at hand. */
async function prepare(page: Page, { theme, forced, locale }: (typeof modes)[number]): Promise<void> {
  await page.setViewportSize({ width: 320, height: 720 });
  await page.emulateMedia({ colorScheme: theme, forcedColors: forced });
  await page.addInitScript((language) => localStorage.setItem("cqo.locale", language), locale);
  await page.addInitScript({ path: axe });
}

const modeName = ({ theme, forced, locale }: (typeof modes)[number]) => `${theme}${forced === "active" ? " forced" : ""} ${locale}`;

for (const shown of modes) {
  const mode = modeName(shown);
  const say = (zh: string, en: string) => (shown.locale === "zh-CN" ? zh : en);

  test(`Statistics_WhenShownAt320Pixels ${mode}_HasNoAccessibilityFault`, async ({ page }) => {
    test.setTimeout(180_000);
    await prepare(page, shown);
    await openPane(page, "/#statistics");
    await expect(page.getByRole("button", { name: say("用示例试一试", "Try with a sample") })).toBeVisible();
    await look(page, mode, "14 statistics empty", true);
    await page.getByRole("combobox", { name: say("填报单位", "Reporting unit") }).fill("武");
    await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
    await page.getByLabel(say("截止日期", "Cut-off date")).fill("年底");
    await look(page, mode, "15 statistics options", true);
    await page.getByLabel(say("截止日期", "Cut-off date")).fill("2026-12-31");
    await page.getByRole("combobox", { name: say("填报单位", "Reporting unit") }).fill("");
    await page.keyboard.press("Escape");

    const buffer = Buffer.from(await workbookFile([returnedTable(), { ...returnedTable(), name: "二" }, notesSheet()]));
    const files = [{ name: "武昌区.xlsx", mimeType: "", buffer }, { name: "汉阳区市场监督管理局首席质量官统计表（2026年修订）.xlsx", mimeType: "", buffer }, { name: "旧.xlsx", mimeType: "", buffer: Buffer.from("姓名") }];
    await page.locator("input[type=file]").setInputFiles(files);
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page.getByText(/^(正在核对…|checking…|等待|waiting)$/)).toHaveCount(0);
    await page.locator(".entry-list").waitFor();
    await look(page, mode, "16 statistics result", true);
    await page.getByRole("button", { name: say("修正", "Repairs") }).click();
    for (const summary of await page.locator(".check-result details > summary").all()) await summary.click();
    await look(page, mode, "17 statistics repairs and the rest", true);
  });
}

/** A collection with three counties of Wuhan: one well, one in question, the others missing; and how many enterprises there are. */
async function fillCollection(page: Page, cutOff: string): Promise<void> {
  const { request } = page;
  const at = "/api/statistics/periods";
  const { id } = await (await request.post(at, { data: { year: Number(cutOff.slice(0, 4)), cutOff, packId: null } })).json() as { id: number };
  for (const [county, code, asked] of [["江岸区", "420102", 0], ["江汉区", "420103", 2], ["硚口区", "420104", 0]] as const) {
    const data = Buffer.from(await workbookFile([cleanTable({ county, code }, 6 + asked * 3, asked)]));
    const sent = await request.post(`${at}/${id}/submissions?unit=${code}&file=${encodeURIComponent(`${county}.xlsx`)}`, { data, headers: { "Idempotency-Key": `look-${id}-${code}`, "Content-Type": xlsx } });
    expect(sent.status()).toBe(201);
  }
  const stated = [["420100", "above-scale", 30], ["420102", "above-scale", 8], ["420103", "above-scale", 12], ["420100", "sme", 60]].map(([unitCode, group, count]) => ({ unitCode, group, count, source: "市统计局企业名录", asOf: cutOff }));
  expect((await request.put(`${at}/${id}/denominators`, { data: stated })).ok()).toBe(true);
  await page.addInitScript((period) => localStorage.setItem("cqo.statistics.period.1", String(period)), id);
  // A page that is open already would only change its view.
  if (page.url() !== "about:blank") await page.reload();
}

for (const [index, shown] of modes.entries()) {
  const mode = modeName(shown);
  const say = (zh: string, en: string) => (shown.locale === "zh-CN" ? zh : en);

  test(`Collection_WhenShownAt320Pixels ${mode}_HasNoAccessibilityFault`, async ({ page }) => {
    test.setTimeout(180_000);
    await prepare(page, shown);
    if (index === 0) {
      await openPane(page, "/#statistics/collect");
      await expect(page.getByText("还没有统计期")).toBeVisible();
      await look(page, mode, "18 collection none");
    }
    await fillCollection(page, `2026-12-${20 + index}`);
    await openPane(page, "/#statistics/collect");
    await page.locator(".unit-group, .check-item").first().waitFor();
    const data = Buffer.from(await workbookFile([cleanTable({ county: "江岸区", code: "420102" }, 2)]));
    await page.locator("#panel-collect input[type=file]").setInputFiles([{ name: "江岸区.xlsx", mimeType: "", buffer: data }, { name: "武汉市汉阳区市场监督管理局统计表（终稿）.xlsx", mimeType: "", buffer: data }, { name: "交来.xlsx", mimeType: "", buffer: data }]);
    await page.locator(".unit-group summary").filter({ hasText: "武汉市" }).click();
    for (const summary of await page.locator("#panel-collect details.section > summary").all()) await summary.click();
    await look(page, mode, "19 collection", true);
    await page.getByRole("button", { name: say("看 2 行问题", "See 2 rows in question") }).click();
    await page.getByRole("dialog").locator(".row-group").first().waitFor();
    await look(page, mode, "20 collection questions");
    await page.keyboard.press("Escape");

    await page.getByRole("tab", { name: say("汇总", "Add up") }).click();
    await page.locator(".coverage-group").first().waitFor();
    await look(page, mode, "21 figures province", true);
    await page.getByRole("button", { name: "武汉市" }).first().click();
    await expect(page.getByRole("heading", { name: say("武汉市的覆盖率", "Coverage: 武汉市") })).toBeVisible();
    for (const summary of await page.locator("#panel-figures details.section > summary").all()) await summary.click();
    await page.getByRole("button", { name: say("定稿", "Freeze"), exact: true }).click();
    await page.locator(".snapshot-list").waitFor();
    await look(page, mode, "22 figures city", true);
    await page.getByRole("button", { name: say("新开一期", "New collection") }).click();
    await look(page, mode, "23 new collection");
  });
}

for (const shown of modes) {
  const { locale, candidate } = shown;
  const mode = modeName(shown);
  test(`Screens_WhenShownAt320Pixels ${mode}_HaveNoAccessibilityFault`, async ({ page }) => {
    test.setTimeout(180_000);
    await prepare(page, shown);
    const say = (zh: string, en: string) => (locale === "zh-CN" ? zh : en);

    await openPane(page);
    await look(page, mode, "1 certificate empty");
    await page.getByRole("combobox", { name: say("人选", "Candidate") }).click();
    await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await look(page, mode, "2 picker");
    await page.keyboard.press("Escape");

    await choose(page, ineligible);
    await expect(page.getByText(say("还差", " open")).first()).toBeVisible();
    await look(page, mode, "3 not eligible");
    await page.getByRole("button", { name: say("查看各项条件", "Show the conditions") }).click();
    await look(page, mode, "4 findings");
    await page.getByRole("list", { name: say("任职条件", "Conditions") }).getByRole("button").first().click();
    await look(page, mode, "5 field of a finding");

    await choose(page, candidate);
    await expect(page.getByText(say("可以发证", "Ready to issue")).first()).toBeVisible();
    await page.getByRole("button", { name: say("预览", "Preview"), exact: true }).click();
    await expect(page.locator(".paper-wrapper")).toBeVisible();
    await look(page, mode, "6 preview");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: say("清空草稿", "Discard draft") }).click();
    await look(page, mode, "7 discarded");

    await issue(page, candidate);
    await page.getByRole("button", { name: say("生成 聘任通知", "Create Notice of appointment") }).click();
    await expect(page.getByRole("button", { name: say("生成 聘任通知", "Create Notice of appointment") })).toBeHidden();
    await look(page, mode, "8 issued");

    await page.getByRole("tab", { name: say("文库", "Library") }).click();
    await expect(page.getByRole("list", { name: say("文书列表", "Papers") })).toBeVisible();
    await look(page, mode, "9 library");
    await page.getByLabel(say("查找", "Search")).fill("没有这样的文书");
    await expect(page.getByText(say("没有符合条件的文书", "No paper matches"))).toBeVisible();
    await look(page, mode, "10 library nothing");
    await page.route("**/api/documents?*", (route) => route.continue({ url: `${route.request().url()}&page=0` }));
    await page.getByLabel(say("查找", "Search")).fill("x");
    await expect(page.getByRole("alert")).toBeVisible();
    await look(page, mode, "11 library error");

    await page.getByRole("tab", { name: say("关于", "About") }).click();
    await expect(page.getByText(say("诊断信息", "Diagnostics")).first()).toBeVisible();
    await look(page, mode, "12 about");
  });
}

test("Screens_WhenThereIsRoom_ShowTheVerdictBesideTheForm", async ({ page }) => {
  await page.setViewportSize({ width: 1200, height: 900 });
  await openPane(page);
  await choose(page, ineligible);
  await expect(page.getByRole("list", { name: "任职条件" })).toBeVisible();
  await page.screenshot({ path: join(pictures, "13 wide.png") });
  const form = await page.locator("form").boundingBox();
  const verdict = await page.getByRole("complementary").boundingBox();
  expect(verdict!.x).toBeGreaterThan(form!.x + form!.width);
});
