import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { useText } from "../strings/text.ts";
import { Icon } from "./Icon.tsx";

interface DialogProps {
  heading: string;
  onClose: () => void;
  children: ComponentChildren;
  actions?: ComponentChildren;
  wide?: boolean;
}

/** A native modal dialog: it keeps the focus, closes with Esc and gives the focus back. */
export function Dialog({ heading, onClose, children, actions, wide }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const headingId = useId();
  const { common } = useText();
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    dialog.current?.showModal();
    return () => before?.focus();
  }, []);
  return (
    <dialog
      ref={dialog} class={wide ? "wide" : undefined} aria-labelledby={headingId}
      onCancel={(event) => { event.preventDefault(); onClose(); }}
    >
      <header class="dialog-head">
        <h2 id={headingId}>{heading}</h2>
        <button type="button" class="button subtle icon-only" aria-label={common.close} onClick={onClose}><Icon name="cross" /></button>
      </header>
      <div class="dialog-body">{children}</div>
      {actions && <footer class="dialog-actions">{actions}</footer>}
    </dialog>
  );
}
