import { readFile } from "node:fs/promises";
import { choose, eligible, ineligible, issue, openPane } from "./pane.ts";
import { expect, test } from "./service.ts";
import { WordDocument } from "./word/wordDocument.ts";

test("Browser_WhenACandidateIsEligible_IssuesDownloadsAndFindsTheCertificate", async ({ page }) => {
  await openPane(page);
  const number = await issue(page, eligible);
  expect(number).toMatch(/^鄂质官证〔\d{4}〕\d{6}-\d{4}$/);

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: /下载 .*证书/ }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.docx$/);
  const paper = await WordDocument.open(await readFile(await download.path()));
  expect(paper.text).toContain(number);
  expect(paper.text).toContain(eligible);
  expect(paper.text).not.toContain("{{");

  await page.getByRole("tab", { name: "文库" }).click();
  await page.getByLabel("查找").fill(number);
  await expect(page.getByRole("list", { name: "文书列表" }).getByText(number, { exact: true }).first()).toBeVisible();
});

test("Browser_WhenOnlyKeysArePressed_IssuesWritesTheOtherPapersAndStartsTheNext", async ({ page }) => {
  await openPane(page);
  await choose(page, "顾清衡");
  await expect(page.getByText("可以发证").first()).toBeVisible();
  const reach = async (name: RegExp) => {
    for (let steps = 0; steps < 120; steps++) {
      const found = await page.evaluate(() => (document.activeElement instanceof HTMLButtonElement ? document.activeElement.textContent ?? "" : ""));
      if (name.test(found)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reached ${name}`);
  };
  await reach(/^预览$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "预览" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await reach(/^发证$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "已签发" })).toBeFocused();
  await reach(/^生成 聘任通知$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /下载 .*聘任通知/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /下载 .*聘任通知/ })).toBeFocused();
  await reach(/^再发一份$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "签发聘任授权证书" })).toBeFocused();
  await expect(page.getByLabel("姓名")).toHaveValue("");
});

test("Browser_WhenACandidateIsNotEligible_ShowsEveryFindingWithItsArticleAndGoesToTheField", async ({ page }) => {
  await openPane(page);
  await choose(page, ineligible);
  await expect(page.getByText(/^还差 \d+ 项$/).first()).toBeVisible();
  await page.getByRole("button", { name: "查看各项条件" }).click();
  const list = page.getByRole("list", { name: "任职条件" });
  await expect(list.getByText("不符合").first()).toBeVisible();
  await expect(list.getByText(/依据/).first()).toBeVisible();
  await list.getByRole("button").first().click();
  const field = page.locator(":focus");
  await expect(field).toHaveAttribute("data-path", /^candidate\./);
  await expect(field).toHaveAttribute("aria-describedby", /.+/);
});

test("Browser_WhenThePaneIsReloaded_KeepsTheDraftAndDiscardingCanBeUndone", async ({ page }) => {
  await openPane(page);
  await page.getByLabel("企业全称").fill("襄阳样例阀门有限公司");
  await page.getByLabel("聘任日期").fill("２０２６年１１月３日");
  await page.getByLabel("聘任人").focus();
  await expect(page.getByLabel("聘任日期")).toHaveValue("2026-11-03");
  await page.reload();
  await expect(page.getByLabel("企业全称")).toHaveValue("襄阳样例阀门有限公司");
  await expect(page.getByLabel("聘任日期")).toHaveValue("2026-11-03");
  await page.getByRole("button", { name: "清空草稿" }).click();
  await expect(page.getByLabel("企业全称")).toHaveValue("");
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByLabel("企业全称")).toHaveValue("襄阳样例阀门有限公司");
});

test("Browser_WhenTheServiceFails_SaysWhatToDoWithAnErrorNumberToCopy", async ({ page }) => {
  await openPane(page);
  // The pack is withdrawn between choosing and issuing: a real problem of the real service.
  await page.route("**/api/documents?*", (route) => route.continue({ url: `${route.request().url()}&page=0` }));
  await page.getByRole("tab", { name: "文库" }).click();
  const problem = page.getByRole("alert");
  await expect(problem).toContainText("错误编号");
  await expect(problem.locator("code")).toHaveText(/^[0-9a-f]{16,32}$/);
  await expect(problem.getByRole("button", { name: /复制 错误编号/ })).toBeVisible();
  await page.unroute("**/api/documents?*");
  await problem.getByRole("button", { name: "重试" }).click();
  await expect(page.getByRole("alert")).toBeHidden();
});

test("Browser_WhenTheAnswerIsLost_RepeatsUnderTheSameKeyAndIssuesOnce", async ({ page }) => {
  await openPane(page);
  const keys: string[] = [];
  // The service issues, but its first answer never arrives.
  await page.route("**/api/certificates", async (route) => {
    keys.push(route.request().headers()["idempotency-key"] ?? "");
    if (keys.length > 1) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  const number = await issue(page, "申时雨");
  expect(keys.length).toBe(2);
  expect(new Set(keys).size).toBe(1);
  const { total } = await page.request.get(`/api/certificates?query=${encodeURIComponent("申时雨")}`).then((response) => response.json()) as { total: number };
  expect(total).toBe(1);
  expect(number).not.toBe("");
});

test("Browser_WhenThePaneIsClosedBeforeTheAnswer_OffersToFindOutAndIssuesOnce", async ({ page }) => {
  await openPane(page);
  await choose(page, "江屿");
  await expect(page.getByText("可以发证").first()).toBeVisible();
  await page.route("**/api/certificates", async (route) => { await route.fetch(); });
  const sent = page.waitForRequest("**/api/certificates");
  await page.getByRole("button", { name: "发证" }).click();
  await sent;
  await page.getByRole("button", { name: "停止等待" }).click();
  await page.unroute("**/api/certificates");
  await page.reload();
  await expect(page.getByRole("button", { name: "发证" })).toBeDisabled();
  await page.getByRole("button", { name: "查明结果" }).click();
  await expect(page.getByRole("heading", { name: "已签发" })).toBeVisible();
  const { total } = await page.request.get(`/api/certificates?query=${encodeURIComponent("江屿")}`).then((response) => response.json()) as { total: number };
  expect(total).toBe(1);
});

test("Browser_WhenADateCannotBeRead_GoesToTheFieldInsteadOfIssuingWithoutIt", async ({ page }) => {
  await openPane(page);
  await choose(page, "木青禾");
  await expect(page.getByText("可以发证").first()).toBeVisible();
  await page.getByLabel("任期止").fill("2030年末");
  await expect(page.getByText("有 1 处没看懂，请先改好").first()).toBeVisible();
  await page.getByRole("button", { name: "发证" }).click();
  await expect(page.getByLabel("任期止")).toBeFocused();
  await expect(page.getByRole("heading", { name: "已签发" })).toBeHidden();
});

test("Browser_WhenARefusedFieldIsCorrected_TakesTheRefusalAway", async ({ page }) => {
  await openPane(page);
  await choose(page, "木青禾");
  await expect(page.getByText("可以发证").first()).toBeVisible();
  await page.getByLabel("姓名").fill("木".repeat(101));
  await page.getByRole("button", { name: "发证" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByLabel("姓名").fill("木青禾");
  await expect(page.getByRole("alert")).toBeHidden();
  await expect(page.getByText(/最多 100 个字/)).toBeHidden();
});

test("Browser_WhenTheCertificateIsPreviewed_NumbersItsPowers", async ({ page }) => {
  await openPane(page);
  await choose(page, eligible);
  await page.getByRole("button", { name: "预览" }).click();
  const power = page.getByRole("dialog", { name: "预览" }).locator("p", { hasText: "在质量安全问题上行使一票否决权" });
  await expect.poll(() => power.evaluate((paragraph) => getComputedStyle(paragraph, "::before").content)).toContain("counter(");
});

test("Browser_WhenOffline_SaysSoKeepsTheDraftAndGoesOn", async ({ page, context }) => {
  await openPane(page);
  await page.getByLabel("企业全称").fill("宜昌样例轴承有限公司");
  await context.setOffline(true);
  await expect(page.getByText(/连不上服务/)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/连不上服务/)).toBeHidden();
  await expect(page.getByLabel("企业全称")).toHaveValue("宜昌样例轴承有限公司");
});

test("Manifest_WhenServed_NamesOnlyAddressesThatAnswer", async ({ request }) => {
  const manifest = await (await request.get("/manifest.xml")).text();
  const paths = [...manifest.matchAll(/(?:DefaultValue|Value)="https:\/\/[^/"]+(\/[^"#]*)/g)].map((match) => match[1] ?? "");
  expect(new Set(paths).size).toBeGreaterThan(9);
  for (const path of new Set(paths)) expect((await request.get(path)).status(), path).toBe(200);
});
