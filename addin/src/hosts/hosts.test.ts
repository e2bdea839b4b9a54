import { afterEach, describe, expect, it, vi } from "vitest";
import { asTyped } from "./excel/asTyped.ts";
import { columnLetters, freeName } from "./excel/newSheets.ts";
import { nameOf } from "./excel/openWorkbook.ts";
import { HostError } from "./host.ts";
import { insideOffice } from "./loadOffice.ts";
import { themeOfBackground } from "./officeTheme.ts";
import { toBase64 } from "./base64.ts";
import { wordHost } from "./word/wordHost.ts";

const view = (search: string, external: unknown = undefined) => ({ location: { search, hash: "" }, external }) as unknown as Window;

afterEach(() => vi.unstubAllGlobals());

/** Word newer than the office.js that can be installed here: the document takes whole pages. */
function newWord(text: string, fail?: { code: string }) {
  const calls: unknown[][] = [];
  class OfficeError extends Error { code = fail?.code ?? ""; debugInfo = { errorLocation: "Document.insertFileFromBase64" }; }
  const context = {
    sync: () => (fail && calls.length > 0 ? Promise.reject(new OfficeError("in some language")) : Promise.resolve()),
    document: { insertFileFromBase64: (...parameters: unknown[]) => calls.push(parameters), body: { text, load: () => {} } },
  };
  vi.stubGlobal("OfficeExtension", { Error: OfficeError });
  vi.stubGlobal("Word", { run: (action: (given: unknown) => Promise<unknown>) => action(context) });
  vi.stubGlobal("Office", { context: { diagnostics: {}, requirements: { isSetSupported: () => true } } });
  return calls;
}

describe("hosts", () => {
  it.each([["?office=1", true], ["?_host_Info=Word$Win32$16.01", true], ["", false], ["?office=0&_host_Info=x", false]])(
    "InsideOffice_WhenTheAddressEndsWith %s_Is %s", (search, expected) => expect(insideOffice(view(search))).toBe(expected));

  it("InsideOffice_WhenTheBrowserControlSaysSo_IsTrue", () => expect(insideOffice(view("", { GetContext: () => ({}) }))).toBe(true));

  it.each([["#FFFFFF", "light"], ["#292929", "dark"], ["#0078D4", "dark"], ["", null], [undefined, null]] as const)(
    "ThemeOfBackground_WhenItIs %s_Is %s", (colour, theme) => expect(themeOfBackground(colour)).toBe(theme));

  it("ToBase64_WhenLongerThanOneChunk_IsComplete", () => {
    const bytes = Uint8Array.from({ length: 100_001 }, (_, at) => at % 251);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
  });

  it("InsertDocument_WhenWordTakesWholePages_BringsThePageSetUpAlongAndReadsBack", async () => {
    const calls = newWord("…鄂质官证〔2026〕420106-0001…");
    const result = await wordHost().insertDocument(new Uint8Array([80, 75]), "append", "420106-0001");
    expect(result).toEqual({ wholePages: true, verified: true });
    expect(calls).toEqual([["UEs=", "End", expect.objectContaining({ importStyles: true })]]);
  });

  it("InsertDocument_WhenTheNumberIsNotThereAfterwards_SaysSo", async () => {
    newWord("something else");
    expect((await wordHost().insertDocument(new Uint8Array([80]), "replace", "420106-0001")).verified).toBe(false);
  });

  it("InsertDocument_WhenWordRefuses_FailsByItsCodeNotItsWords", async () => {
    newWord("", { code: "AccessDenied" });
    const error = await wordHost().insertDocument(new Uint8Array([80]), "replace", "x").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HostError);
    expect(error).toMatchObject({ code: "AccessDenied", place: "Document.insertFileFromBase64" });
  });

  it.each([
    ["=1+1", "@", "'=1+1"], ["+86", null, "'+86"], ["-", null, "'-"], ["@x", "@", "'@x"], ["13871234505", "@", "13871234505"], ["13871234505", null, "'13871234505"],
    ["顾清", null, "顾清"], ["91420106MA4K00001J", "@", "91420106MA4K00001J"], ["TRUE", null, "'TRUE"], ["", null, ""], [12, null, 12],
  ])("AsTyped_WhenTheValueIs %s with format %s_Is %s", (value, format, typed) => expect(asTyped({ value, format })).toBe(typed));

  it.each([["2021-12-03", "2021-12-03"], ["=TODAY()", "'=TODAY()"]])("AsTyped_WhenADayIsMeant %s_Is %s", (value, typed) =>
    expect(asTyped({ value, format: "yyyy-mm-dd", isDate: true })).toBe(typed));

  it.each([["https://x/a/%E8%A1%A8.xlsx", "表.xlsx"], ["C:\\doc\\表.xlsx", "表.xlsx"], ["", ""], [null, ""], ["https://x/100%.xlsx", "100%.xlsx"]])(
    "NameOf_WhenTheAddressIs %s_Is %s", (url, name) => expect(nameOf(url)).toBe(name));

  it.each([[0, "A"], [25, "Z"], [26, "AA"], [701, "ZZ"], [702, "AAA"]])("ColumnLetters_WhenTheColumnIs %s_Are %s", (at, letters) => expect(columnLetters(at)).toBe(letters));

  it("FreeName_WhenTheNameIsTakenOrTooLong_IsNumberedAndShortened", () => {
    expect(freeName("汇总表", ["Sheet1"])).toBe("汇总表");
    expect(freeName("Summary", ["SUMMARY", "summary (2)"])).toBe("Summary (3)");
    expect(freeName("长".repeat(40), ["长".repeat(31)])).toBe(`${"长".repeat(27)} (2)`);
  });
});
