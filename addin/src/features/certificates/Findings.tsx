import type { Finding } from "../../api/contracts.ts";
import { inLocale, useLocale, useText } from "../../strings/text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Mark } from "../../ui/Notice.tsx";
import { plainPath } from "./factPath.ts";
import type { Verdict } from "./verdict.ts";

function markOf({ outcome, blocks, weight }: Finding) {
  if (outcome === "met") return "success" as const;
  if (weight === "advice" && !blocks) return "warning" as const;
  return outcome === "not-met" ? "danger" as const : "open" as const;
}

/** Opens the group of the first field that a finding looked at and puts the cursor into it. */
export function focusField(fields: readonly string[]): void {
  for (const path of fields.map(plainPath)) {
    const control = document.querySelector<HTMLElement>(`[data-path="${path}"], [data-path^="${path}."]`)
      ?? document.querySelector<HTMLElement>(`[data-path="${path.split(".")[0]}"]`);
    if (!control) continue;
    const group = control.closest("details");
    if (group) group.open = true;
    control.focus();
    control.scrollIntoView({ block: "center" });
    return;
  }
}

function FindingItem({ finding, onGoTo }: { finding: Finding; onGoTo: (fields: readonly string[]) => void }) {
  const { certificate: { findings: words } } = useText();
  const locale = useLocale();
  const { outcome, blocks, article, fields } = finding;
  const advice = finding.weight === "advice" && !blocks && outcome !== "met";
  const body = (
    <>
      <Mark tone={markOf(finding)} />
      <span class="finding-body">
        <span class="finding-head">
          <strong>{inLocale(locale, finding.title, finding.titleEn)}</strong>
          <span class="finding-outcome">{advice ? words.adviceMark : words.outcomes[outcome]}</span>
        </span>
        <span class="finding-text">{inLocale(locale, finding.text, finding.textEn)}</span>
        {article && <span class="finding-article">{words.basis} <span lang="zh-CN">{article}</span></span>}
      </span>
    </>
  );
  if (outcome === "met" || fields.length === 0) return <li class="finding">{body}</li>;
  return (
    <li>
      <button type="button" class="finding finding-link" onClick={() => onGoTo(fields)}>
        {body}<span class="unseen">{words.goTo}</span>
      </button>
    </li>
  );
}

/** Every condition: what stops the appointment first, advice next, what is met folded away. */
export function Findings({ verdict, onGoTo }: { verdict: Verdict; onGoTo: (fields: readonly string[]) => void }) {
  const { certificate: { findings: words } } = useText();
  const list = (items: Finding[]) => items.map((finding) => <FindingItem key={finding.rule} finding={finding} onGoTo={onGoTo} />);
  const open = [...verdict.blocking, ...verdict.advice];
  return (
    <>
      {open.length > 0 && <ul class="findings" aria-label={words.heading}>{list(open)}</ul>}
      {verdict.met.length > 0 && (
        <details class="met" open={open.length === 0}>
          <summary><Icon name="chevron" size={16} />{words.metGroup(verdict.met.length)}</summary>
          <ul class="findings">{list(verdict.met)}</ul>
        </details>
      )}
    </>
  );
}
