/** Why Office did not come up; the pane says it in words that an administrator can act on. */
export class OfficeUnreachable extends Error {
  constructor(readonly address: string, readonly reason: "load" | "ready") {
    super(`office.js ${reason}: ${address}`);
    this.name = "OfficeUnreachable";
  }
}

/** True when the address or the browser control says that an Office program opened the pane. */
export function insideOffice(view: Window = window): boolean {
  const query = new URLSearchParams(view.location.search);
  if (query.get("office") === "0") return false;
  if (query.get("office") === "1" || query.has("_host_Info") || view.location.hash.includes("_host_Info")) return true;
  return typeof (view.external as { GetContext?: unknown } | undefined)?.GetContext === "function";
}

export const officeAddress = () => document.querySelector<HTMLMetaElement>("meta[name=cqo-office-js]")?.content ?? "";

function appendScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new OfficeUnreachable(address, "load"));
    };
    document.head.append(script);
  });
}

/** Loads office.js and waits until Office answers. Office sets both history functions to null; they are put back. */
export async function loadOffice(address: string): Promise<Office.HostType | null> {
  const { pushState, replaceState } = window.history;
  try {
    await appendScript(address);
    const info = await Office.onReady();
    return info.host as Office.HostType | null;
  } finally {
    window.history.pushState = pushState;
    window.history.replaceState = replaceState;
  }
}
