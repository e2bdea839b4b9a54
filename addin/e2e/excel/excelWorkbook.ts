import { DOMParser, XMLSerializer } from "@xmldom/xmldom";
import type { Document as XmlDocument, Element as XmlElement } from "@xmldom/xmldom";
import JSZip from "jszip";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const parse = (xml: string): XmlDocument => new DOMParser().parseFromString(xml, "text/xml");
const named = (node: XmlDocument | XmlElement, name: string) => [...node.getElementsByTagNameNS(main, name)];

const builtIn: Record<number, string> = { 0: "General", 14: "m/d/yyyy", 49: "@" };

const columnOf = (address: string) => [.../^[A-Z]+/.exec(address)![0]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
const rowOf = (address: string) => Number(/\d+$/.exec(address)![0]);
const dayOf = (serial: number) => new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);

type Value = string | number | boolean;

/** A real .xlsx in memory that takes cells as Excel does: what is put in is read as if it were typed. */
export class ExcelWorkbook {
  selected = "";

  private constructor(private readonly zip: JSZip, private readonly sheets: Map<string, { part: string; xml: XmlDocument }>, private readonly styles: XmlDocument) {}

  static async open(bytes: Uint8Array): Promise<ExcelWorkbook> {
    const zip = await JSZip.loadAsync(bytes);
    const read = async (part: string) => parse(await zip.file(part)!.async("string"));
    const targets = new Map([...(await read("xl/_rels/workbook.xml.rels")).getElementsByTagName("Relationship")].map((one) => [one.getAttribute("Id"), one.getAttribute("Target")!]));
    const sheets = new Map<string, { part: string; xml: XmlDocument }>();
    for (const sheet of named(await read("xl/workbook.xml"), "sheet")) {
      const part = `xl/${targets.get(sheet.getAttributeNS(r, "id"))}`;
      sheets.set(sheet.getAttribute("name")!, { part, xml: await read(part) });
    }
    return new ExcelWorkbook(zip, sheets, await read("xl/styles.xml"));
  }

  has(sheet: string): boolean {
    return this.sheets.has(sheet);
  }

  value(sheet: string, address: string): Value {
    const cell = this.find(sheet, address);
    if (!cell) return "";
    const type = cell.getAttribute("t");
    if (type === "inlineStr") return named(cell, "t").map((text) => text.textContent ?? "").join("");
    const text = named(cell, "v")[0]?.textContent ?? "";
    return type === "str" || text === "" ? text : Number(text);
  }

  formula(sheet: string, address: string): Value {
    const cell = this.find(sheet, address);
    const formula = cell && named(cell, "f")[0];
    return formula ? `=${formula.textContent}` : this.value(sheet, address);
  }

  format(sheet: string, address: string): string {
    const xf = this.xfs[Number(this.find(sheet, address)?.getAttribute("s") ?? 0)];
    const id = Number(xf?.getAttribute("numFmtId") ?? 0);
    return builtIn[id] ?? named(this.styles, "numFmt").find((one) => Number(one.getAttribute("numFmtId")) === id)?.getAttribute("formatCode") ?? "General";
  }

  text(sheet: string, address: string): string {
    const value = this.value(sheet, address);
    if (typeof value !== "number") return String(value);
    return /[ymd]/.test(this.format(sheet, address)) ? dayOf(value) : Math.abs(value) >= 1e11 ? value.toExponential(5).replace("e+", "E+") : String(value);
  }

  setFormat(sheet: string, address: string, format: string): void {
    this.restyle(this.make(sheet, address), format, false);
  }

