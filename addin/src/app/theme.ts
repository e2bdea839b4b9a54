import { useCallback, useEffect, useState } from "preact/hooks";
import type { Host } from "../hosts/host.ts";

export const themeChoices = ["auto", "light", "dark"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const storageName = "cqo.theme";
const shownName = "cqo.theme.shown";

const stored = (name: string) => { try { return localStorage.getItem(name); } catch { return null; } };
const store = (name: string, value: string) => { try { localStorage.setItem(name, value); } catch { /* a private window forgets, which is its purpose */ } };

const systemTheme = () => (window.matchMedia?.("(prefers-color-scheme: dark)").matches ? "dark" : "light");

/** The user's choice, then what Office shows, then the system. The shown value is kept for `boot.js`, which paints first. */
export function useTheme(host: Host): [ThemeChoice, (choice: ThemeChoice) => void] {
  const [choice, setChoice] = useState<ThemeChoice>(() => themeChoices.find((name) => name === stored(storageName)) ?? "auto");
  useEffect(() => {
    const apply = () => {
      const shown = choice === "auto" ? host.theme() ?? systemTheme() : choice;
      document.documentElement.dataset.theme = shown;
      store(shownName, choice === "auto" && host.theme() === null ? "" : shown);
    };
    apply();
    const media = window.matchMedia?.("(prefers-color-scheme: dark)");
    media?.addEventListener("change", apply);
    const stop = host.onTheme(apply);
    return () => { media?.removeEventListener("change", apply); stop(); };
  }, [choice, host]);
  const choose = useCallback((next: ThemeChoice) => { store(storageName, next); setChoice(next); }, []);
  return [choice, choose];
}
