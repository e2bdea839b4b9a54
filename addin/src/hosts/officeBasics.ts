import type { Host } from "./host.ts";
import { HostError } from "./host.ts";
import { themeOfBackground } from "./officeTheme.ts";

const requirementSets: [string, string[]][] = [
  ["WordApi", ["1.1", "1.3", "1.5"]],
  ["ExcelApi", ["1.1", "1.14"]],
  ["OpenBrowserWindowApi", ["1.1"]],
];

export const supports = (set: string, version: string) => Office.context.requirements.isSetSupported(set, version);

/** Branches on the code and the place: the message changes with the language of the program. */
export function asHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  if (error instanceof OfficeExtension.Error) return new HostError(error.code, String(error.debugInfo?.errorLocation ?? ""), error.message);
  return new HostError("GeneralException", "", error instanceof Error ? error.message : String(error));
}

function supportedSets(): string {
  return requirementSets
    .map(([set, versions]) => [set, versions.filter((version) => supports(set, version)).pop()] as const)
    .filter(([, version]) => version)
    .map(([set, version]) => `${set} ${version}`)
    .join(", ");
}

function officeTheme(): "light" | "dark" | null {
  const theme = Office.context.officeTheme as (Office.OfficeTheme & { isDarkTheme?: boolean }) | undefined;
  if (typeof theme?.isDarkTheme === "boolean") return theme.isDarkTheme ? "dark" : "light";
  return themeOfBackground(theme?.bodyBackgroundColor);
}

function onOfficeTheme(listener: () => void): () => void {
  const context = Office.context as Office.Context & { mailbox?: unknown };
  const document = context.document as unknown as {
    addHandlerAsync?: (type: string, handler: () => void, done?: () => void) => void;
    removeHandlerAsync?: (type: string, options: object) => void;
  };
  try {
    document.addHandlerAsync?.("officeThemeChanged", listener);
    return () => document.removeHandlerAsync?.("officeThemeChanged", { handler: listener });
  } catch {
    // Older hosts refuse the event; the theme is then read again when the pane is shown.
    return () => {};
  }
}

function openExternal(url: string): void {
  const absolute = new URL(url, window.location.href).href;
  if (supports("OpenBrowserWindowApi", "1.1")) Office.context.ui.openBrowserWindow(absolute);
  else window.open(absolute, "_blank", "noopener");
}

/** What every Office program does alike. */
export function officeBasics(): Pick<Host, "locale" | "diagnostics" | "theme" | "onTheme" | "download" | "saveText" | "openExternal"> {
  const { host, platform, version } = Office.context.diagnostics ?? {};
  return {
    locale: Office.context.displayLanguage ?? "zh-CN",
    diagnostics: { host: String(host), platform: String(platform), build: String(version), sets: supportedSets() },
    theme: officeTheme,
    onTheme: onOfficeTheme,
    // The browser control inside Office cannot save a file; the system's browser can.
    download: (file) => Promise.resolve(openExternal(file.url)),
    saveText: () => Promise.reject(new HostError("NotSupported", "save", "the browser control cannot save a file")),
    openExternal,
  };
}
