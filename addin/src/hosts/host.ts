/** What a place offers; the pane hides what it cannot do. */
export interface HostCapabilities {
  /** A paper can be put into the open document. */
  readonly insert: boolean;
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
  openExternal(url: string): void;
}

/** A failure of the program around the pane; `code` never changes with the language of the program. */
export class HostError extends Error {
  constructor(readonly code: string, readonly place: string, message: string) {
    super(message);
    this.name = "HostError";
  }
}
