import type { ComponentChildren } from "preact";
import { createContext } from "preact";
import { useCallback, useContext, useRef, useState } from "preact/hooks";

const AnnounceContext = createContext<(text: string) => void>(() => {});

/** Says a text to screen readers without moving the focus. */
export const useAnnounce = () => useContext(AnnounceContext);

export function LiveRegion({ children }: { children: ComponentChildren }) {
  const [text, setText] = useState("");
  const turn = useRef(false);
  const announce = useCallback((next: string) => {
    // The same words twice are only read again when the content changes: a zero-width mark makes it so.
    turn.current = !turn.current;
    setText(turn.current ? next : `${next}\u200b`);
  }, []);
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div class="unseen" role="status" aria-live="polite">{text}</div>
    </AnnounceContext.Provider>
  );
}
