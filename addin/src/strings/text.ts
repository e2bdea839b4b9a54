import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { enUS } from "./en-US.ts";
import type { Strings } from "./zh-CN.ts";
import { zhCN } from "./zh-CN.ts";

export const locales = ["zh-CN", "en-US"] as const;
export type Locale = (typeof locales)[number];

const texts: Record<Locale, Strings> = { "zh-CN": zhCN, "en-US": enUS };

export const textOf = (locale: Locale) => texts[locale];

/** Any English is shown in English, everything else in Chinese, the language of the office. */
export const nearestLocale = (wanted: string | null | undefined): Locale => (wanted?.toLowerCase().startsWith("en") ? "en-US" : "zh-CN");

export const LocaleContext = createContext<Locale>("zh-CN");

export const useLocale = () => useContext(LocaleContext);

export const useText = () => texts[useContext(LocaleContext)];

/** The text of a pair that travels as `title` and `titleEn`. */
export const inLocale = (locale: Locale, zh: string, en: string) => (locale === "en-US" && en ? en : zh);
