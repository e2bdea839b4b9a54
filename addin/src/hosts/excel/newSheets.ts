import { toBase64 } from "../base64.ts";
import type { FiguresTable } from "../host.ts";
import { HostError } from "../host.ts";
import { supports } from "../officeBasics.ts";
import { asTyped } from "./asTyped.ts";
import { run } from "./run.ts";

const firstRow = 3;
const chartRows = 18, chartColumns = 8;

/** Letters of a column, counted from 0. */
export function columnLetters(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnLetters(Math.floor(at / 26) - 1) + String.fromCharCode(65 + (at % 26));
}

/** A name that no sheet bears yet; Excel compares them without regard to case and takes 31 characters. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let at = 1; ; at++) {
    const ending = at === 1 ? "" : ` (${at})`;
    const name = wanted.slice(0, 31 - ending.length) + ending;
    if (!used.has(name.toLowerCase())) return name;
  }
}

/** Puts all sheets of a workbook behind the last one. Excel gives them other names when theirs are taken. */
export const insertSheets = (workbook: Uint8Array): Promise<string[]> => {
  if (!supports("ExcelApi", "1.13")) return Promise.reject(new HostError("NotSupported", "insertWorksheetsFromBase64", "this Excel cannot take sheets of another workbook"));
  return run(async (context) => {
    const ids = context.workbook.insertWorksheetsFromBase64(toBase64(workbook), { positionType: "End" });
    await context.sync();
    const sheets = ids.value.map((id) => context.workbook.worksheets.getItem(id));
    for (const sheet of sheets) sheet.load("name");
    sheets[0]?.activate();
    await context.sync();
    return sheets.map(({ name }) => name);
  });
};

function writeTable(sheet: Excel.Worksheet, { title, header, rows, formats }: FiguresTable): string {
  const address = `A${firstRow}:${columnLetters(header.length - 1)}${firstRow + rows.length}`;
  const heading = sheet.getRange("A1");
  heading.values = [[asTyped({ value: title, format: null })]];
  heading.format.font.bold = true;
  const range = sheet.getRange(address);
  range.numberFormat = [header.map(() => "@"), ...rows.map((row) => row.map((_, at) => formats[at] ?? "General"))];
  range.values = [header.map((text) => asTyped({ value: text, format: "@" })),
    ...rows.map((row) => row.map((cell, at) => (cell === null ? "" : asTyped({ value: cell, format: formats[at] ?? "General" }))))];
  sheet.tables.add(address, true);
  range.format.autofitColumns();
  return address;
}

function drawChart(sheet: Excel.Worksheet, { rows, header }: FiguresTable, chart: NonNullable<FiguresTable["chart"]>): void {
  const source = sheet.getRange(`A${firstRow}:${columnLetters(chart.series)}${firstRow + chart.rows}`);
  const drawn = sheet.charts.add("ColumnClustered", source, "Columns");
  drawn.title.text = chart.title;
  const top = firstRow + rows.length + 2;
  drawn.setPosition(`A${top}`, `${columnLetters(Math.min(header.length, chartColumns) - 1)}${top + chartRows}`);
}

/** A sheet of its own with a native table, and below it a native chart that follows the cells. */
export const insertTable = (table: FiguresTable): Promise<string> => run(async (context) => {
  const sheets = context.workbook.worksheets;
  sheets.load("items/name");
  await context.sync();
  const name = freeName(table.sheet, sheets.items.map((sheet) => sheet.name));
  const sheet = sheets.add(name);
  writeTable(sheet, table);
  if (table.chart && table.chart.rows > 0) drawChart(sheet, table, table.chart);
  sheet.activate();
  await context.sync();
  return name;
});
