import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useText } from "../../strings/text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useAnnounce } from "../../ui/Live.tsx";
import { Mark } from "../../ui/Notice.tsx";
import { Findings, focusField } from "./Findings.tsx";
import type { Verdict } from "./verdict.ts";

interface VerdictBarProps {
  verdict: Verdict | null;
  /** How many fields hold a text that could not be read. */
  unread: number;
  busy: boolean;
  failed: boolean;
  children: ComponentChildren;
}

function useSummary({ verdict, unread, busy, failed }: Omit<VerdictBarProps, "children">): string {
  const { certificate: { findings, notRead } } = useText();
  if (failed) return findings.failed;
  if (!verdict) return busy ? findings.checking : findings.waiting;
  if (verdict.eligible && unread > 0) return notRead(unread);
  return verdict.eligible ? findings.ready : findings.open(verdict.blocking.length);
}

function toneOf({ verdict, unread, failed }: Pick<VerdictBarProps, "verdict" | "unread" | "failed">) {
  if (failed || (verdict?.eligible && unread > 0)) return "warning" as const;
  if (!verdict) return "quiet" as const;
  return verdict.eligible ? "success" as const : "open" as const;
}

/** Stands at the foot of the pane (beside the form where there is room): the verdict in a line, the conditions, the next step. */
export function VerdictBar({ verdict, unread, busy, failed, children }: VerdictBarProps) {
  const { certificate: { findings: words } } = useText();
  const [open, setOpen] = useState(false);
  const announce = useAnnounce();
  const summary = useSummary({ verdict, unread, busy, failed });
  useEffect(() => { if (verdict) announce(summary); }, [summary]);
  const goTo = (fields: readonly string[]) => { setOpen(false); focusField(fields); };
  return (
    <aside class={`verdict${open ? " verdict-open" : ""}`} aria-label={words.heading}>
      {verdict && <div class="verdict-list" id="findings"><h2 class="verdict-heading">{words.heading}</h2><Findings verdict={verdict} onGoTo={goTo} /></div>}
      <div class="verdict-foot">
        <div class="verdict-line">
          <Mark tone={toneOf({ verdict, unread, failed })} />
          <span class="verdict-words">
            <strong>{summary}</strong>
            {verdict && verdict.advice.length > 0 && <span class="quiet">{words.advice(verdict.advice.length)}</span>}
          </span>
          {verdict && (
            <button type="button" class="button subtle small verdict-toggle" aria-expanded={open} aria-controls="findings" aria-label={open ? words.hide : words.show} onClick={() => setOpen(!open)}>
              <Icon name="chevron" />
            </button>
          )}
        </div>
        {children}
      </div>
    </aside>
  );
}
