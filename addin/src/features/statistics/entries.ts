import type { ImportCounts, ImportedRow, RowFinding, SheetCheck, WorkbookCheck } from "../../api/contracts.ts";

export const kinds = ["question", "notice", "repair"] as const;
export type Kind = (typeof kinds)[number];

/** One thing to look at: a question, a notice or a repair, about a cell, a row or the sheet. */
export interface Entry {
  kind: Kind;
  key: string;
  row: number;
  address: string;
  /** Header of its column, empty when it is not about a cell. */
  header: string;
  /** What stands there, null when the entry is not about a cell. */
  given: string | null;
  text: string;
  textEn: string;
  /** A question's or notice's offer, or what a repair made of the cell. */
  proposal: string | null;
  finding: RowFinding | null;
}

/** All entries of one row; row 0 holds what is about the sheet and its header. */
export interface RowGroup {
  row: number;
  enterprise: string;
  person: string;
  entries: Entry[];
}

/** Every sheet with a table, the first one first. */
export const tablesOf = (check: WorkbookCheck): SheetCheck[] => [check, ...check.otherTables];

export const hasTable = (sheet: SheetCheck) => sheet.headerRows.length > 0;

function findingEntry(finding: RowFinding, headers: Map<number, string>, key: string): Entry {
  const { severity, row, column, address, given, text, textEn, proposal } = finding;
  return { kind: severity, key, row, address, header: headers.get(column) ?? "", given, text, textEn, proposal: row === 0 || given === null ? null : proposal, finding };
}

function rowEntries(row: ImportedRow, headers: Map<number, string>): Entry[] {
  const repairs = row.fixes.map((fix, at): Entry => ({
    kind: "repair", key: `${fix.address} ${fix.rule} ${at}`, row: fix.row, address: fix.address, header: headers.get(fix.column) ?? "",
    given: fix.from, text: fix.text, textEn: fix.textEn, proposal: fix.to, finding: null,
  }));
  return [...row.findings.map((finding, at) => findingEntry(finding, headers, `${finding.address} ${finding.rule} ${at}`)), ...repairs];
}

const severities: Record<Kind, number> = { question: 0, notice: 1, repair: 2 };

/** What to look at, row by row as the sheet has them; within a row questions first. */
export function groupsOf(sheet: SheetCheck, shown: ReadonlySet<Kind>): RowGroup[] {
  const headers = new Map(sheet.header.map(({ column, text, letter }) => [column, text || letter]));
  const about = sheet.findings.map((finding, at) => ({ ...findingEntry(finding, headers, `sheet ${finding.rule} ${at}`), given: null, proposal: null }));
  const groups: RowGroup[] = [{ row: 0, enterprise: "", person: "", entries: about }];
  for (const row of sheet.rows)
    if (row.findings.length > 0 || row.fixes.length > 0)
      groups.push({ row: row.row, enterprise: row.values.enterpriseName ?? "", person: row.values.cqoName ?? "", entries: rowEntries(row, headers) });
  return groups
    .map((group) => ({ ...group, entries: group.entries.filter(({ kind }) => shown.has(kind)).sort((one, other) => severities[one.kind] - severities[other.kind]) }))
    .filter(({ entries }) => entries.length > 0);
}

/** How many there are of each kind, the sheet's own included. */
export function countKinds(sheet: SheetCheck): Record<Kind, number> {
  const count = (severity: Kind) => sheet.findings.filter((finding) => finding.severity === severity).length;
  return {
    question: (sheet.counts.questions ?? 0) + count("question"),
    notice: (sheet.counts.notices ?? 0) + count("notice"),
    repair: sheet.counts.fixes ?? 0,
  };
}

/** Pages of whole rows: a page is full when it holds `most` entries or the next row would not fit. */
export function pagesOf(groups: readonly RowGroup[], most: number): RowGroup[][] {
  const pages: RowGroup[][] = [];
  let held = 0;
  for (const group of groups) {
    const page = pages.at(-1);
    if (page && held + group.entries.length <= most) {
      page.push(group);
      held += group.entries.length;
    } else {
      pages.push([group]);
      held = group.entries.length;
    }
  }
  return pages;
}

export interface Sum {
  rows: number;
  accepted: number;
  fixed: number;
  questioned: number;
  notData: number;
}

/** Counts over all tables of a file; the service promises that the parts make the whole. */
export function sumOf(counts: readonly ImportCounts[]): Sum {
  const sum = (name: keyof Sum) => counts.reduce((total, one) => total + (one[name] ?? 0), 0);
  return { rows: sum("rows"), accepted: sum("accepted"), fixed: sum("fixed"), questioned: sum("questioned"), notData: sum("notData") };
}
