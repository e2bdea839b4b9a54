// @vitest-environment node
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { notesSheet, returnedTable } from "./returnedTable.ts";
import { workbookFile } from "./workbookFile.ts";

const sample = resolve(import.meta.dirname, "../../public/samples/returned-table.xlsx");

it("Sample_WhenMadeAnew_IsTheFileThatIsShipped", async () => {
  const made = await workbookFile([returnedTable(), notesSheet()]);
  // `WRITE_SAMPLE=1 npx vitest run e2e/excel` writes it after the table was changed.
  if (process.env.WRITE_SAMPLE) writeFileSync(sample, made);
  expect(Buffer.from(made).equals(readFileSync(sample))).toBe(true);
});
