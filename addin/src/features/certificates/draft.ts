import type { Proposal } from "../../api/client.ts";
import type { Credential, Facts } from "../../api/contracts.ts";

/** A request that was sent and not answered yet: the same key and the same proposal ask for its outcome. */
export interface Pending {
  key: string;
  proposal: Proposal;
}

/** Only what the user typed or chose, so that a reload loses nothing. */
export interface Draft {
  packId: string | null;
  facts: Facts;
  /** Text of fields that could not be read as what they should be, by path. */
  unread: Record<string, string>;
  pending: Pending | null;
}

export const emptyFacts = (): Facts => ({
  enterprise: {}, candidate: {}, declarations: {}, training: [], appointment: {}, consultation: null,
});

export const emptyDraft = (): Draft => ({ packId: null, facts: emptyFacts(), unread: {}, pending: null });

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === "" ||
  (typeof value === "object" && Object.values(value).every(isBlank));

export const isEmptyDraft = (draft: Draft) => isBlank(draft.facts) && isBlank(draft.unread) && draft.pending === null;

const shown = (credential: Credential | null | undefined) => (isBlank(credential) ? null : credential ?? null);

/** The facts as they are sent: an empty group is "not known", and an answer to a question that is not asked is left out. */
export function tidyFacts(facts: Facts): Facts {
  const { candidate, declarations, enterprise } = facts;
  const asksResponsibility = !isBlank(declarations.accident) && declarations.accident !== "none";
  return {
    ...facts,
    candidate: { ...candidate, qualification: shown(candidate.qualification), title: shown(candidate.title) },
    declarations: { ...declarations, responsibleForAccident: asksResponsibility ? declarations.responsibleForAccident ?? null : null },
    training: facts.training.filter((training) => !isBlank(training)),
    consultation: enterprise.ownership === "state-owned" && !isBlank(facts.consultation) ? facts.consultation : null,
  };
}

/** The facts of a register entry as the start of a draft, whole even when the service leaves groups out. */
export function factsOf(given: Partial<Facts>, id: string): Facts {
  const { knownTerms: _, registeredName: __, ...appointment } = (given.appointment ?? {}) as Facts["appointment"] & { knownTerms?: unknown; registeredName?: unknown };
  return {
    enterprise: given.enterprise ?? {},
    candidate: { ...given.candidate, id },
    declarations: given.declarations ?? {},
    training: given.training ?? [],
    appointment,
    consultation: given.consultation ?? null,
  };
}

const storageName = "cqo.draft.1";

export function loadDraft(storage: Pick<Storage, "getItem"> = localStorage): Draft {
  try {
    const stored = JSON.parse(storage.getItem(storageName) ?? "null") as Partial<Draft> | null;
    if (!stored?.facts) return emptyDraft();
    return { ...emptyDraft(), ...stored, facts: { ...emptyFacts(), ...stored.facts } };
  } catch {
    // A draft that cannot be read must not keep the pane from starting.
    return emptyDraft();
  }
}

export function saveDraft(draft: Draft, storage: Pick<Storage, "setItem" | "removeItem"> = localStorage): void {
  try {
    if (isEmptyDraft(draft) && draft.packId === null) storage.removeItem(storageName);
    else storage.setItem(storageName, JSON.stringify(draft));
  } catch {
    // Private windows and full disks refuse; the form works on without a saved draft.
  }
}
