import type { HeaderColumn } from "../../api/contracts.ts";

/** Fields by header; `#C` stands for the column C, which has no header. An empty field says that the column is none of ours. */
export type HeaderAnswers = Readonly<Record<string, string>>;

/** The fields that a column can be. */
export const fieldIds = [
  "serial", "regionCode", "enterpriseName", "creditCode", "sizeClass", "aboveScale", "industry", "awards", "cqoName", "sex", "post", "education", "title",
  "qualityYears", "appointedOn", "termEnd", "trainingCertificate", "phone", "remarks",
] as const;

/** How the service is told about a column. */
export const answerKey = ({ text, letter }: HeaderColumn) => text || `#${letter}`;

/** Not read: nobody knows what it is, or it only resembles something. */
export const isOpen = ({ match }: HeaderColumn) => match === "near" || match === "content" || match === "unknown";

// A request line may have 8,192 bytes; the rest of it needs some too.
const longest = 6000;

/** Answers as the service takes them. What does not fit is left out, and its column stays open before the user's eyes. */
export function confirmList(answers: HeaderAnswers): string[] {
  let length = 0;
  return Object.entries(answers).map(([header, field]) => `${header}=${field}`)
    .filter((text) => { length += encodeURIComponent(text).length + 9; return length <= longest; });
}
