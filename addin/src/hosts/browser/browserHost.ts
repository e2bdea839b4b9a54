import type { Download, Host } from "../host.ts";
import { HostError } from "../host.ts";

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Lets the browser save the bytes under their name. */
export function saveBytes(bytes: BlobPart, fileName: string, type = docxType): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser reads the address after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const unsupported = () => Promise.reject(new HostError("NotSupported", "browser", "no document is open here"));

export const browserHost: Host = {
  kind: "browser",
  capabilities: { insert: false, save: true },
  locale: navigator.language,
  diagnostics: { host: "browser", agent: navigator.userAgent },
  theme: () => null,
  onTheme: () => () => {},
  isDocumentEmpty: unsupported,
  insertDocument: unsupported,
  download: async (file: Download) => saveBytes(await file.bytes() as BlobPart, file.fileName),
  workbook: null,
  saveText: async (fileName, type, text) => saveBytes(text, fileName, type),
  openExternal: (url) => { window.open(url, "_blank", "noopener"); },
};
