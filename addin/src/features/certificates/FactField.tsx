import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import type { Finding, RegionItem } from "../../api/contracts.ts";
import { inLocale, useLocale, useText } from "../../strings/text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { getAt } from "./factPath.ts";
import type { FieldSpec } from "./fields.ts";
import { labelKey, readField, showField } from "./fields.ts";
import type { DraftEditing } from "./useDraft.ts";
import { findingOf, isMissing, isTold } from "./verdict.ts";

export interface FormContext {
  editing: DraftEditing;
  findings: readonly Finding[];
  /** The service's complaints by path of the field. */
  errors: Record<string, string[]>;
  regions: readonly RegionItem[];
  hints: Record<string, string>;
}

interface Message {
  tone: "danger" | "warning";
  /** Empty when another field tells it. */
  text: string;
  id: string;
}

/** The one message that a field shows: unreadable text first, then the service's complaint, then the finding. */
function useMessage(spec: FieldSpec, id: string, { editing, findings, errors }: FormContext): Message | null {
  const { certificate } = useText();
  const locale = useLocale();
  if (editing.draft.unread[spec.path] !== undefined) {
    const texts: Record<string, string> = { month: certificate.notAMonth, number: certificate.notANumber };
    return { tone: "danger", id, text: texts[spec.kind] ?? certificate.notADate };
  }
  const error = errors[spec.path]?.[0];
  if (error) return { tone: "danger", id, text: error };
  const finding = findingOf(findings, spec.path);
  if (!finding) return null;
  const text = isTold(finding, spec.path) ? inLocale(locale, finding.text, finding.textEn) : "";
  return { tone: finding.blocks ? "danger" : "warning", id: `finding-${finding.rule}`, text };
}

function useField(spec: FieldSpec, context: FormContext) {
  const { certificate } = useText();
  const id = useId();
  const message = useMessage(spec, `${id}-message`, context);
  const value = getAt(context.editing.draft.facts, spec.path);
  // An example helps while the field is empty; afterwards it is only noise.
  const hint = showField(spec.kind, value) === "" ? context.hints[spec.path] ?? certificate.hints[labelKey(spec.path)] : undefined;
  const describedBy = [message?.id ?? "", hint ? `${id}-hint` : ""].filter(Boolean).join(" ") || undefined;
  const set = (typed: string) => {
    const { value: next, unread } = readField(spec.kind, typed);
    context.editing.edit(spec.path, next, unread);
  };
  const control = {
    id, "data-path": spec.path, "aria-describedby": describedBy, "aria-invalid": message?.tone === "danger" ? true : undefined,
  } as const;
  const missing = isMissing(context.findings, spec.path);
  return { id, label: certificate.fields[labelKey(spec.path)] ?? spec.path, hint, message, value, set, control, missing };
}

type FieldState = ReturnType<typeof useField>;

function Note({ field }: { field: FieldState }) {
  const { id, message, hint } = field;
  return (
    <>
      {message?.text && <p class={`message message-${message.tone}`} id={message.id}><Icon name={message.tone === "danger" ? "cross" : "bang"} size={14} /><span>{message.text}</span></p>}
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
    </>
  );
}

function Labelled({ spec, field, children }: { spec: FieldSpec; field: FieldState; children: ComponentChildren }) {
  return (
    <div class={`field${spec.half ? " half" : ""}${field.missing ? " missing" : ""}`}>
      <label for={field.id}>{field.label}</label>
      {children}
      <Note field={field} />
    </div>
  );
}

function TypedField({ spec, context }: { spec: FieldSpec; context: FormContext }) {
  const field = useField(spec, context);
  // What is being typed stays as typed; leaving the field shows how it was understood.
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? context.editing.draft.unread[spec.path] ?? showField(spec.kind, field.value);
  const numeric = spec.kind === "number" ? "decimal" : spec.kind === "phone" ? "tel" : undefined;
  return (
    <Labelled spec={spec} field={field}>
      <input
        {...field.control} type="text" autocomplete="off" spellcheck={false} inputMode={numeric} value={shown}
        onInput={(event) => { setTyped(event.currentTarget.value); field.set(event.currentTarget.value); }}
        onBlur={() => setTyped(null)}
      />
    </Labelled>
  );
}

function ChoiceField({ spec, context }: { spec: FieldSpec; context: FormContext }) {
  const { certificate, common } = useText();
  const field = useField(spec, context);
  return (
    <Labelled spec={spec} field={field}>
      <select {...field.control} value={String(field.value ?? "")} onChange={(event) => field.set(event.currentTarget.value)}>
        <option value="">{common.choose}</option>
        {Object.entries(certificate.words[spec.words ?? ""] ?? {}).map(([value, name]) => <option key={value} value={value}>{name}</option>)}
      </select>
    </Labelled>
  );
}

function RegionField({ spec, context }: { spec: FieldSpec; context: FormContext }) {
  const { common } = useText();
  const field = useField(spec, context);
  const { regions } = context;
  const cities = regions.filter((region) => region.level === "city");
  const countiesOf = (code: string) => regions.filter((region) => region.parentCode === code && region.level !== "city");
  const option = ({ code, name }: RegionItem) => <option key={code} value={code}>{name}</option>;
  return (
    <Labelled spec={spec} field={field}>
      <select {...field.control} value={String(field.value ?? "")} onChange={(event) => field.set(event.currentTarget.value)}>
        <option value="">{common.choose}</option>
        {cities.map((city) => {
          const counties = countiesOf(city.code);
          return counties.length === 0 ? option(city) : <optgroup key={city.code} label={city.name}>{option(city)}{counties.map(option)}</optgroup>;
        })}
      </select>
    </Labelled>
  );
}

function YesNoField({ spec, context }: { spec: FieldSpec; context: FormContext }) {
  const { common } = useText();
  const field = useField(spec, context);
  const radio = (word: string, answer: boolean) => (
    <label class="radio">
      <input
        {...(answer ? field.control : { "data-path": spec.path, "aria-describedby": field.control["aria-describedby"] })}
        aria-invalid={undefined} type="radio" name={field.id} checked={field.value === answer}
        onChange={() => field.set(answer ? "yes" : "no")}
      />
      {word}
    </label>
  );
  return (
    <fieldset class={`field yes-no${field.missing ? " missing" : ""}`}>
      <legend>{field.label}</legend>
      <div class="radios">{radio(common.yes, true)}{radio(common.no, false)}</div>
      <Note field={field} />
    </fieldset>
  );
}

function CheckField({ spec, context }: { spec: FieldSpec; context: FormContext }) {
  const field = useField(spec, context);
  return (
    <div class="field">
      <label class="check">
        <input
          {...field.control} aria-invalid={undefined} type="checkbox" checked={field.value === true}
          onChange={(event) => field.set(event.currentTarget.checked ? "yes" : "")}
        />
        {field.label}
      </label>
      <Note field={field} />
    </div>
  );
}

export function FactField(props: { spec: FieldSpec; context: FormContext }) {
  switch (props.spec.kind) {
    case "choice": return <ChoiceField {...props} />;
    case "region": return <RegionField {...props} />;
    case "yes-no": return <YesNoField {...props} />;
    case "check": return <CheckField {...props} />;
    default: return <TypedField {...props} />;
  }
}
