import type { CellFix, ImportedRow, RowFinding, SheetCheck, WorkbookCheck } from "../../api/contracts.ts";

/** Answers of the service for tests, with only what a test is about filled in. */
export const finding = (change: Partial<RowFinding>): RowFinding => ({
  row: 5, column: 2, address: "B5", field: "creditCode", rule: "credit-code", severity: "question", text: "错", textEn: "wrong", given: "x", proposal: null, ...change,
});

export const fix = (address: string, from: string, to: string, change: Partial<CellFix> = {}): CellFix => ({
  row: Number(/\d+/.exec(address)![0]), column: 1, address, field: "cqoName", rule: "trim", from, to, text: "改", textEn: "repaired", ...change,
});

export const importedRow = (row: number, change: Partial<ImportedRow> = {}): ImportedRow => ({
  row, values: { enterpriseName: `企业${row}`, cqoName: "宋闻溪" }, status: "questioned", fixes: [], findings: [], extra: [], ...change,
});

export const sheetCheck = (change: Partial<SheetCheck> = {}): SheetCheck => ({
  sheet: "统计表", headerRows: [3], header: [{ column: 2, letter: "B", text: "信用代码", field: "creditCode", match: "exact", proposal: null }],
  rows: [], notData: [], findings: [], facts: {}, counts: {}, ...change,
});

export const workbookCheck = (change: Partial<WorkbookCheck> = {}): WorkbookCheck => ({ ...sheetCheck(change), otherTables: [], otherSheets: [], ...change });
