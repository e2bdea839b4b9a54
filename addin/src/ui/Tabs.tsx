import { useRef } from "preact/hooks";

interface TabsProps<T extends string> {
  label: string;
  tabs: readonly T[];
  names: Record<T, string>;
  current: T;
  onChoose: (tab: T) => void;
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Tabs with one stop for the Tab key; arrows, Home and End move between them. */
export function Tabs<T extends string>({ label, tabs, names, current, onChoose }: TabsProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.indexOf(current);
    const step = steps[event.key];
    const next = event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1 : step ? (at + step + tabs.length) % tabs.length : -1;
    const tab = tabs[next];
    if (!tab) return;
    event.preventDefault();
    onChoose(tab);
    list.current?.querySelectorAll<HTMLButtonElement>("[role=tab]")[next]?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab} type="button" role="tab" id={`tab-${tab}`} aria-controls={`panel-${tab}`} aria-selected={tab === current}
          tabIndex={tab === current ? 0 : -1} onClick={() => onChoose(tab)}
        >
          <span>{names[tab]}</span>
        </button>
      ))}
    </div>
  );
}
