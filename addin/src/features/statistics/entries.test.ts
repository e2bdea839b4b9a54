import { describe, expect, it } from "vitest";
import type { Kind } from "./entries.ts";
import { countKinds, groupsOf, pagesOf, sumOf } from "./entries.ts";
import { finding, fix, importedRow, sheetCheck } from "./sheet.fixture.ts";

const sheet = sheetCheck({
  findings: [finding({ row: 3, column: 2, address: "B3", given: null, proposal: "creditCode", rule: "header-near" })],
  rows: [
    importedRow(4, { status: "accepted" }),
    importedRow(5, { fixes: [fix("A5", " a", "a")], findings: [finding({ severity: "notice" }), finding({ severity: "question", given: "y" })] }),
    importedRow(6, { fixes: [fix("A6", " b", "b")] }),
  ],
  counts: { questions: 1, notices: 1, fixes: 2 },
});

const shown = (...kinds: Kind[]) => groupsOf(sheet, new Set(kinds));

describe("entries", () => {
  it("Groups_WhenAllKindsAreShown_HaveTheSheetFirstThenRowsWithQuestionsFirst", () => {
    const groups = shown("question", "notice", "repair");
    expect(groups.map(({ row, entries }) => [row, entries.map(({ kind }) => kind)])).toEqual([[0, ["question"]], [5, ["question", "notice", "repair"]], [6, ["repair"]]]);
    expect(groups[1]).toMatchObject({ enterprise: "企业5", person: "宋闻溪" });
    expect(groups[1]!.entries[0]).toMatchObject({ header: "信用代码", given: "y" });
  });

  it("Groups_WhenOnlyRepairsAreShown_LeaveOutRowsWithoutThem", () => expect(shown("repair").map(({ row }) => row)).toEqual([5, 6]));

  it("Groups_WhenAHeaderIsAskedAbout_OfferItsFieldNotAsContentOfACell", () => expect(shown("question")[0]!.entries[0]!.proposal).toBeNull());

  it("CountKinds_WhenTheSheetItselfIsAskedAbout_CountsThatToo", () => expect(countKinds(sheet)).toEqual({ question: 2, notice: 1, repair: 2 }));

  it("Pages_WhenARowWouldNotFit_StartWithItAnewAndLoseNothing", () => {
    const groups = Array.from({ length: 90 }, (_, at) => ({ row: at + 1, enterprise: "", person: "", entries: Array.from({ length: 3 }, () => shown("question")[0]!.entries[0]!) }));
    const pages = pagesOf(groups, 200);
    expect(pages.map((page) => page.length)).toEqual([66, 24]);
    expect(pages.flat()).toEqual(groups);
  });

  it("Pages_WhenOneRowHasMoreThanAPage_KeepItWhole", () => {
    const entries = Array.from({ length: 300 }, () => shown("question")[0]!.entries[0]!);
    expect(pagesOf([{ row: 1, enterprise: "", person: "", entries }], 200)).toHaveLength(1);
  });

  it("SumOf_WhenSheetsAreAdded_StillAddsUp", () => {
    const sum = sumOf([{ rows: 10, accepted: 4, fixed: 3, questioned: 2, notData: 1 }, { rows: 5, accepted: 5 }, {}]);
    expect(sum).toEqual({ rows: 15, accepted: 9, fixed: 3, questioned: 2, notData: 1 });
    expect(sum.accepted + sum.fixed + sum.questioned + sum.notData).toBe(sum.rows);
  });
});
