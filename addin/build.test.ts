// @vitest-environment node
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

const limitOfOwnScript = 40 * 1024;
const limitOfStatistics = 18 * 1024;
const limitOfCollection = 18 * 1024;
/** What comes when a tab is opened: checking, then collecting and adding up, which share a part. */
const isLater = (name: string) => /^(StatisticsScreen|CollectScreen|FiguresScreen|WorkbookButton)-/.test(name);
let built: string;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), "cqo-pane-"));
  // As it is shipped: under the runner's own setting every element would carry the place of its source.
  vi.stubEnv("NODE_ENV", "production");
  await build({ root: import.meta.dirname, mode: "production", logLevel: "error", build: { outDir: built, emptyOutDir: true } });
  vi.unstubAllEnvs();
}, 60_000);
afterAll(() => rmSync(built, { recursive: true, force: true }));

const scripts = () => readdirSync(join(built, "assets")).filter((name) => name.endsWith(".js"));
const zipped = (path: string) => gzipSync(readFileSync(join(built, path))).length;

describe("built pane", () => {
  it("OwnScript_WhenZipped_StaysWithin40Kilobytes", () => {
    // The renderer of previews is another project's code and comes only when a preview is asked for; the statistics screen when its tab is opened.
    const own = scripts().filter((name) => !/^renderPaper/.test(name) && !isLater(name));
    const total = zipped("boot.js") + own.reduce((sum, name) => sum + zipped(`assets/${name}`), 0);
    expect(own.length).toBeGreaterThan(1);
    expect(total).toBeLessThanOrEqual(limitOfOwnScript);
  });

  it("Statistics_WhenZipped_ComesInPartsOfItsOwnWithin18KilobytesEach", () => {
    const statistics = scripts().filter((name) => name.startsWith("StatisticsScreen"));
    expect(statistics).toHaveLength(1);
    expect(zipped(`assets/${statistics[0]}`)).toBeLessThanOrEqual(limitOfStatistics);
    const collection = scripts().filter((name) => isLater(name) && !statistics.includes(name));
    expect(collection).toHaveLength(3);
    expect(collection.reduce((sum, name) => sum + zipped(`assets/${name}`), 0)).toBeLessThanOrEqual(limitOfCollection);
    expect(readFileSync(join(built, "taskpane.html"), "utf8"), "it is not fetched before its tab is opened").not.toContain("StatisticsScreen");
  });

  it("Page_WhenOpened_PaintsBeforeAnyScriptOfOursHasRun", () => {
    const page = readFileSync(join(built, "taskpane.html"), "utf8");
    expect(page).toContain("data-skeleton");
    expect(page).toMatch(/<link rel="stylesheet"[^>]*assets\/[^>]*\.css/);
    expect(page.indexOf("boot.js")).toBeLessThan(page.indexOf("<link"));
    expect(page, "the preview is not fetched before it is wanted").not.toContain("renderPaper");
  });

  it("Page_WhenServedUnderAStrictPolicy_HasNoInlineScriptAndNoInlineStyle", () => {
    const page = readFileSync(join(built, "taskpane.html"), "utf8");
    expect([...page.matchAll(/<script(?![^>]*\bsrc=)[^>]*>/g)]).toEqual([]);
    expect(page).not.toMatch(/\sstyle=|<style|\son[a-z]+=/);
  });

  it("Pane_WhenBuilt_FetchesNothingFromElsewhereButOfficeJs", () => {
    const addresses = ["taskpane.html", "boot.js", ...scripts().filter((name) => !name.startsWith("renderPaper")).map((name) => `assets/${name}`)]
      .flatMap((path) => readFileSync(join(built, path), "utf8").match(/https?:\/\/[^"'`\s)]+/g) ?? []);
    expect(addresses.filter((address) => !/^https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\/office\.js$|^http:\/\/www\.w3\.org\//.test(address))).toEqual([]);
  });
});
