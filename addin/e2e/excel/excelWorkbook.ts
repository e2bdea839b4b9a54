import { DOMParser, XMLSerializer } from "@xmldom/xmldom";
import type { Document as XmlDocument, Element as XmlElement } from "@xmldom/xmldom";
import JSZip from "jszip";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const types = "http://schemas.openxmlformats.org/package/2006/content-types";
const relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const parse = (xml: string): XmlDocument => new DOMParser().parseFromString(xml.replace(/^\uFEFF/, ""), "text/xml");
const named = (node: XmlDocument | XmlElement, name: string) => [...node.getElementsByTagNameNS(main, name)];

const builtIn: Record<number, string> = { 0: "General", 14: "m/d/yyyy", 49: "@" };

const columnOf = (address: string) => [.../^[A-Z]+/.exec(address)![0]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
const rowOf = (address: string) => Number(/\d+$/.exec(address)![0]);
const dayOf = (serial: number) => new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);

const lettersOf = (column: number): string => (column <= 26 ? String.fromCharCode(64 + column) : lettersOf(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26)));
const escape = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

type Value = string | number | boolean;

export interface ChartPlace {
  kind: string;
  address: string;
  title: string;
  from: string;
  to: string;
}

/** A real .xlsx in memory that takes cells as Excel does: what is put in is read as if it were typed. */
export class ExcelWorkbook {
  selected = "";
  active = "";

  private constructor(private zip: JSZip, private sheets: Map<string, { part: string; xml: XmlDocument }>, private styles: XmlDocument) {}

  static async open(bytes: Uint8Array): Promise<ExcelWorkbook> {
    const zip = await JSZip.loadAsync(bytes);
    const read = async (part: string) => parse(await zip.file(part)!.async("string"));
    const targets = new Map([...(await read("xl/_rels/workbook.xml.rels")).getElementsByTagName("Relationship")].map((one) => [one.getAttribute("Id"), one.getAttribute("Target")!]));
    const sheets = new Map<string, { part: string; xml: XmlDocument }>();
    for (const sheet of named(await read("xl/workbook.xml"), "sheet")) {
      const target = targets.get(sheet.getAttributeNS(r, "id"))!;
      const part = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
      sheets.set(sheet.getAttribute("name")!, { part, xml: await read(part) });
    }
    return new ExcelWorkbook(zip, sheets, await read("xl/styles.xml"));
  }

  get names(): string[] {
    return [...this.sheets.keys()];
  }

  /** Addresses of a block, row by row. */
  cellsOf(address: string): string[][] {
    const [from, to] = address.split(":") as [string, string];
    const columns = Array.from({ length: columnOf(to) - columnOf(from) + 1 }, (_, at) => lettersOf(columnOf(from) + at));
    return Array.from({ length: rowOf(to) - rowOf(from) + 1 }, (_, at) => columns.map((column) => `${column}${rowOf(from) + at}`));
  }

  /** An empty sheet behind the others. */
  add(name: string): void {
    if (this.has(name)) throw new Error(`there is a sheet ${name} already`);
    const part = `xl/worksheets/sheet${90 + this.sheets.size}.xml`;
    this.sheets.set(name, { part, xml: parse(`${head}<worksheet xmlns="${main}" xmlns:r="${r}"><sheetData/></worksheet>`) });
    this.pending.push({ sheet: name, part });
  }

  addTable(sheet: string, address: string): void {
    const [first] = this.cellsOf(address);
    const columns = first!.map((cell, at) => `<tableColumn id="${at + 1}" name="${escape(String(this.value(sheet, cell)))}"/>`).join("");
    const part = `xl/tables/table${++this.added}.xml`;
    this.zip.file(part, `${head}<table xmlns="${main}" id="${this.added}" name="Table${this.added}" displayName="Table${this.added}" ref="${address}" totalsRowShown="0"><autoFilter ref="${address}"/><tableColumns count="${first!.length}">${columns}</tableColumns><tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>`);
    this.attach(sheet, `/${part}`, "table", "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml", (xml, id) => {
      const parts = xml.createElementNS(main, "tableParts");
      const table = xml.createElementNS(main, "tablePart");
      table.setAttributeNS(r, "r:id", id);
      parts.setAttribute("count", "1");
      parts.appendChild(table);
      return parts;
    });
  }

