import { describe, expect, it } from "vitest";
import { emptyDraft, emptyFacts, factsOf, isEmptyDraft, loadDraft, saveDraft, tidyFacts } from "./draft.ts";

function memory(start: Record<string, string> = {}) {
  const kept = new Map(Object.entries(start));
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => { kept.set(name, value); },
    removeItem: (name: string) => { kept.delete(name); },
  };
}

describe("draft", () => {
  it("SaveDraft_WhenLoadedAgain_IsTheSame", () => {
    const storage = memory();
    const draft = { ...emptyDraft(), facts: { ...emptyFacts(), candidate: { name: "丁𠮷安" } }, unread: { "appointment.appointedOn": "昨天" } };
    saveDraft(draft, storage);
    expect(loadDraft(storage)).toEqual(draft);
  });

  it("SaveDraft_WhenNothingIsTyped_LeavesNothingOnTheComputer", () => {
    const storage = memory();
    saveDraft({ ...emptyDraft(), facts: { ...emptyFacts(), enterprise: { name: "某" } } }, storage);
    saveDraft({ ...emptyDraft(), facts: { ...emptyFacts(), enterprise: { name: null } } }, storage);
    expect(storage.kept.size).toBe(0);
  });

  it.each(["{", "[]", "null", '"x"'])("LoadDraft_WhenStorageHolds %s_StartsEmpty", (text) => expect(loadDraft(memory({ "cqo.draft.1": text }))).toEqual(emptyDraft()));

  it("LoadDraft_WhenStorageIsRefused_StartsEmpty", () => expect(loadDraft({ getItem: () => { throw new Error("denied"); } })).toEqual(emptyDraft()));

  it("SaveDraft_WhenStorageIsFull_DoesNotFail", () =>
    expect(() => saveDraft({ ...emptyDraft(), packId: "x" }, { setItem: () => { throw new Error("quota"); }, removeItem: () => {} })).not.toThrow());

  it("IsEmptyDraft_WhenARequestIsUnanswered_IsFalse", () =>
    expect(isEmptyDraft({ ...emptyDraft(), pending: { key: "k", proposal: { packId: null, facts: emptyFacts() } } })).toBe(false));

  it("TidyFacts_WhenACredentialIsCleared_IsUnknownAgain", () =>
    expect(tidyFacts({ ...emptyFacts(), candidate: { title: { level: null, name: "" } } }).candidate.title).toBeNull());

  it("TidyFacts_WhenTheEnterpriseIsNotStateOwned_SendsNoConsultation", () => {
    const facts = { ...emptyFacts(), consultation: { body: "组织部" } };
    expect(tidyFacts({ ...facts, enterprise: { ownership: "private" as const } }).consultation).toBeNull();
    expect(tidyFacts({ ...facts, enterprise: { ownership: "state-owned" as const } }).consultation).toEqual({ body: "组织部" });
  });

  it("TidyFacts_WhenThereWasNoAccident_AsksNobodyForIt", () =>
    expect(tidyFacts({ ...emptyFacts(), declarations: { accident: "none", responsibleForAccident: true } }).declarations.responsibleForAccident).toBeNull());

  it("FactsOf_WhenTheRegisterLeavesGroupsOut_IsWholeAndWithoutKnownTerms", () => {
    const facts = factsOf({ appointment: { appointedBy: "周", knownTerms: [] } }, "id-1");
    expect(facts).toEqual({ ...emptyFacts(), candidate: { id: "id-1" }, appointment: { appointedBy: "周" } });
  });
});
