import { useEffect, useState } from "preact/hooks";
import { speak } from "../api/client.ts";
import type { Host } from "../hosts/host.ts";
import type { Locale } from "../strings/text.ts";
import { nearestLocale, textOf } from "../strings/text.ts";

const storageName = "cqo.locale";

function chosen(): Locale | null {
  try {
    const value = localStorage.getItem(storageName);
    return value ? nearestLocale(value) : null;
  } catch {
    return null;
  }
}

/** The user's choice, then the language of Office; a browser starts in Chinese, whatever its own language is. */
export function useLocaleChoice(host: Host): [Locale, (locale: Locale) => void] {
  const [choice, setChoice] = useState(chosen);
  const locale = choice ?? (host.kind === "browser" ? "zh-CN" : nearestLocale(host.locale));
  // Before the children ask the service for anything.
  speak(locale);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = textOf(locale).appTitle;
  }, [locale]);
  return [locale, (next) => {
    try { localStorage.setItem(storageName, next); } catch { /* a private window forgets, which is its purpose */ }
    setChoice(next);
  }];
}
