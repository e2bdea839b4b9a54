import { useEffect, useRef, useState } from "preact/hooks";
import { checkEligibility, listPolicyPacks, listRegions } from "../../api/client.ts";
import type { Proposal } from "../../api/client.ts";
import type { CandidateItem, Decision, PolicyPackSummary, RegionItem } from "../../api/contracts.ts";
import type { Host } from "../../hosts/host.ts";
import { inLocale, useLocale, useText } from "../../strings/text.ts";
import { useAnnounce } from "../../ui/Live.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import { useToast } from "../../ui/Toast.tsx";
import { useDebounced } from "../../ui/useDebounced.ts";
import { useLoaded } from "../../ui/useLoaded.ts";
import { CandidatePicker } from "./CandidatePicker.tsx";
import type { Draft } from "./draft.ts";
import { emptyDraft, emptyFacts, factsOf, isEmptyDraft, tidyFacts } from "./draft.ts";
import type { FormContext } from "./FactField.tsx";
import { plainPath } from "./factPath.ts";
import { FactsForm } from "./FactsForm.tsx";
import { focusField } from "./Findings.tsx";
import { IssuedView } from "./IssuedView.tsx";
import { PreviewDialog } from "./PreviewDialog.tsx";
import type { DraftEditing } from "./useDraft.ts";
import { useDraft } from "./useDraft.ts";
import type { Issuing } from "./useIssueCertificate.ts";
import { useIssueCertificate } from "./useIssueCertificate.ts";
import { VerdictBar } from "./VerdictBar.tsx";
import { sortFindings } from "./verdict.ts";

const proposalOf = (draft: Draft): Proposal => ({ packId: draft.packId, facts: tidyFacts(draft.facts) });

function useCheckEligibility(draft: Draft) {
  const key = useDebounced(isEmptyDraft(draft) ? null : JSON.stringify(proposalOf(draft)), 250);
  return useLoaded(key, (signal) => checkEligibility(proposalOf(draft), { signal }));
}

function PackChoice({ packs, editing }: { packs: readonly PolicyPackSummary[]; editing: DraftEditing }) {
  const { certificate, common } = useText();
  const locale = useLocale();
  const byDefault = packs.find((pack) => pack.isDefault)?.id ?? "";
  return (
    <div class="field pack">
      <label for="pack">{certificate.pack}</label>
      <select id="pack" value={editing.draft.packId ?? byDefault} onChange={(event) => editing.choosePack(event.currentTarget.value === byDefault ? null : event.currentTarget.value)}>
        {packs.length === 0 && <option value="">{common.loading}</option>}
        {packs.map(({ id, version, title, titleEn, status }) => (
          <option key={`${id} ${version}`} value={id}>{inLocale(locale, title, titleEn)} · {certificate.packStatus[status] ?? status}</option>
        ))}
      </select>
    </div>
  );
}

function PendingNotice({ editing, issuing }: { editing: DraftEditing; issuing: Issuing }) {
  const { certificate } = useText();
  const { pending } = editing.draft;
  if (!pending || issuing.busy) return null;
  return (
    <Notice
      tone="warning" title={certificate.pendingHeading} role="status"
      actions={<button type="button" class="button small" onClick={issuing.findOut}>{certificate.pendingAsk}</button>}
    >
      <p>{issuing.stopped ? certificate.stopped : certificate.pendingText(pending.proposal.facts.candidate.name ?? "")}</p>
    </Notice>
  );
}

function IssueProgress({ issuing }: { issuing: Issuing }) {
  const { certificate } = useText();
  if (!issuing.busy) return null;
  return (
    <div class="progress">
      <progress aria-label={certificate.issuing} />
      <span role="status">{issuing.attempt > 1 ? certificate.repeating(issuing.attempt) : certificate.issuing}</span>
      <button type="button" class="button small" onClick={issuing.stop}>{certificate.stop}</button>
    </div>
  );
}

/** Choosing and discarding replace the draft; both can be undone. */
function useDraftSteps({ draft, replace, discard }: DraftEditing) {
  const { certificate: { picker, discarded } } = useText();
  const toast = useToast();
  const announce = useAnnounce();
  const put = (next: Draft, name: string) => {
    const before = draft;
    replace(next);
    if (isEmptyDraft(before)) announce(picker.chosen(name));
    else toast({ text: picker.replaced(name), undo: () => replace(before) });
  };
  return {
    choose: ({ id, name, facts }: CandidateItem) => put({ ...emptyDraft(), packId: draft.packId, facts: factsOf(facts, id) }, name),
    startNew: (name: string) => {
      put({ ...emptyDraft(), packId: draft.packId, facts: { ...emptyFacts(), candidate: { name } } }, name);
      focusField(["enterprise.name"]);
    },
    discardDraft: () => {
      const before = draft;
      discard();
      toast({ text: discarded, undo: () => replace(before) });
    },
  };
}

