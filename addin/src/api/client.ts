import type {
  CandidatePage, CertificateDetails, CertificateRequest, Decision, DocumentItem, DocumentPage, Facts, PolicyPackSummary, RegionItem, Session,
  TemplateDescription,
} from "./contracts.ts";
import { isAbort, networkProblem, readProblem } from "./problem.ts";

export interface CallOptions {
  signal?: AbortSignal | undefined;
}

export interface Sending extends CallOptions {
  method?: "GET" | "POST" | "PUT";
  /** A list is sent as the same name several times. */
  query?: Record<string, string | number | readonly string[] | null | undefined>;
  /** Sent as JSON; a file as it is. */
  body?: unknown;
  key?: string;
}

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

let language = "zh-CN";

/** The language that answers, and above all problems, come back in. */
export const speak = (locale: string) => { language = locale; };

function addressOf(path: string, query: Sending["query"]): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    for (const one of Array.isArray(value) ? value as string[] : [value])
      if (one !== null && one !== undefined && one !== "") parameters.append(name, String(one));
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}

async function send(path: string, { method = "GET", query, body, key, signal }: Sending): Promise<Response> {
  const address = addressOf(path, query);
  const isFile = body instanceof Blob;
  const headers: Record<string, string> = { "Accept-Language": language };
  if (body !== undefined) headers["Content-Type"] = isFile ? workbookType : "application/json";
  if (key) headers["Idempotency-Key"] = key;
  const init: RequestInit = { method, headers, signal: signal ?? null, credentials: "same-origin" };
  if (body !== undefined) init.body = isFile ? body : JSON.stringify(body);
  const response = await fetch(address, init).catch((error: unknown) => {
    throw isAbort(error) ? error : networkProblem();
  });
  if (!response.ok) throw await readProblem(response);
  return response;
}

export async function json<T>(path: string, sending: Sending): Promise<T> {
  const response = await send(path, sending);
  // A connection cut in the middle of the body is the same to the user as no answer.
  return response.json().catch((error: unknown) => { throw isAbort(error) ? error : networkProblem(); }) as Promise<T>;
}

export async function bytes(path: string, sending: Sending): Promise<Uint8Array> {
  const response = await send(path, sending);
  return new Uint8Array(await response.arrayBuffer().catch((error: unknown) => { throw isAbort(error) ? error : networkProblem(); }));
}

export const getSession = (options: CallOptions = {}) => json<Session>("/api/session", options);

export const listPolicyPacks = (options: CallOptions = {}) => json<PolicyPackSummary[]>("/api/policy-packs", options);

export const listRegions = (options: CallOptions = {}) => json<RegionItem[]>("/api/regions", options);

export const listTemplates = (options: CallOptions = {}) => json<TemplateDescription[]>("/api/templates", options);

export const listCandidates = (query: string, limit: number, options: CallOptions = {}) =>
  json<CandidatePage>("/api/candidates", { ...options, query: { query, limit } });

/** A proposed appointment with every group of facts, and the pack that judges it. */
export type Proposal = CertificateRequest & { facts: Facts };

export const checkEligibility = (proposal: Proposal, options: CallOptions = {}) =>
  json<Decision>("/api/appointments/check", { ...options, method: "POST", body: proposal });

export const previewPaper = (proposal: Proposal & { templateId?: string }, options: CallOptions = {}) =>
  bytes("/api/certificates/preview", { ...options, method: "POST", body: proposal });

/** Safe to repeat with the same key and the same proposal: the service then gives the same certificate. */
export const issueCertificate = (proposal: Proposal, key: string, options: CallOptions = {}) =>
  json<CertificateDetails>("/api/certificates", { ...options, method: "POST", body: proposal, key });

export const getCertificate = (id: string, options: CallOptions = {}) =>
  json<CertificateDetails>(`/api/certificates/${encodeURIComponent(id)}`, options);

export const writePaper = (certificateId: string, template: string, options: CallOptions = {}) =>
  json<DocumentItem>(`/api/certificates/${encodeURIComponent(certificateId)}/papers/${encodeURIComponent(template)}`, { ...options, method: "PUT" });

export interface DocumentFilter {
  query: string;
  year: string;
  unit: string;
  kind: string;
  page: number;
  pageSize: number;
}

export const listDocuments = (filter: DocumentFilter, options: CallOptions = {}) =>
  json<DocumentPage>("/api/documents", { ...options, query: { ...filter } });

export const downloadDocument = (paper: Pick<DocumentItem, "contentUrl">, options: CallOptions = {}) => bytes(paper.contentUrl, options);
