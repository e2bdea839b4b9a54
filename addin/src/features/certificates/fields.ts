import { readDate, readList, readMonth, readNumber, tidyCode, tidyPhone, tidyText } from "../../ui/normalise.ts";

export type FieldKind = "text" | "code" | "phone" | "date" | "month" | "number" | "list" | "choice" | "region" | "yes-no" | "check";

export interface FieldSpec {
  path: string;
  kind: FieldKind;
  /** Group of words that a choice offers. */
  words?: string;
  /** Stands beside another one even in the narrow pane. */
  half?: boolean;
}

export interface SectionSpec {
  id: "enterprise" | "candidate" | "declarations" | "appointment" | "consultation";
  fields: FieldSpec[];
}

const text = (path: string, half = false): FieldSpec => ({ path, kind: "text", half });
const choice = (path: string, words: string, half = false): FieldSpec => ({ path, kind: "choice", words, half });
const date = (path: string, half = false): FieldSpec => ({ path, kind: "date", half });
const yesNo = (path: string): FieldSpec => ({ path, kind: "yes-no" });

export const enterpriseSection: SectionSpec = {
  id: "enterprise",
  fields: [
    text("enterprise.name"),
    { path: "enterprise.creditCode", kind: "code" },
    { path: "enterprise.regionCode", kind: "region" },
    choice("enterprise.sizeClass", "sizeClass", true),
    choice("enterprise.ownership", "ownership", true),
    yesNo("enterprise.aboveScale"),
    text("enterprise.industry", true),
    text("enterprise.legalRepresentative", true),
  ],
};

export const candidateSection: SectionSpec = {
  id: "candidate",
  fields: [
    text("candidate.name", true),
    choice("candidate.sex", "sex", true),
    { path: "candidate.birthMonth", kind: "month", half: true },
    text("candidate.post", true),
    choice("candidate.rank", "rank"),
    choice("candidate.education", "education"),
    date("candidate.qualityWorkSince"),
    choice("candidate.qualification.level", "level", true),
    text("candidate.qualification.name", true),
    choice("candidate.title.level", "level", true),
    text("candidate.title.name", true),
    { path: "candidate.noCredential", kind: "check" },
    { path: "candidate.mobile", kind: "phone" },
  ],
};

export const declarationSection: SectionSpec = {
  id: "declarations",
  fields: [
    yesNo("declarations.knowsLaw"),
    yesNo("declarations.ethics"),
    yesNo("declarations.ability"),
    yesNo("declarations.punished"),
    yesNo("declarations.improperGain"),
    choice("declarations.accident", "accident"),
  ],
};

export const responsibilityField = yesNo("declarations.responsibleForAccident");

export const trainingFields = (at: number): FieldSpec[] => [
  choice(`training.${at}.class`, "trainingClass", true),
  { path: `training.${at}.hours`, kind: "number", half: true },
  date(`training.${at}.passedOn`, true),
  text(`training.${at}.certificateNumber`, true),
  text(`training.${at}.organiser`),
];

export const appointmentSection: SectionSpec = {
  id: "appointment",
  fields: [
    date("appointment.appointedOn", true),
    choice("appointment.selection", "selection", true),
    text("appointment.appointedBy"),
    { path: "appointment.ledDepartments", kind: "list" },
    date("appointment.termStart", true),
    date("appointment.termEnd", true),
  ],
};

export const consultationSection: SectionSpec = {
  id: "consultation",
  fields: [text("consultation.body"), date("consultation.answeredOn", true), choice("consultation.opinion", "opinion", true)],
};

/** The name of a field in the strings: places of a list do not count. */
export const labelKey = (path: string) => path.replace(/\.\d+\./, ".");

type Reader = (typed: string) => unknown;

/** What typed text means; null = it means nothing of that kind. */
const readers: Record<FieldKind, Reader> = {
  text: tidyText, code: tidyCode, phone: tidyPhone, date: readDate, month: readMonth, number: readNumber, list: readList,
  choice: (typed) => typed, region: (typed) => typed, "yes-no": (typed) => typed === "yes", check: (typed) => typed === "yes",
};

export interface Reading {
  value: unknown;
  /** The text itself when it could not be read. */
  unread?: string;
}

export function readField(kind: FieldKind, typed: string): Reading {
  if (typed.trim() === "") return { value: kind === "list" ? [] : null };
  const value = readers[kind](typed);
  return value === null ? { value: null, unread: typed } : { value };
}

export function showField(kind: FieldKind, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (kind === "month") return String(value).slice(0, 7);
  if (kind === "list") return (value as string[]).join("、");
  return String(value);
}
