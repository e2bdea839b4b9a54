import type { CallOptions } from "./client.ts";
import { bytes, json } from "./client.ts";
import type {
  CollectionReport, CoverageReport, Denominator, DenominatorRequest, PeriodItem, PeriodRequest, ReportingUnit, RollUpReport, RowPage, SnapshotDetails, SnapshotItem,
  SubmissionItem, UnitRequest, WorkbookCheck,
} from "./contracts.ts";

/** What to know besides a returned workbook; `confirm` holds answers about headers, each `header=field`. */
export interface CheckOrder {
  file: string;
  region: string;
  cutOff: string;
  policyPack: string;
  confirm: readonly string[];
}

const statistics = "/api/statistics";

/** Reads a returned workbook and stores nothing. */
export const checkWorkbook = (order: CheckOrder, workbook: Blob, options: CallOptions = {}) =>
  json<WorkbookCheck>(`${statistics}/check`, { ...options, method: "POST", query: { ...order }, body: workbook });

/** The workbook that the empty screen offers to try with. */
export const sampleWorkbook = (options: CallOptions = {}) => bytes("samples/returned-table.xlsx", options);

export const listUnits = (options: CallOptions = {}) => json<ReportingUnit[]>(`${statistics}/units`, options);

export const addUnit = (unit: UnitRequest, options: CallOptions = {}) => json<ReportingUnit>(`${statistics}/units`, { ...options, method: "POST", body: unit });

export const listPeriods = (options: CallOptions = {}) => json<PeriodItem[]>(`${statistics}/periods`, options);

/** The same again answers the one that is open. */
export const openPeriod = (period: PeriodRequest, options: CallOptions = {}) => json<PeriodItem>(`${statistics}/periods`, { ...options, method: "POST", body: period });

const ofPeriod = (id: number, what: string) => `${statistics}/periods/${id}/${what}`;

export const getCollection = (period: number, unit: string, options: CallOptions = {}) =>
  json<CollectionReport>(ofPeriod(period, "collection"), { ...options, query: { unit } });

export interface SubmitOrder {
  period: number;
  unit: string;
  file: string;
  confirm: readonly string[];
  /** The same for each attempt with the same file. */
  key: string;
}

/** Files a unit's workbook in place of its earlier one. Safe to repeat: the same file or key changes nothing more. */
export const submitTable = ({ period, key, ...query }: SubmitOrder, workbook: Blob, options: CallOptions = {}) =>
  json<SubmissionItem>(ofPeriod(period, "submissions"), { ...options, method: "POST", query, body: workbook, key });

export const listSubmissionRows = (submission: number, page: number, pageSize: number, options: CallOptions = {}) =>
  json<RowPage>(`${statistics}/submissions/${submission}/rows`, { ...options, query: { status: "questioned", page, pageSize } });

export const getRollUp = (period: number, unit: string, options: CallOptions = {}) => json<RollUpReport>(ofPeriod(period, "roll-up"), { ...options, query: { unit } });

export const getCoverage = (period: number, unit: string, options: CallOptions = {}) => json<CoverageReport>(ofPeriod(period, "coverage"), { ...options, query: { unit } });

export const listDenominators = (period: number, options: CallOptions = {}) => json<Denominator[]>(ofPeriod(period, "denominators"), options);

/** All of them are written or none; a null count takes one back. */
export const stateDenominators = (period: number, denominators: readonly DenominatorRequest[], options: CallOptions = {}) =>
  json<Denominator[]>(ofPeriod(period, "denominators"), { ...options, method: "PUT", body: denominators });

export const listSnapshots = (period: number, options: CallOptions = {}) => json<SnapshotItem[]>(ofPeriod(period, "snapshots"), options);

/** Safe to repeat with the same key. */
export const freezeSnapshot = (period: number, unitCode: string, title: string, key: string, options: CallOptions = {}) =>
  json<SnapshotDetails>(ofPeriod(period, "snapshots"), { ...options, method: "POST", body: { unitCode, title }, key });

/** A workbook that the service keeps or makes: where it is, so that programs that cannot save may open it. */
export const workbookAt = (url: string, options: CallOptions = {}) => bytes(url, options);

export const returnFileUrl = ({ id }: Pick<SubmissionItem, "id">) => `${statistics}/submissions/${id}/return`;

export const attachmentUrl = (period: number, unit: string) => `${ofPeriod(period, "attachment")}?unit=${encodeURIComponent(unit)}`;

export const snapshotAttachmentUrl = ({ id }: Pick<SnapshotItem, "id">) => `${statistics}/snapshots/${id}/attachment`;

/** An empty table with the unit's name, to be filled in. */
export const blankTableUrl = (period: number, unit: string) => `${ofPeriod(period, "table")}?unit=${encodeURIComponent(unit)}`;
