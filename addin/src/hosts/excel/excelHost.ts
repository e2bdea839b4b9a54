import type { Host } from "../host.ts";
import { HostError } from "../host.ts";
import { officeBasics } from "../officeBasics.ts";

const unsupported = () => Promise.reject(new HostError("NotSupported", "excel", "a Word paper does not fit into a workbook"));

/** Excel shows the pane and fetches papers; a certificate belongs into Word. */
export const excelHost = (): Host => ({
  kind: "excel",
  capabilities: { insert: false },
  ...officeBasics(),
  isDocumentEmpty: unsupported,
  insertDocument: unsupported,
});
