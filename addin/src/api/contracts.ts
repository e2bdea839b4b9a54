/**
 * The shapes that the pane works with, as plain as they travel. `contracts.check.ts` holds them against the generated
 * `schema.d.ts`, so a change of the service's contract stops the type check here and nowhere else.
 */

/** What the rules may look at; null and missing mean "not known yet", never "no". */
export interface Facts {
  enterprise: EnterpriseFacts;
  candidate: CandidateFacts;
  declarations: DeclarationFacts;
  training: TrainingFacts[];
  appointment: AppointmentFacts;
  consultation: ConsultationFacts | null;
}

export interface EnterpriseFacts {
  name?: string | null;
  creditCode?: string | null;
  sizeClass?: string | null;
  aboveScale?: boolean | null;
  ownership?: string | null;
  regionCode?: string | null;
  industry?: string | null;
  legalRepresentative?: string | null;
}

export interface Credential {
  level?: string | null;
  name?: string | null;
  number?: string | null;
}

export interface CandidateFacts {
  id?: string | null;
  name?: string | null;
  sex?: string | null;
  birthMonth?: string | null;
  post?: string | null;
  rank?: string | null;
  education?: string | null;
  qualification?: Credential | null;
  title?: Credential | null;
  noCredential?: boolean | null;
  qualityWorkSince?: string | null;
  mobile?: string | null;
}

export interface DeclarationFacts {
  knowsLaw?: boolean | null;
  ethics?: boolean | null;
  ability?: boolean | null;
  punished?: boolean | null;
  improperGain?: boolean | null;
  accident?: string | null;
  responsibleForAccident?: boolean | null;
}

export interface TrainingFacts {
  class?: string | null;
  hours?: number | null;
  passedOn?: string | null;
  organiser?: string | null;
  certificateNumber?: string | null;
}

export interface AppointmentFacts {
  appointedOn?: string | null;
  termStart?: string | null;
  termEnd?: string | null;
  appointedBy?: string | null;
  selection?: string | null;
  ledDepartments?: string[];
}

export interface ConsultationFacts {
  body?: string | null;
  answeredOn?: string | null;
  opinion?: string | null;
}

export type Outcome = "met" | "not-met" | "cannot-tell" | "not-applicable";

export interface Finding {
  rule: string;
  outcome: Outcome;
  weight: "blocking" | "advice";
  title: string;
  titleEn: string;
  text: string;
  textEn: string;
  article: string;
  fields: string[];
  blocks: boolean;
}

export interface Decision {
  packId: string;
  packVersion: string;
  packSha256: string;
  termStart: string | null;
  termEnd: string | null;
  findings: Finding[];
  eligible: boolean;
}

export interface Session {
  version: string;
  mode: string;
  publicAddress: string;
  officeJs: string;
  locales: string[];
  sampleData: boolean;
}

export interface PolicyPackItem {
  id: string;
  version: string;
  title: string;
  titleEn: string;
  status: string;
  isDefault: boolean;
}

export interface RegionItem {
  code: string;
  name: string;
  level: string;
  parentCode: string | null;
}

export interface CandidateItem {
  id: string;
  name: string;
  enterpriseName: string;
  creditCode: string;
  regionName: string;
  facts: Facts;
}

export interface Paper {
  id: string;
  kind: string;
  title: string;
  fileName: string;
  path: string;
  year: number;
  reportingUnit: string;
  reportingUnitName: string;
  enterpriseName: string;
  creditCode: string;
  certificateNumber: string | null;
  state: string;
  size: number;
  sha256: string;
  eTag: string;
  version: number;
  storedAt: string;
  contentUrl: string;
}

export interface Certificate {
  id: string;
  number: string;
  state: string;
  candidateName: string;
  enterpriseName: string;
  creditCode: string;
  appointedOn: string;
  termStart: string;
  termEnd: string;
  issuedAt: string | null;
  packId: string;
  packVersion: string;
  verifyUrl: string;
  document: Paper | null;
  papers: Paper[];
}

export interface Page<T> {
  total: number;
  items: T[];
}

export interface FacetValue {
  value: string;
  label: string;
  count: number;
}

export interface TemplateItem {
  id: string;
  title: string;
  titleEn: string;
  kind: string;
}
