import { describe, expect, it } from "vitest";
import type { CellState } from "../../hosts/host.ts";
import { proposedChange, safeRepairs, sortChanges, stillStands, undoOf, writeOf } from "./repairs.ts";
import { finding, fix, importedRow, sheetCheck } from "./sheet.fixture.ts";

const state = (value: CellState["value"], change: Partial<CellState> = {}): CellState => ({ value, text: String(value), format: "General", hasFormula: false, ...change });
const change = (field: string, to: string, from = "x") => ({ sheet: "统计表", address: "B5", field, from, to });

describe("repairs", () => {
  it("SafeRepairs_WhenFixesOfACellFollowEachOther_AreOneChangeFromFirstToLast", () => {
    const rows = [importedRow(8, { fixes: [fix("N8", "１３８ ７", "138 7", { field: "phone" }), fix("H8", " a ", "a"), fix("N8", "138 7", "1387", { field: "phone" })] })];
    expect(safeRepairs(sheetCheck({ rows })).map(({ address, from, to }) => [address, from, to])).toEqual([["N8", "１３８ ７", "1387"], ["H8", " a ", "a"]]);
  });

  it.each([
    ["a merged block", [fix("B6", "", "武昌区", { rule: "merged-value" })]],
    ["a text that was cut", [fix("B6", "a", `${"b".repeat(2000)}…`)]],
    ["a character that cannot be seen", [fix("B6", "a", "b‹U+200B›")]],
    ["nothing", [fix("B6", "2021-12", "2021-12")]],
  ])("SafeRepairs_WhenTheyWouldWrite %s_LeaveTheCellAlone", (_, fixes) => expect(safeRepairs(sheetCheck({ rows: [importedRow(6, { fixes })] }))).toEqual([]));

  it.each([
    ["a whole row", { column: 0, address: "5:5" }], ["the header", { row: 0 }], ["no field", { field: null }], ["nothing to put there", { proposal: null }],
  ])("ProposedChange_WhenTheFindingIsAbout %s_IsNone", (_, part) => expect(proposedChange("统计表", finding({ proposal: "p", ...part }))).toBeNull());

  it.each([
    ["the same text", "顾 清", state("顾 清"), true],
    ["another text", "顾 清", state("顾清"), false],
    ["an invisible character", "顾‹U+200B›清", state("顾\u200b清"), true],
    ["a number", "44561", state(44561), true],
    ["a number that lost digits", "9.14201E+17", state(914201000000000000, { text: "9.14201E+17" }), true],
    ["a day of 1900", "2021-12-31", state(44561, { text: "31/12/2021" }), true],
    ["a day of 1904", "2021-12-31", state(43099, { text: "31/12/2021" }), true],
    ["another day", "2021-12-30", state(44561, { text: "31/12/2021" }), false],
    ["an empty cell", "", state(""), true],
    ["zero for an empty cell", "", state(0, { text: "0" }), false],
    ["a long text that was cut", `${"长".repeat(120)}…`, state("长".repeat(300)), true],
    ["yes", "TRUE", state(true), true],
  ])("StillStands_WhenTheCellHolds %s_Decides", (_, from, now, expected) => expect(stillStands(from, now)).toBe(expected));

  it.each([
    ["a credit code", change("creditCode", "91420106MA4K00001J"), { value: "91420106MA4K00001J", format: "@" }],
    ["a phone", change("phone", "13871234505"), { value: "13871234505", format: "@" }],
    ["a day", change("appointedOn", "2021-12-03"), { value: "2021-12-03", format: "yyyy-mm-dd", isDate: true }],
    ["a month, whose day nobody may invent", change("appointedOn", "2021-12"), { value: "2021-12", format: "@" }],
    ["years", change("qualityYears", "12.5"), { value: 12.5, format: null }],
    ["a name", change("cqoName", "顾清"), { value: "顾清", format: null }],
    ["a text that looks like a formula", change("remarks", "=1+1"), { value: "=1+1", format: "@" }],
    ["nothing", change("phone", ""), { value: "", format: null }],
  ])("WriteOf_WhenItIs %s_KeepsItsKind", (_, one, expected) => expect(writeOf(one, state("x"))).toMatchObject(expected));

  it("WriteOf_WhenTheColumnIsText_MakesYearsANumberAgain", () => expect(writeOf(change("qualityYears", "12"), state("12年", { format: "@" })).format).toBe("General"));

  it("SortChanges_WhenCellsChangedOrHoldFormulas_RefusesThemWithTheReason", () => {
    const changes = [change("cqoName", "a", "x"), { ...change("cqoName", "b", "x"), address: "B6" }, { ...change("cqoName", "c", "x"), address: "B7" }];
    const { ready, refused } = sortChanges(changes, [state("x"), state("y"), state("x", { hasFormula: true })], new Map());
    expect(ready.map(({ change: { address } }) => address)).toEqual(["B5"]);
    expect(refused.map(({ change: { address }, why }) => [address, why])).toEqual([["B6", "changed"], ["B7", "formula"]]);
  });

  it("SortChanges_WhenTheCellHoldsWhatWasWrittenFromHere_MayBeWrittenAgain", () => {
    expect(sortChanges([change("cqoName", "b", "x")], [state("a")], new Map([["统计表!B5", state("a")]])).ready).toHaveLength(1);
  });

  it("UndoOf_WhenACellChangedSince_KeepsItAndBringsBackTheOthersWithTheirFormat", () => {
    const written = [
      { change: change("phone", "1"), before: state("１", { format: "0" }), after: state("1", { format: "@" }) },
      { change: { ...change("phone", "2"), address: "B6" }, before: state("２"), after: state("2") },
    ];
    const { writes, refused } = undoOf(written, [state("1"), state("3")]);
    expect(writes).toEqual([{ sheet: "统计表", address: "B5", value: "１", format: "0" }]);
    expect(refused).toEqual([written[1]]);
  });
});