  /** As typed: an apostrophe makes a text, an equals sign a formula whatever the format, digits a number, a day a date. */
  setValue(sheet: string, address: string, typed: Value): void {
    const cell = this.make(sheet, address);
    const format = this.format(sheet, address);
    for (const child of [...cell.childNodes]) cell.removeChild(child);
    cell.removeAttribute("t");
    this.restyle(cell, format, typeof typed === "string" && typed.startsWith("'"));
    if (typed === "") return;
    if (typeof typed === "string" && typed.startsWith("'")) this.putText(cell, typed.slice(1));
    else if (typeof typed === "string" && /^[=+\-@]/.test(typed)) this.put(cell, "f", typed.replace(/^=/, ""));
    else if (typeof typed === "string" && (format === "@" || Number.isNaN(this.number(typed)))) this.putText(cell, typed);
    else if (format === "@") this.putText(cell, String(typed));
    else this.put(cell, "v", String(this.number(typed)));
  }

  async save(): Promise<Uint8Array> {
    for (const { part, xml } of this.sheets.values()) this.zip.file(part, new XMLSerializer().serializeToString(xml));
    this.zip.file("xl/styles.xml", new XMLSerializer().serializeToString(this.styles));
    return this.zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
  }

  private number(typed: Value): number {
    if (typeof typed === "string" && /^\d{4}-\d{2}-\d{2}$/.test(typed)) return (Date.parse(`${typed}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
    return typeof typed === "string" && typed.trim() === "" ? Number.NaN : Number(typed);
  }

  private get xfs(): XmlElement[] {
    return named(named(this.styles, "cellXfs")[0]!, "xf");
  }

  private restyle(cell: XmlElement, format: string, quoted: boolean): void {
    const xfs = named(this.styles, "cellXfs")[0]!;
    const xf = this.styles.createElementNS(main, "xf");
    xf.setAttribute("numFmtId", String(this.formatId(format)));
    xf.setAttribute("applyNumberFormat", "1");
    if (quoted) xf.setAttribute("quotePrefix", "1");
    xfs.appendChild(xf);
    xfs.setAttribute("count", String(this.xfs.length));
    cell.setAttribute("s", String(this.xfs.length - 1));
  }

  private formatId(format: string): number {
    const known = Object.entries(builtIn).find(([, code]) => code === format);
    if (known) return Number(known[0]);
    let list = named(this.styles, "numFmts")[0];
    if (!list) {
      list = this.styles.createElementNS(main, "numFmts");
      this.styles.documentElement!.insertBefore(list, this.styles.documentElement!.firstChild);
    }
    const own = named(list, "numFmt").find((one) => one.getAttribute("formatCode") === format);
    if (own) return Number(own.getAttribute("numFmtId"));
    const made = this.styles.createElementNS(main, "numFmt");
    const id = 164 + named(list, "numFmt").length;
    made.setAttribute("numFmtId", String(id));
    made.setAttribute("formatCode", format);
    list.appendChild(made);
    list.setAttribute("count", String(named(list, "numFmt").length));
    return id;
  }

  private find(sheet: string, address: string): XmlElement | undefined {
    return named(this.sheets.get(sheet)!.xml, "c").find((cell) => cell.getAttribute("r") === address);
  }

  private make(sheet: string, address: string): XmlElement {
    const found = this.find(sheet, address);
    if (found) return found;
    const { xml } = this.sheets.get(sheet)!;
    const cell = xml.createElementNS(main, "c");
    cell.setAttribute("r", address);
    const row = named(xml, "row").find((one) => Number(one.getAttribute("r")) === rowOf(address))!;
    row.insertBefore(cell, named(row, "c").find((one) => columnOf(one.getAttribute("r")!) > columnOf(address)) ?? null);
    return cell;
  }

  private put(cell: XmlElement, name: "f" | "v", text: string): void {
    const child = cell.ownerDocument!.createElementNS(main, name);
    child.textContent = text;
    cell.appendChild(child);
  }

  private putText(cell: XmlElement, text: string): void {
    cell.setAttribute("t", "inlineStr");
    const inline = cell.ownerDocument!.createElementNS(main, "is");
    const piece = cell.ownerDocument!.createElementNS(main, "t");
    piece.textContent = text;
    inline.appendChild(piece);
    cell.appendChild(inline);
  }
}