function formContext(
  editing: DraftEditing, decision: Decision | null, regions: RegionItem[], complaints: Record<string, string[]>, termHint: (start: string, end: string) => string,
): FormContext {
  const { termStart, termEnd, findings = [] } = decision ?? {};
  return {
    editing, findings, regions,
    errors: Object.fromEntries(Object.entries(complaints).map(([path, texts]) => [plainPath(path.replace(/^facts\./i, "")), texts])),
    hints: termStart && termEnd ? { "appointment.termEnd": termHint(termStart, termEnd) } : {},
  };
}

/** The heading that takes the focus when the form begins anew. */
function useFocusAfter(turn: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { if (turn > 0) heading.current?.focus(); }, [turn]);
  return heading;
}

/** Goes to the first field that stands in the way of issuing; false when none does. */
function useGoToFault() {
  const { certificate: words } = useText();
  const announce = useAnnounce();
  return (draft: Draft, decision: Decision) => {
    const { eligible, blocking } = sortFindings(decision);
    // The paper would be written without what stands in a field that could not be read.
    const unread = Object.keys(draft.unread);
    if (unread.length === 0 && eligible) return false;
    announce(eligible ? words.notRead(unread.length) : words.notEligible(blocking.length));
    focusField(eligible ? unread : blocking.flatMap((finding) => finding.fields));
    return true;
  };
}

/** Issues a certificate: who, which conditions hold, a look at the paper, the paper. */
export function CertificateScreen({ host }: { host: Host }) {
  const { certificate: words } = useText();
  const editing = useDraft();
  const { draft } = editing;
  const issuing = useIssueCertificate(editing);
  const steps = useDraftSteps(editing);
  const toast = useToast();
  const goToFault = useGoToFault();
  const packs = useLoaded("packs", (signal) => listPolicyPacks({ signal }));
  const regions = useLoaded("regions", (signal) => listRegions({ signal }));
  const check = useCheckEligibility(draft);
  const [previewing, setPreviewing] = useState(false);
  const [startOver, setStartOver] = useState(0);
  const heading = useFocusAfter(startOver);

  if (issuing.certificate) {
    return <IssuedView certificate={issuing.certificate} host={host} onNext={() => { issuing.next(); setStartOver(startOver + 1); }} />;
  }
  const empty = isEmptyDraft(draft);
  // What was said about the last draft must not stand beside an empty one.
  const decision = empty ? null : check.value;
  const context = formContext(editing, decision, regions.value ?? [], { ...check.problem?.errors, ...issuing.problem?.errors }, words.termHint);
  const blocked = issuing.busy || draft.pending !== null;
  const issue = () => {
    if (blocked || !decision) return;
    if (goToFault(draft, decision)) return;
    // An undo of the draft would bring back what is now being issued.
    toast(null);
    issuing.issue(proposalOf(draft));
  };
  return (
    <div class="screen two-columns">
      <form class="main" onSubmit={(event) => { event.preventDefault(); issue(); }} id="certificate-form">
        <h1 ref={heading} tabIndex={-1}>{words.heading}</h1>
        <PendingNotice editing={editing} issuing={issuing} />
        {packs.problem && !packs.value && <ProblemNotice problem={packs.problem} onRetry={() => { packs.again(); regions.again(); }} />}
        <section class="card">
          <CandidatePicker key={startOver} onChoose={steps.choose} onNew={steps.startNew} />
          <PackChoice packs={packs.value ?? []} editing={editing} />
        </section>
        <FactsForm context={context} />
        <div class="draft-line">
          <span class="quiet">{words.draftKept}</span>
          <button type="button" class="button subtle small" disabled={empty} onClick={steps.discardDraft}>{words.discard}</button>
        </div>
      </form>
      <VerdictBar verdict={decision ? sortFindings(decision) : null} unread={Object.keys(draft.unread).length} busy={check.busy} failed={check.problem !== null && !empty}>
        {issuing.problem && <ProblemNotice problem={issuing.problem} onRetry={draft.pending ? issuing.findOut : undefined} />}
        <IssueProgress issuing={issuing} />
        <div class="row verdict-actions">
          <button type="button" class="button" disabled={empty} onClick={() => setPreviewing(true)}>{words.preview}</button>
          <button type="submit" form="certificate-form" class="button primary" disabled={blocked || empty || !decision}>{words.issue}</button>
        </div>
      </VerdictBar>
      {previewing && <PreviewDialog proposal={proposalOf(draft)} onClose={() => setPreviewing(false)} />}
    </div>
  );
}
