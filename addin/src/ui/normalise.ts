/** Tolerant reading of what people paste: full-width digits, stray spaces, Chinese and dotted dates. */

/** Full-width forms (U+FF01–FF5E) and the ideographic space become their plain twins; other characters stay as they are. */
export const halfWidth = (text: string) =>
  text.replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[\u3000\u00a0]/g, " ");

export const tidyText = (text: string) => text.replace(/[\r\n\t]+/g, " ").trim();

export const tidyCode = (text: string) => halfWidth(text).replace(/[\s—–-]/g, "").toUpperCase();

export const tidyPhone = (text: string) => halfWidth(text).replace(/[\s-]/g, "");

const two = (n: number) => String(n).padStart(2, "0");

const dateParts = /^(\d{4})\s*(?:年|[-./\\])\s*(\d{1,2})\s*(?:月|[-./\\])\s*(\d{1,2})\s*日?$/;
const monthParts = /^(\d{4})\s*(?:年|[-./\\])\s*(\d{1,2})\s*月?$/;
const compact = /^(\d{4})(\d{2})(\d{2})?$/;

function isReal(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year <= 2199 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `2021.12.3`, `2021年12月3日`, `20211203`, `２０２１-１２-０３` → `2021-12-03`; null when no real day is meant. */
export function readDate(text: string): string | null {
  const plain = halfWidth(text).trim();
  const match = dateParts.exec(plain) ?? compact.exec(plain);
  if (!match?.[3]) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isReal(year, month, day) ? `${match[1]}-${two(month)}-${two(day)}` : null;
}

/** `1984.6`, `1984年6月`, `198406`, or a whole date → the first day of that month. */
export function readMonth(text: string): string | null {
  const whole = readDate(text);
  if (whole) return `${whole.slice(0, 8)}01`;
  const plain = halfWidth(text).trim();
  const match = monthParts.exec(plain) ?? compact.exec(plain);
  if (!match || match[3]) return null;
  const [year, month] = [Number(match[1]), Number(match[2])];
  return isReal(year, month, 1) ? `${match[1]}-${two(month)}-01` : null;
}

export function readNumber(text: string): number | null {
  const plain = halfWidth(text).replace(/[\s,，]|学时|小时/g, "");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

export const readList = (text: string) => text.split(/[、,，;；\n]+/).map((part) => part.trim()).filter(Boolean);
