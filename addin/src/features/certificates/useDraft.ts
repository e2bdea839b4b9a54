import { useCallback, useEffect, useState } from "preact/hooks";
import type { Facts } from "../../api/contracts.ts";
import type { Draft, Pending } from "./draft.ts";
import { emptyDraft, loadDraft, saveDraft } from "./draft.ts";
import { setAt } from "./factPath.ts";

export interface DraftEditing {
  draft: Draft;
  /** Sets one fact; `unread` is the text when it could not be read as a value. */
  edit: (path: string, value: unknown, unread?: string) => void;
  editFacts: (change: (facts: Facts) => Facts) => void;
  choosePack: (packId: string | null) => void;
  setPending: (pending: Pending | null) => void;
  replace: (draft: Draft) => void;
  discard: () => void;
}

function withFact(draft: Draft, path: string, value: unknown, unreadText: string | undefined): Draft {
  const { [path]: _, ...unread } = draft.unread;
  const facts = setAt(draft.facts, path, value);
  // Another name is another person: the register decides who that is.
  if (path === "candidate.name" && facts.candidate.id) facts.candidate = { ...facts.candidate, id: null };
  return { ...draft, facts, unread: unreadText === undefined ? unread : { ...unread, [path]: unreadText } };
}

export function useDraft(): DraftEditing {
  const [draft, setDraft] = useState(loadDraft);
  useEffect(() => saveDraft(draft), [draft]);
  return {
    draft,
    edit: useCallback((path, value, unread) => setDraft((before) => withFact(before, path, value, unread)), []),
    editFacts: useCallback((change) => setDraft((before) => ({ ...before, facts: change(before.facts) })), []),
    choosePack: useCallback((packId) => setDraft((before) => ({ ...before, packId })), []),
    setPending: useCallback((pending) => setDraft((before) => {
      const next = { ...before, pending };
      // Before the request leaves: a crash in the next moment must find the key on the disk.
      saveDraft(next);
      return next;
    }), []),
    replace: setDraft,
    discard: useCallback(() => setDraft((before) => ({ ...emptyDraft(), packId: before.packId })), []),
  };
}
