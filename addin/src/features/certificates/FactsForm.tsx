import type { ComponentChildren } from "preact";
import type { TrainingFacts } from "../../api/contracts.ts";
import { inLocale, useLocale, useText } from "../../strings/text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useToast } from "../../ui/Toast.tsx";
import type { FormContext } from "./FactField.tsx";
import { FactField } from "./FactField.tsx";
import type { SectionSpec } from "./fields.ts";
import {
  appointmentSection, candidateSection, consultationSection, declarationSection, enterpriseSection, responsibilityField, trainingFields,
} from "./fields.ts";
import { findingOf, openIn } from "./verdict.ts";

function Section({ id, context, children }: { id: string; context: FormContext; children: ComponentChildren }) {
  const { certificate } = useText();
  const open = openIn(context.findings, id);
  const checked = context.findings.length > 0;
  return (
    <details class="card section" open>
      <summary>
        <Icon name="chevron" size={16} />
        <h2>{(certificate.sections as Record<string, string>)[id]}</h2>
        {checked && (open > 0
          ? <span class="chip chip-open">{certificate.sectionOpen(open)}</span>
          : <span class="chip chip-done"><Icon name="check" size={14} />{certificate.sectionDone}</span>)}
      </summary>
      <div class="fields">{children}</div>
    </details>
  );
}

function FieldSection({ section, context, children }: { section: SectionSpec; context: FormContext; children?: ComponentChildren }) {
  return (
    <Section id={section.id} context={context}>
      {section.fields.map((spec) => <FactField key={spec.path} spec={spec} context={context} />)}
      {children}
    </Section>
  );
}

function TrainingSection({ context }: { context: FormContext }) {
  const { certificate: { training: words }, common } = useText();
  const toast = useToast();
  const { draft, editFacts } = context.editing;
  const setTraining = (training: TrainingFacts[]) => editFacts((facts) => ({ ...facts, training }));
  const { training } = draft.facts;
  const locale = useLocale();
  const told = findingOf(context.findings, "training");
  const remove = (at: number) => {
    setTraining(training.filter((_, other) => other !== at));
    toast({ text: words.removed, undo: () => setTraining(training) });
  };
  return (
    <Section id="training" context={context}>
      {training.length === 0 && <p class="quiet span">{words.empty}</p>}
      {training.map((_, at) => (
        <fieldset key={at} class="item span">
          <legend>{words.item(at + 1)}</legend>
          <button type="button" class="button subtle small icon-only item-remove" aria-label={`${common.remove} ${words.item(at + 1)}`} onClick={() => remove(at)}><Icon name="bin" size={18} /></button>
          <div class="fields">{trainingFields(at).map((spec) => <FactField key={spec.path} spec={spec} context={context} />)}</div>
        </fieldset>
      ))}
      {told && <div class="field"><p class={`message message-${told.blocks ? "danger" : "warning"}`} id={`finding-${told.rule}`}><Icon name={told.blocks ? "cross" : "bang"} size={14} /><span>{inLocale(locale, told.text, told.textEn)}</span></p></div>}
      <div class="span">
        <button type="button" class="button" data-path="training" aria-describedby={told ? `finding-${told.rule}` : undefined} onClick={() => setTraining([...training, { class: "initial" }])}>
          <Icon name="plus" size={18} />{words.add}
        </button>
      </div>
    </Section>
  );
}

/** Everything that can be known about a proposed appointment, in the order of the review form. */
export function FactsForm({ context }: { context: FormContext }) {
  const { declarations, enterprise } = context.editing.draft.facts;
  const accident = declarations.accident ?? "none";
  return (
    <>
      <FieldSection section={enterpriseSection} context={context} />
      <FieldSection section={candidateSection} context={context} />
      <FieldSection section={declarationSection} context={context}>
        {accident !== "none" && <FactField spec={responsibilityField} context={context} />}
      </FieldSection>
      <TrainingSection context={context} />
      <FieldSection section={appointmentSection} context={context} />
      {enterprise.ownership === "state-owned" && <FieldSection section={consultationSection} context={context} />}
    </>
  );
}
