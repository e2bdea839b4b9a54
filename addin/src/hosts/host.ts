/** What a place offers; the pane hides what it cannot do. */
export interface HostCapabilities {
  /** A paper can be put into the open document. */
  readonly insert: boolean;
  /** A file made in the pane can be saved; where it cannot, its text is copied instead. */
  readonly save: boolean;
}

export type HostKind = "browser" | "word" | "excel";

export type InsertMode = "replace" | "append";

export interface InsertResult {
  /** True when the expected text was read back from the document, false when it is not there, null when it could not be read. */
  readonly verified: boolean | null;
  /** False when this program only took the content: page size and orientation stay those of the open document. */
  readonly wholePages: boolean;
}

/** A stored paper that the user wants to have: the bytes for places that save them, the address for places that cannot. */
export interface Download {
  readonly fileName: string;
  readonly url: string;
  readonly bytes: () => Promise<Uint8Array>;
}

/** What a cell can hold as a constant. */
export type CellValue = string | number | boolean;

/** One value for one cell of the open workbook. A text is written as a text, never as a formula. */
export interface CellWrite {
  readonly sheet: string;
  readonly address: string;
  readonly value: CellValue;
  /** Number format to set, e.g. `@` for text; null keeps the one that is there. */
  readonly format: string | null;
  /** True when the text is a day that the program may keep as a date. */
  readonly isDate?: boolean;
}

/** A cell as it stands. */
export interface CellState {
  readonly value: CellValue;
  /** The value as the user sees it. */
  readonly text: string;
  readonly format: string;
  readonly hasFormula: boolean;
}

/** A table of figures for a sheet of its own, with a chart beside it. */
export interface FiguresTable {
  /** Wanted name of the sheet; a number is added when it is taken. */
  readonly sheet: string;
  /** Line above the table. */
  readonly title: string;
  readonly header: readonly string[];
  /** As many cells a row as the header has; null leaves a cell empty. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Number format of each column. */
  readonly formats: readonly string[];
  /** The chart shows the first `rows` rows: names from the first column, the `series` columns after it; null draws none. */
  readonly chart: { readonly title: string; readonly series: number; readonly rows: number } | null;
}

/** The workbook around the pane. Every call throws {@link HostError}. */
export interface OpenWorkbook {
  /** The whole file as it stands now, saved or not; one that was never saved has an empty name. */
  readFile(signal: AbortSignal): Promise<{ name: string; bytes: Uint8Array }>;
  /** Selects a cell and brings it into view. */
  select(sheet: string, address: string): Promise<void>;
  /** Cells as they stand, in the order asked. */
  readCells(cells: readonly { sheet: string; address: string }[]): Promise<CellState[]>;
  /** Writes all cells, and gives them as they stand afterwards. */
  writeCells(writes: readonly CellWrite[]): Promise<CellState[]>;
  /** Puts the sheets of another workbook behind the last one and shows the first of them; gives the names that they got. */
  insertSheets(workbook: Uint8Array): Promise<string[]>;
  /** Makes a sheet with a native table and a native chart; gives its name. */
  insertTable(table: FiguresTable): Promise<string>;
}

/** The seam between the pane and the program around it. One call is one user action. */
export interface Host {
  readonly kind: HostKind;
  readonly capabilities: HostCapabilities;
  /** Language of the program around the pane, e.g. `zh-CN`. */
  readonly locale: string;
  /** Facts for a support request: program, platform, build, requirement sets; never document contents. */
  readonly diagnostics: Readonly<Record<string, string>>;
  /** `dark` or `light` as the program shows itself, null when it does not say. */
  theme(): "light" | "dark" | null;
  /** Tells when the program changes its theme; returns the way to stop listening. */
  onTheme(listener: () => void): () => void;
  /** True when the open document has no visible content. */
  isDocumentEmpty(): Promise<boolean>;
  /** Puts a whole paper into the open document and reads `expectedText` back. Throws {@link HostError}. */
  insertDocument(bytes: Uint8Array, mode: InsertMode, expectedText: string): Promise<InsertResult>;
  download(download: Download): Promise<void>;
  /** The open workbook, null where there is none. */
  readonly workbook: OpenWorkbook | null;
  /** Saves a text that was made in the pane; only where {@link HostCapabilities.save} says so. */
  saveText(fileName: string, type: string, text: string): Promise<void>;
  openExternal(url: string): void;
}

/** A failure of the program around the pane; `code` never changes with the language of the program. */
export class HostError extends Error {
  constructor(readonly code: string, readonly place: string, message: string) {
    super(message);
    this.name = "HostError";
  }
}
