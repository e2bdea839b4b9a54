import { useEffect, useState } from "preact/hooks";
import type { PeriodItem } from "../../api/contracts.ts";
import { listPeriods } from "../../api/statistics.ts";
import type { Loaded } from "../../ui/useLoaded.ts";
import { useLoaded } from "../../ui/useLoaded.ts";

const storageName = "cqo.statistics.period.1";

function kept(): number | null {
  try {
    return Number(localStorage.getItem(storageName)) || null;
  } catch {
    return null;
  }
}

export interface PeriodChoice {
  periods: Loaded<PeriodItem[]>;
  /** All of them, the one opened just now among them. */
  list: readonly PeriodItem[];
  /** The period that is worked on: the one chosen last, else the newest; null when there is none yet. */
  period: PeriodItem | null;
  choose: (period: PeriodItem) => void;
}

/** Collecting and adding up work on the same period; it is read anew whenever one of them comes into view. */
export function usePeriod(shown: boolean): PeriodChoice {
  const [turn, setTurn] = useState(0);
  const [id, setId] = useState(kept);
  // Until the list is read again nobody may be shown, or file into, another period than the one just opened.
  const [opened, setOpened] = useState<PeriodItem | null>(null);
  const periods = useLoaded(`periods ${turn}`, (signal) => listPeriods({ signal }));
  useEffect(() => { if (shown) { setTurn((before) => before + 1); setId((before) => kept() ?? before); } }, [shown]);
  const known = periods.value ?? [];
  const list = opened && !known.some((one) => one.id === opened.id) ? [opened, ...known] : known;
  return {
    periods, list,
    // One that is chosen and not in the list yet was opened elsewhere: nobody is shown another in its place.
    period: list.find((one) => one.id === id) ?? (id !== null && periods.busy ? null : list[0] ?? null),
    choose: (period) => {
      try {
        localStorage.setItem(storageName, String(period.id));
      } catch {
        // Holds until the window closes.
      }
      setId(period.id);
      if (list.some((one) => one.id === period.id)) return;
      setOpened(period);
      setTurn((before) => before + 1);
    },
  };
}