  addChart(sheet: string, { kind, address, title, from, to }: ChartPlace): void {
    if (kind !== "ColumnClustered") throw new Error(`no chart ${kind}`);
    const cells = this.cellsOf(address);
    const [top, bottom] = [rowOf(cells[1]![0]!), rowOf(cells.at(-1)![0]!)];
    const named = (column: string, first: number, last: number) => escape(`'${sheet}'!$${column}$${first}:$${column}$${last}`);
    const series = cells[0]!.slice(1).map((cell, at) => {
      const column = /^[A-Z]+/.exec(cell)![0];
      return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:strRef><c:f>${escape(`'${sheet}'!$${column}$${rowOf(cell)}`)}</c:f></c:strRef></c:tx><c:cat><c:strRef><c:f>${named("A", top, bottom)}</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>${named(column, top, bottom)}</c:f></c:numRef></c:val></c:ser>`;
    }).join("");
    const number = ++this.added;
    const c = "http://schemas.openxmlformats.org/drawingml/2006/chart", a = "http://schemas.openxmlformats.org/drawingml/2006/main", xdr = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    this.zip.file(`xl/charts/chart${number}.xml`, `${head}<c:chartSpace xmlns:c="${c}" xmlns:a="${a}" xmlns:r="${r}"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>${escape(title)}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>${series}<c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`);
    const corner = (name: string, cell: string) => `<xdr:${name}><xdr:col>${columnOf(cell) - 1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${rowOf(cell) - 1}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
    const drawing = `xl/drawings/drawing${number}.xml`;
    this.zip.file(drawing, `${head}<xdr:wsDr xmlns:xdr="${xdr}" xmlns:a="${a}"><xdr:twoCellAnchor>${corner("from", from)}${corner("to", to)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${c}"><c:chart xmlns:c="${c}" xmlns:r="${r}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`);
    this.zip.file(`xl/drawings/_rels/drawing${number}.xml.rels`, `${head}<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${r}/chart" Target="../charts/chart${number}.xml"/></Relationships>`);
    this.overrides.push([`/xl/charts/chart${number}.xml`, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"]);
    this.attach(sheet, `/${drawing}`, "drawing", "application/vnd.openxmlformats-officedocument.drawing+xml", (xml, id) => {
      const element = xml.createElementNS(main, "drawing");
      element.setAttributeNS(r, "r:id", id);
      return element;
    });
  }

  /**
   * Puts the sheets of another workbook behind the last one. Styles of two workbooks are not merged here: only a workbook without content takes them, whole,
   * and keeps its own empty sheets in front.
   */
  async insert(bytes: Uint8Array): Promise<string[]> {
    if ([...this.sheets.values()].some(({ xml }) => named(xml, "c").length > 0)) throw new Error("this stand-in inserts sheets into an empty workbook only");
    const empty = this.names;
    const taken = await ExcelWorkbook.open(bytes);
    [this.zip, this.sheets, this.styles] = [taken.zip, taken.sheets, taken.styles];
    const inserted = this.names;
    for (const name of empty) this.add(name);
    return inserted;
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

  private readonly pending: { sheet: string; part: string }[] = [];
  private readonly overrides: [string, string][] = [];
  // Other readers look for numbered names; these stay clear of those in the file.
  private added = 90;

  /** A part of a sheet: its relationship, its type, and the element that names it, in the place that the schema gives it. */
  private attach(sheet: string, target: string, kind: string, type: string, element: (xml: XmlDocument, id: string) => XmlElement): void {
    const { part, xml } = this.sheets.get(sheet)!;
    const rels = part.replace("worksheets/", "worksheets/_rels/") + ".rels";
    const known = this.relations.get(rels) ?? [];
    const id = `added${known.length + 1}`;
    this.relations.set(rels, [...known, `<Relationship Id="${id}" Type="${r}/${kind}" Target="${target.replace("/xl/", "../")}"/>`]);
    this.overrides.push([target, type]);
    const root = xml.documentElement!;
    root.insertBefore(element(xml, id), kind === "drawing" ? named(root, "tableParts")[0] ?? null : null);
  }

  private readonly relations = new Map<string, string[]>();

  /** Names what was added since the last save where a package names its parts. */
  private async register(): Promise<void> {
    const edit = async (part: string, change: (xml: XmlDocument) => void) => {
      const xml = parse(await this.zip.file(part)!.async("string"));
      change(xml);
      this.zip.file(part, new XMLSerializer().serializeToString(xml));
    };
    const pending = this.pending.splice(0);
    await edit("xl/_rels/workbook.xml.rels", (xml) => pending.forEach(({ part }) => {
      const one = xml.createElementNS(relationships, "Relationship");
      for (const [name, value] of Object.entries({ Id: `rel-${part.replace(/\W/g, "")}`, Type: `${r}/worksheet`, Target: part.replace("xl/", "") })) one.setAttribute(name, value);
      xml.documentElement!.appendChild(one);
    }));
    await edit("xl/workbook.xml", (xml) => pending.forEach(({ sheet, part }) => {
      const list = named(xml, "sheets")[0]!;
      const one = xml.createElementNS(main, "sheet");
      one.setAttribute("name", sheet);
      one.setAttribute("sheetId", String(Math.max(...named(list, "sheet").map((known) => Number(known.getAttribute("sheetId")))) + 1));
      one.setAttributeNS(r, "r:id", `rel-${part.replace(/\W/g, "")}`);
      list.appendChild(one);
    }));
    const overrides = [...this.overrides.splice(0), ...pending.map(({ part }) => [`/${part}`, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"] as const)];
    await edit("[Content_Types].xml", (xml) => overrides.forEach(([name, type]) => {
      const one = xml.createElementNS(types, "Override");
      one.setAttribute("PartName", name);
      one.setAttribute("ContentType", type);
      xml.documentElement!.appendChild(one);
    }));
    for (const [part, list] of this.relations) this.zip.file(part, `${head}<Relationships xmlns="${relationships}">${list.join("")}</Relationships>`);
  }

  async save(): Promise<Uint8Array> {
    await this.register();
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
    const row = named(xml, "row").find((one) => Number(one.getAttribute("r")) === rowOf(address)) ?? this.makeRow(xml, rowOf(address));
    row.insertBefore(cell, named(row, "c").find((one) => columnOf(one.getAttribute("r")!) > columnOf(address)) ?? null);
    return cell;
  }

  private makeRow(xml: XmlDocument, number: number): XmlElement {
    const row = xml.createElementNS(main, "row");
    row.setAttribute("r", String(number));
    const data = named(xml, "sheetData")[0]!;
    data.insertBefore(row, named(data, "row").find((one) => Number(one.getAttribute("r")) > number) ?? null);
    return row;
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
