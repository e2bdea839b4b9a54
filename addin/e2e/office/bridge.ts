import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import type { OfficeInterpreter } from "./interpreter.ts";

/**
 * What Word and Excel put into the browser control before any script of the page: `window.external`. office.js of the npm package runs
 * unmodified on top of it and hands every batch to `answer`, which Playwright binds to the interpreter in Node.
 * Test only. Call shapes after `office-addins.md` §3; nothing here is ever shipped.
 */
export interface BridgeOptions {
  app: "Word" | "Excel";
  sets: Record<string, string>;
  dark: boolean;
  locale: string;
}

const executeRichApiRequest = 93;
const success = 0;
const officeJs = resolve(import.meta.dirname, "../../node_modules/@microsoft/office-js/dist");

/** Where office.js is fetched from. */
export const hosted = /^https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\//;

/** Address of the pane as that program opens it. */
export const insideOffice = (app: BridgeOptions["app"]) => `/taskpane.html?office=1&_host_Info=${app}$Win32$16.01$zh-CN$$$$0`;

/** The program around the pane: its `window.external`, an open document, and office.js of the npm package at Microsoft's address. */
export async function surround(page: Page, interpreter: OfficeInterpreter, options: BridgeOptions): Promise<void> {
  await page.exposeFunction("cqoOfficeAnswer", (json: string) => interpreter.answer(json));
  await page.exposeFunction("cqoOfficeFile", (id: number, parameters: unknown[]) => interpreter.file(id, parameters));
  await page.addInitScript(installBridge, bridgeArguments(options));
  await page.route(hosted, (route) => {
    const file = new URL(route.request().url()).pathname.replace("/lib/1/hosted/", "");
    return route.fulfill({ path: join(officeJs, file), contentType: file.endsWith(".js") ? "text/javascript" : "text/plain" });
  });
}

/** Runs inside the page: must not use anything from outside its own text. */
export function installBridge({ options, richApi, success }: { options: BridgeOptions; richApi: number; success: number }): void {
  const safeArray = (value: unknown): unknown => {
    if (!Array.isArray(value)) return value;
    const items = value.map(safeArray);
    return { toArray: () => items, dimensions: () => 1, getItem: (at: number) => items[at], lbound: () => 0, ubound: () => items.length - 1 };
  };
  const background = options.dark ? 0x292929 : 0xffffff;
  const foreground = options.dark ? 0xffffff : 0x242424;
  const context = {
    GetAppType: () => (options.app === "Excel" ? 1 : 2), GetSolutionRef: () => "8c6f5f0e-2b0a-4d0c-9a41-6d1f0f6b7c52", GetAppVersionMajor: () => 16, GetAppVersionMinor: () => 1,
    GetAppUILocale: () => options.locale, GetAppDataLocale: () => options.locale, GetDocUrl: () => "", GetAppCapabilities: () => 1, GetActivationMode: () => 0,
    GetControlIntegrationLevel: () => 1, GetSolutionToken: () => "", GetCorrelationId: () => "0", GetInstanceId: () => "0", GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false, GetSupportedMatrix: () => JSON.stringify(options.sets), GetHostCustomMessage: () => "", GetHostFullVersion: () => "16.0.14332.20000",
    GetInitialDisplayMode: () => 0,
    GetOfficeThemeInfo: () => JSON.stringify({ bodyBackgroundColor: background, bodyForegroundColor: foreground, controlBackgroundColor: background, controlForegroundColor: foreground }),
    GetSettings: () => ({ Read: () => {}, Write: () => {} }),
  };
  const { cqoOfficeAnswer: answer, cqoOfficeFile: file } = window as unknown as {
    cqoOfficeAnswer: (json: string) => Promise<string>; cqoOfficeFile: (id: number, parameters: unknown[]) => Promise<unknown[] | null>;
  };
  const external = {
    GetContext: () => context,
    Execute: (id: number, parameters: unknown[][], done: (result: unknown) => void) => {
      if (id === richApi) return void answer(String(parameters[0]?.[4])).then((json) => done(safeArray([success, [200, [], json]])));
      // Copy of the document, a slice of it, its release.
      if (id !== 77 && id !== 80 && id !== 81) return done(safeArray([success]));
      file(id, parameters).then((result) => done(safeArray(result ?? [5001])));
    },
    RegisterEvent: (_id: number, _target: string, _handler: unknown, done: (result: unknown) => void) => done(success),
    UnregisterEvent: (_id: number, _target: string, done: (result: unknown) => void) => done(success),
  };
  Object.defineProperty(window, "external", { value: external, configurable: true });
}

export const bridgeArguments = (options: BridgeOptions) => ({ options, richApi: executeRichApiRequest, success });
