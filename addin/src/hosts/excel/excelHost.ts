import type { Host } from "../host.ts";
import { HostError } from "../host.ts";
import { officeBasics } from "../officeBasics.ts";
import { openWorkbook } from "./openWorkbook.ts";

const unsupported = () => Promise.reject(new HostError("NotSupported", "excel", "a Word paper does not fit into a workbook"));

/** Excel checks and corrects the open workbook and fetches papers; a certificate belongs into Word. */
export const excelHost = (): Host => ({
  kind: "excel",
  capabilities: { insert: false, save: false },
  ...officeBasics(),
  workbook: openWorkbook,
  isDocumentEmpty: unsupported,
  insertDocument: unsupported,
});
