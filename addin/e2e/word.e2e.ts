import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { bridgeArguments, hosted, insideOffice, installBridge, surround } from "./office/bridge.ts";
import { OfficeFault } from "./office/interpreter.ts";
import { issue, openPane } from "./pane.ts";
import { expect, test } from "./service.ts";
import { WordDocument } from "./word/wordDocument.ts";
import { WordInterpreter } from "./word/wordInterpreter.ts";

const insideWord = insideOffice("Word");

/** Word around the pane: its `window.external`, an open document, and office.js of the npm package at Microsoft's address. */
async function openWord(page: Page, document: WordDocument, dark = false): Promise<WordInterpreter> {
  const word = new WordInterpreter(document);
  await surround(page, word, { app: "Word", sets: { WordApi: "1.3" }, dark, locale: "zh-CN" });
  await openPane(page, insideWord);
  await expect(page.getByText("正在连接 Office…")).toBeHidden();
  return word;
}

/** LibreOffice must be able to read what was saved. */
function textByLibreOffice(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "cqo-word-"));
  const file = join(folder, "saved.docx");
  writeFileSync(file, bytes);
  execFileSync("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, file], { stdio: "ignore" });
  return readFileSync(join(folder, "saved.txt"), "utf8");
}

test("Word_WhenACertificateIsInsertedIntoANewDocument_TheSavedFileHoldsItsText", async ({ page }) => {
  const word = await openWord(page, await WordDocument.blank());
  const number = await issue(page, "丁𠮷安");
  await page.getByRole("button", { name: /^插入文档/ }).first().click();
  await expect(page.getByText(/已插入，并在文档中核对到编号/).first()).toBeVisible();
  expect(word.calls).toEqual(["Body.InsertFileFromBase64(Replace)"]);

  const saved = await word.document.save();
  const reopened = await WordDocument.open(saved);
  expect(reopened.text).toContain(number);
  expect(reopened.text).toContain("丁𠮷安");
  expect(reopened.pictures).toBeGreaterThan(0);
  expect(textByLibreOffice(saved)).toContain(number);
});

test("Word_WhenTheDocumentHasContent_AsksAndPutsTheCertificateAfterIt", async ({ page }) => {
  const word = await openWord(page, await WordDocument.blank("本单位的会议纪要"));
  const number = await issue(page, "沈㛃");
  await page.getByRole("button", { name: /^插入文档/ }).first().click();
  const dialog = page.getByRole("dialog", { name: "文档里已有内容" });
  await expect(dialog).toBeVisible();
  expect(word.calls).toEqual([]);
  await dialog.getByRole("button", { name: "接在后面" }).click();
  await expect(page.getByText(/已插入，并在文档中核对到编号/).first()).toBeVisible();
  const { text } = await WordDocument.open(await word.document.save());
  expect(text.indexOf("本单位的会议纪要")).toBeLessThan(text.indexOf(number));
  expect(text).toContain("本单位的会议纪要");
});

test("Word_WhenItRefuses_SaysWhatToDoByItsCodeAndLeavesTheDocumentAlone", async ({ page }) => {
  const word = await openWord(page, await WordDocument.blank());
  await issue(page, "罗小满");
  word.fault = new OfficeFault("AccessDenied", "You do not have access.");
  await page.getByRole("button", { name: /^插入文档/ }).first().click();
  await expect(page.getByText(/文档受保护或只读/).first()).toBeVisible();
  await expect(page.getByText(/AccessDenied/).first()).toBeVisible();
  expect(word.document.text.trim()).toBe("");
});

test("Word_WhenItsThemeIsDark_ThePaneIsDarkToo", async ({ page }) => {
  await openWord(page, await WordDocument.blank(), true);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("tab", { name: "关于" }).click();
  await expect(page.getByText(/Word 16\.0\.14332/)).toBeVisible();
});

test("Word_WhenOfficeJsHangs_ThePaneIsPaintedAndUsable", async ({ page }) => {
  await page.addInitScript(installBridge, bridgeArguments({ app: "Word", sets: {}, dark: false, locale: "zh-CN" }));
  const asked = page.waitForRequest(hosted);
  await page.route(hosted, () => { /* never answered */ });
  await page.goto(insideWord, { waitUntil: "commit" });
  await asked;
  await expect(page.getByRole("heading", { name: "签发聘任授权证书" })).toBeVisible();
  const firstPaint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);
  expect(firstPaint).toBeGreaterThan(0);
  test.info().annotations.push({ type: "first paint, ms", description: String(Math.round(firstPaint)) });
  await page.getByLabel("企业全称").fill("可以先填");
  await expect(page.getByLabel("企业全称")).toHaveValue("可以先填");
});

test("Word_WhenOfficeJsCannotBeLoaded_TellsTheAdministratorWhichAddress", async ({ page }) => {
  await page.addInitScript(installBridge, bridgeArguments({ app: "Word", sets: {}, dark: false, locale: "zh-CN" }));
  await page.route(hosted, (route) => route.abort("connectionrefused"));
  await openPane(page, insideWord);
  await expect(page.getByRole("alert")).toContainText("https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
  await expect(page.getByRole("alert")).toContainText("Cqo:OfficeJs");
  const intact = await page.evaluate(() => typeof window.history.replaceState === "function" && typeof window.history.pushState === "function");
  expect(intact).toBe(true);
});
