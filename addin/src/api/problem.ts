import type { Finding } from "./contracts.ts";

/** The body of an RFC 9457 answer, as far as the service promises it. */
interface ProblemBody {
  type?: string;
  title?: string;
  detail?: string;
  correlationId?: string;
  errors?: Record<string, string[]>;
  findings?: Finding[];
}

/** Refusals that end without the user's doing: the same request is finished later, under its reserved number. */
const mendable = new Set(["request-in-progress", "template-invalid"]);
/** An answer that is not the service's own, such as the page of a proxy, tells nothing about a request that was sent before. */
const foreign = "unreadable";

/** Every way in which a call can fail, in one type: `network` means that no answer came at all. */
export class Problem extends Error {
  readonly errors: Record<string, string[]>;
  readonly findings: Finding[];

  constructor(
    /** Problem id without its path, e.g. `candidate-not-eligible`; `network` and `unreadable` are the pane's own. */
    readonly id: string,
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly correlationId: string | null,
    /** Seconds that the service asks to wait, or null. */
    readonly retryAfter: number | null = null,
    body: Pick<ProblemBody, "errors" | "findings"> = {},
  ) {
    super(detail || title || id);
    this.name = "Problem";
    this.errors = body.errors ?? {};
    this.findings = body.findings ?? [];
  }

  /** True when the same request may be sent again without asking the user: nothing came back, or the service is busy with it. */
  get worthRepeating(): boolean {
    return this.id === "network" || this.id === "request-in-progress" || this.status === 502 || this.status === 503 || this.status === 504;
  }

  /** True when the service gave its verdict, so that the same request will get the same answer for ever. */
  get isFinal(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 408 && this.status !== 429 && this.id !== foreign && !mendable.has(this.id);
  }
}

export const networkProblem = () => new Problem("network", 0, "", "", null);

export async function readProblem(response: Response): Promise<Problem> {
  const retryAfter = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  const fallbackId = response.headers.get("X-Correlation-Id");
  const body = await response.json().then((json: unknown) => (json ?? {}) as ProblemBody, () => null);
  const wait = Number.isFinite(retryAfter) ? retryAfter : null;
  if (!body || typeof body !== "object")
    return new Problem(foreign, response.status, "", "", fallbackId, wait);
  const id = (body.type ?? "").split("/").pop() || foreign;
  return new Problem(id, response.status, body.title ?? "", body.detail ?? "", body.correlationId ?? fallbackId, wait, body);
}

export const isAbort = (error: unknown) => error instanceof DOMException && error.name === "AbortError";

export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem("pane", 0, "", error instanceof Error ? error.message : String(error), null);
