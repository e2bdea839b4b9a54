import type { HeaderColumn } from "../../api/contracts.ts";

/** Fields by header; `#C` stands for the column C, which has no header. An empty field says that the column is none of ours. */
export type HeaderAnswers = Readonly<Record<string, string>>;

/** The only layout there is; answers about another one would be kept beside it. */
const layout = "cqo-table";
const storageName = "cqo.statistics.headers.1";

/** The fields that a column can be. */
export const fieldIds = [
  "serial", "regionCode", "enterpriseName", "creditCode", "sizeClass", "aboveScale", "industry", "awards", "cqoName", "sex", "post", "education", "title",
  "qualityYears", "appointedOn", "termEnd", "trainingCertificate", "phone", "remarks",
] as const;

type Stored = Record<string, HeaderAnswers>;

function stored(storage: Pick<Storage, "getItem">): Stored {
  try {
    return (JSON.parse(storage.getItem(storageName) ?? "null") as Stored | null) ?? {};
  } catch {
    return {};
  }
}

export const rememberedAnswers = (storage: Pick<Storage, "getItem"> = localStorage): HeaderAnswers => stored(storage)[layout] ?? {};

/** Keeps answers about headers for later files. A column without header means something else in every file. */
export function rememberAnswers(answers: HeaderAnswers, storage: Pick<Storage, "getItem" | "setItem"> = localStorage): void {
  const named = Object.entries(answers).filter(([header]) => !header.startsWith("#"));
  try {
    storage.setItem(storageName, JSON.stringify({ ...stored(storage), [layout]: { ...rememberedAnswers(storage), ...Object.fromEntries(named) } }));
  } catch {
    // Not remembered: the next file asks again.
  }
}

/** How the service is told about a column. */
export const answerKey = ({ text, letter }: HeaderColumn) => text || `#${letter}`;

/** Not read: nobody knows what it is, or it only resembles something. */
export const isOpen = ({ match }: HeaderColumn) => match === "near" || match === "content" || match === "unknown";

/** Earlier answers to columns that are open now, without those that were given already. */
export function knownAnswers(header: readonly HeaderColumn[], given: HeaderAnswers, remembered: HeaderAnswers): HeaderAnswers {
  return Object.fromEntries(header.filter(isOpen).map(answerKey)
    .filter((key) => !Object.hasOwn(given, key) && Object.hasOwn(remembered, key)).map((key) => [key, remembered[key]!]));
}

// A request line may have 8,192 bytes; the rest of it needs some too.
const longest = 6000;

/** Answers as the service takes them. What does not fit is left out, and its column stays open before the user's eyes. */
export function confirmList(answers: HeaderAnswers): string[] {
  let length = 0;
  return Object.entries(answers).map(([header, field]) => `${header}=${field}`)
    .filter((text) => { length += encodeURIComponent(text).length + 9; return length <= longest; });
}
