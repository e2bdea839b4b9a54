import type { CellValue, CellWrite } from "../host.ts";

/** Excel reads what is put into a cell as if it were typed: an apostrophe in front makes it a text whatever it looks like. */
export function asTyped({ value, format, isDate }: Pick<CellWrite, "value" | "format" | "isDate">): CellValue {
  if (typeof value !== "string" || value === "") return value;
  if (isDate && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  // What begins with a Chinese character is no number, no date and no formula. Text format alone does not stop a formula.
  const plain = /^\p{Script=Han}/u.test(value) || (format === "@" && /^[0-9A-Za-z]/.test(value));
  return plain ? value : `'${value}`;
}
