import type { OfficeObject } from "../office/interpreter.ts";
import { OfficeFault, OfficeInterpreter } from "../office/interpreter.ts";
import type { ExcelWorkbook } from "./excelWorkbook.ts";

const copy = 77, slice = 80;
const success = 0;

/** Excel as far as the pane uses it, over a real .xlsx. */
export class ExcelInterpreter extends OfficeInterpreter {
  /** Set to refuse the whole file, as Excel on the web does. */
  refusesFile = false;
  private copied: Uint8Array = new Uint8Array();

  constructor(readonly workbook: ExcelWorkbook) {
    super();
  }

  protected readonly root: OfficeObject = {
    type: "Workbook", members: { Worksheets: () => this.worksheets, InsertWorksheetsFromBase64: (base64: string) => this.workbook.insert(Buffer.from(base64, "base64")) },
  };

  private readonly worksheets: OfficeObject = {
    type: "Worksheets",
    members: {
      GetItem: (name: string) => this.worksheet(name), Indexer: (name: string) => this.worksheet(name),
      Items: () => this.workbook.names.map((name) => ({ Name: name, _Id: name })),
      Add: (name: string) => { this.workbook.add(name); return this.worksheet(name); },
    },
  };

  private worksheet(name: string): OfficeObject {
    if (!this.workbook.has(name)) throw new OfficeFault("ItemNotFound", `no sheet ${name}`);
    return {
      type: "Worksheet",
      members: {
        Activate: () => { this.workbook.active = name; return null; }, GetRange: (address: string) => this.range(name, address), Name: () => name,
        Tables: () => ({ type: "Tables", members: { Add: (address: string) => { this.workbook.addTable(name, address); return { type: "Table", members: {} }; } } }),
        Charts: () => ({ type: "Charts", members: { Add: (kind: string, source: { address: string }) => this.chart(name, kind, source) } }),
      },
    };
  }

  /** A chart comes to stand where it is put; until then it has no place. */
  private chart(sheet: string, kind: string, { address }: { address: string }): OfficeObject {
    let title = "";
    return {
      type: "Chart",
      members: {
        Title: () => ({ type: "ChartTitle", members: {}, setters: { Text: (text: string) => { title = text; } } }),
        SetPosition: (from: string, to: string) => { this.workbook.addChart(sheet, { kind, address, title, from, to }); return null; },
      },
    };
  }

  private range(sheet: string, address: string): OfficeObject {
    const { workbook } = this;
    if (address.includes(":")) return this.block(sheet, address);
    return {
      type: `Range ${sheet}!${address}`,
      members: {
        Values: () => [[workbook.value(sheet, address)]], Formulas: () => [[workbook.formula(sheet, address)]],
        Text: () => [[workbook.text(sheet, address)]], NumberFormat: () => [[workbook.format(sheet, address)]],
        Format: () => ({ type: "RangeFormat", members: { Font: () => ({ type: "Font", members: {}, setters: { Bold: () => {} } }) } }),
        Select: () => { workbook.selected = `${sheet}!${address}`; return null; },
      },
      setters: {
        Values: ([[value]]: [[string]]) => workbook.setValue(sheet, address, value),
        NumberFormat: ([[format]]: [[string]]) => workbook.setFormat(sheet, address, format),
      },
    };
  }

  /** Many cells at once: Excel refuses values whose shape is not the range's. */
  private block(sheet: string, address: string): OfficeObject & { address: string } {
    const cells = this.workbook.cellsOf(address);
    const each = (values: string[][], set: (cell: string, value: string) => void) => {
      if (values.length !== cells.length || values.some((row, at) => row.length !== cells[at]!.length)) throw new OfficeFault("InvalidArgument", `the values do not fit ${address}`);
      values.forEach((row, at) => row.forEach((value, column) => set(cells[at]![column]!, value)));
    };
    return {
      type: `Range ${sheet}!${address}`, address,
      members: { Format: () => ({ type: "RangeFormat", members: { AutofitColumns: () => null } }) },
      setters: {
        Values: (values: string[][]) => each(values, (cell, value) => this.workbook.setValue(sheet, cell, value)),
        NumberFormat: (formats: string[][]) => each(formats, (cell, format) => this.workbook.setFormat(sheet, cell, format)),
      },
    };
  }

  protected changes(_type: string, name: string): boolean {
    return name.endsWith("=");
  }

  override async file(id: number, parameters: unknown[]): Promise<unknown[] | null> {
    if (this.refusesFile) return null;
    if (id === copy) {
      this.copied = await this.workbook.save();
      return [success, [1, this.copied.length]];
    }
    if (id !== slice) return [success];
    const [, offset, size] = parameters as [number, number, number];
    const part = [...this.copied.subarray(offset, offset + size)];
    return [success, [part, part.length]];
  }
}
