import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon } from "./Icon.tsx";

export interface ComboboxOption {
  id: string;
  content: ComponentChildren;
}

interface ComboboxProps {
  label: string;
  placeholder: string;
  hint: string;
  text: string;
  onText: (text: string) => void;
  options: ComboboxOption[];
  /** Shown under the options and read to screen readers: how many, none, busy. */
  status: string;
  onChoose: (id: string) => void;
}

/** Which option the arrows stand on, and what the keys do. */
function useListKeys(options: ComboboxOption[], onChoose: (id: string) => void) {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const choose = (at: number) => {
    const option = options[at];
    if (!option) return;
    close();
    onChoose(option.id);
  };
  const close = () => { setOpen(false); setActive(-1); };
  const move = (to: number) => {
    setOpen(true);
    setActive(options.length === 0 ? -1 : (to + options.length) % options.length);
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => move(active + 1),
    ArrowUp: () => move(active < 0 ? options.length - 1 : active - 1),
    Enter: () => choose(active),
    Escape: close,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    // Enter and Esc belong to the list only while it is open; an input method that is composing owns every key.
    if (!act || event.isComposing || (!open && !event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    act();
  };
  return { open, setOpen, active: Math.min(active, options.length - 1), setActive, choose, onKeyDown };
}

/** The combobox pattern with a list: the focus stays in the field, arrows move in the list, Enter takes, Esc closes. */
export function Combobox({ label, placeholder, hint, text, onText, options, status, onChoose }: ComboboxProps) {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const { open, setOpen, active, setActive, choose, onKeyDown } = useListKeys(options, onChoose);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div class="field combobox">
      <label for={id}>{label}</label>
      <div class="combobox-box">
        <Icon name="search" />
        <input
          id={id} type="text" role="combobox" autocomplete="off" spellcheck={false} placeholder={placeholder} value={text}
          aria-expanded={open} aria-controls={`${id}-list`} aria-autocomplete="list" aria-describedby={`${id}-hint`}
          aria-activedescendant={open && active >= 0 ? `${id}-${active}` : undefined}
          onInput={(event) => { onText(event.currentTarget.value); setOpen(true); setActive(-1); }}
          onClick={() => setOpen(true)} onKeyDown={onKeyDown} onBlur={() => setOpen(false)}
        />
      </div>
      <p class="hint" id={`${id}-hint`}>{hint}</p>
      <div class="popup" hidden={!open}>
        <ul id={`${id}-list`} role="listbox" aria-label={label} ref={list}>
          {options.map((option, at) => (
            <li
              key={option.id} id={`${id}-${at}`} role="option" aria-selected={at === active}
              onPointerDown={(event) => event.preventDefault()} onClick={() => choose(at)}
            >
              {option.content}
            </li>
          ))}
        </ul>
        <p class="popup-status">{status}</p>
      </div>
      <span class="unseen" role="status">{open ? status : ""}</span>
    </div>
  );
}
