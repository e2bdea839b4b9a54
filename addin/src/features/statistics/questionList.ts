import type { WorkbookCheck } from "../../api/contracts.ts";
import { groupsOf, tablesOf } from "./entries.ts";

/** Column heads in the language of the reader. */
export type ListHead = readonly [file: string, sheet: string, row: string, cell: string, enterprise: string, person: string, column: string, given: string, question: string, proposal: string];

// A spreadsheet takes what begins like this for a formula, and a long number for a number whose last digits it loses.
const risky = /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r]|^\s*\d{12,}\s*$/u;

/** A text that no spreadsheet calculates: an apostrophe goes in front of what could be taken for something else. */
export const harmless = (text: string) => (risky.test(text) ? `'${text}` : text);

/** The questions of a workbook as a table, sheet by sheet and row by row. */
export function questionTable(file: string, check: WorkbookCheck, english: boolean): string[][] {
  return tablesOf(check).flatMap((sheet) => groupsOf(sheet, new Set(["question"])).flatMap(({ row, enterprise, person, entries }) =>
    entries.map(({ address, header, given, text, textEn, proposal }) => [
      file, sheet.sheet, row === 0 ? "" : String(row), address, enterprise, person, header, given ?? "", english ? textEn : text, proposal ?? "",
    ])));
}

const quoted = (cell: string) => `"${harmless(cell).replaceAll('"', '""')}"`;

/** RFC 4180 with the mark by which spreadsheets know UTF-8. */
export const asCsv = (head: ListHead, rows: readonly string[][]) => `\uFEFF${[head, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;

/** For the clipboard: a paste puts every column into its own cell. */
export const asTabbed = (head: ListHead, rows: readonly string[][]) =>
  [head, ...rows].map((row) => row.map((cell) => harmless(cell.replace(/[\t\r\n]+/g, " "))).join("\t")).join("\n");
