import type { ComponentChildren } from "preact";
import type { IconName } from "./Icon.tsx";
import { Icon } from "./Icon.tsx";

export type Tone = "info" | "success" | "warning" | "danger";

const icons: Record<Tone, IconName> = { info: "bang", success: "check", warning: "bang", danger: "cross" };

export function Mark({ tone }: { tone: Tone | "open" | "quiet" }) {
  const icon = tone === "open" ? "question" : tone === "quiet" ? "document" : icons[tone];
  return <span class={`mark mark-${tone}`}><Icon name={icon} size={14} /></span>;
}

interface NoticeProps {
  tone: Tone;
  title?: string | undefined;
  children?: ComponentChildren;
  actions?: ComponentChildren;
  /** `alert` interrupts a screen reader: only for failures that the user has to act on. */
  role?: "alert" | "status";
}

export function Notice({ tone, title, children, actions, role }: NoticeProps) {
  return (
    <div class={`notice notice-${tone}`} role={role}>
      <Mark tone={tone} />
      <div class="notice-body">
        {title && <strong>{title}</strong>}
        {children && <div class="notice-text">{children}</div>}
        {actions && <div class="notice-actions">{actions}</div>}
      </div>
    </div>
  );
}
