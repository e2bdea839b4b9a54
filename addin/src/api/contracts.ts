import type { components } from "./schema.d.ts";

/** The service's contract under the pane's names: everything comes from the generated `schema.d.ts`. */
type Schemas = components["schemas"];

/** What the rules may look at; null and missing mean "not known yet", never "no". The pane always sends every group. */
export type Facts = Required<Schemas["Facts"]>;
export type Credential = Schemas["Credential"];
export type TrainingFacts = Schemas["TrainingFacts"];
export type Finding = Schemas["Finding"];
export type Decision = Schemas["Decision"];
export type Session = Schemas["Session"];
export type PolicyPackSummary = Schemas["PolicyPackSummary"];
export type RegionItem = Schemas["RegionItem"];
export type CandidateItem = Schemas["CandidateItem"];
export type CandidatePage = Schemas["CandidatePage"];
export type TemplateDescription = Schemas["TemplateDescription"];
export type CertificateRequest = Schemas["CertificateRequest"];
export type CertificateDetails = Schemas["CertificateDetails"];
export type DocumentItem = Schemas["DocumentItem"];
export type DocumentPage = Schemas["DocumentPage"];
export type Facet = Schemas["Facet"];
export type ProblemBody = Schemas["Problem"];
export type WorkbookCheck = Schemas["WorkbookCheck"];
export type SheetCheck = Schemas["SheetCheck"];
export type ImportedRow = Schemas["ImportedRow"];
export type RowFinding = Schemas["RowFinding"];
export type CellFix = Schemas["CellFix"];
export type HeaderColumn = Schemas["HeaderColumn"];
export type NotDataRows = Schemas["NotDataRows"];
export type OtherSheet = Schemas["OtherSheet"];
export type ImportCounts = Schemas["ImportCounts"];
