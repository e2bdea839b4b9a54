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

  protected readonly root: OfficeObject = { type: "Workbook", members: { Worksheets: () => this.worksheets } };

  private readonly worksheets: OfficeObject = { type: "Worksheets", members: { GetItem: (name: string) => this.worksheet(name), Indexer: (name: string) => this.worksheet(name) } };

  private worksheet(name: string): OfficeObject {
    if (!this.workbook.has(name)) throw new OfficeFault("ItemNotFound", `no sheet ${name}`);
    return { type: "Worksheet", members: { Activate: () => null, GetRange: (address: string) => this.range(name, address) } };
  }

  private range(sheet: string, address: string): OfficeObject {
    const { workbook } = this;
    return {
      type: `Range ${sheet}!${address}`,
      members: {
        Values: () => [[workbook.value(sheet, address)]], Formulas: () => [[workbook.formula(sheet, address)]],
        Text: () => [[workbook.text(sheet, address)]], NumberFormat: () => [[workbook.format(sheet, address)]],
        Select: () => { workbook.selected = `${sheet}!${address}`; return null; },
      },
      setters: {
        Values: ([[value]]: [[string]]) => workbook.setValue(sheet, address, value),
        NumberFormat: ([[format]]: [[string]]) => workbook.setFormat(sheet, address, format),
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
