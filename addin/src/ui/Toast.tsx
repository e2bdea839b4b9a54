import type { ComponentChildren } from "preact";
import { createContext } from "preact";
import { useCallback, useContext, useEffect, useState } from "preact/hooks";
import { useText } from "../strings/text.ts";
import { Icon } from "./Icon.tsx";

interface ToastMessage {
  text: string;
  undo?: () => void;
}

// Long enough to read, turn around and press the button.
const shownFor = 12_000;

const ToastContext = createContext<(message: ToastMessage | null) => void>(() => {});

export const useToast = () => useContext(ToastContext);

export function ToastArea({ children }: { children: ComponentChildren }) {
  const [message, setMessage] = useState<ToastMessage | null>(null);
  const { common } = useText();
  const show = useCallback((next: ToastMessage | null) => setMessage(next), []);
  useEffect(() => {
    if (!message) return;
    const timer = setTimeout(() => setMessage(null), shownFor);
    return () => clearTimeout(timer);
  }, [message]);
  const undo = () => { message?.undo?.(); setMessage(null); };
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div role="status">{message && (
        <div class="toast">
          <span>{message.text}</span>
          {message.undo && <button type="button" class="button small" onClick={undo}>{common.undo}</button>}
          <button type="button" class="button subtle small icon-only" aria-label={common.close} onClick={() => setMessage(null)}><Icon name="cross" size={16} /></button>
        </div>
      )}</div>
    </ToastContext.Provider>
  );
}
