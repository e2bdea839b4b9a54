import JSZip from "jszip";

/** A cell as a file holds it: a text, a number, a day (as a formatted number), a formula with its last value. */
export type SourceCell = string | number | null | { day: string } | { formula: string; value: string };

export interface SourceSheet {
  name: string;
  rows: readonly (readonly SourceCell[])[];
  hidden?: boolean;
  merged?: readonly string[];
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
const types = "http://schemas.openxmlformats.org/package/2006/content-types";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Styles 0 as it is, 1 a day, 2 text. */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export const letters = (column: number): string => (column <= 26 ? "" : letters(Math.floor((column - 1) / 26))) + String.fromCharCode(65 + ((column - 1) % 26));

const serialOf = (day: string) => (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;

function cellXml(cell: SourceCell, at: string): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === "string") return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  return "day" in cell ? `<c r="${at}" s="1"><v>${serialOf(cell.day)}</v></c>` : `<c r="${at}" t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.value)}</v></c>`;
}

function sheetXml({ rows, merged = [] }: SourceSheet): string {
  const data = rows.map((cells, at) => `<row r="${at + 1}">${cells.map((cell, column) => cellXml(cell, `${letters(column + 1)}${at + 1}`)).join("")}</row>`).join("");
  const blocks = merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.map((block) => `<mergeCell ref="${block}"/>`).join("")}</mergeCells>` : "";
  return `${head}<worksheet xmlns="${main}"><sheetData>${data}</sheetData>${blocks}</worksheet>`;
}

/** Writes a real .xlsx: the same sheets give the same bytes. */
export function workbookFile(sheets: readonly SourceSheet[]): Promise<Uint8Array> {
  const zip = new JSZip();
  const numbered = sheets.map((sheet, at) => ({ ...sheet, id: at + 1 }));
  const parts: [string, string][] = [
    ["[Content_Types].xml", `${head}<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>${numbered.map(({ id }) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`).join("")}</Types>`],
    ["_rels/.rels", `${head}<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${r}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `${head}<workbook xmlns="${main}" xmlns:r="${r}"><sheets>${numbered.map(({ id, name, hidden }) => `<sheet name="${escaped(name)}" sheetId="${id}"${hidden ? ' state="hidden"' : ""} r:id="rId${id}"/>`).join("")}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `${head}<Relationships xmlns="${relationships}">${numbered.map(({ id }) => `<Relationship Id="rId${id}" Type="${r}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join("")}<Relationship Id="rIdStyles" Type="${r}/styles" Target="styles.xml"/></Relationships>`],
    ["xl/styles.xml", styles],
    ...numbered.map((sheet): [string, string] => [`xl/worksheets/sheet${sheet.id}.xml`, sheetXml(sheet)]),
  ];
  // Without a fixed day the same sheets would give other bytes tomorrow.
  for (const [path, xml] of parts) zip.file(path, xml, { date: new Date(Date.UTC(2026, 0, 1)), createFolders: false });
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}
