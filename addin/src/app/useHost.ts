import { useEffect, useState } from "preact/hooks";
import type { Host } from "../hosts/host.ts";
import { insideOffice, OfficeUnreachable } from "../hosts/loadOffice.ts";
import { firstHost, pickHost } from "../hosts/pickHost.ts";

// Office answers within 50 ms once loaded; a slow network may need seconds for the file itself.
const patience = 15_000;

export type HostTrouble = { kind: "unreachable"; address: string } | { kind: "silent" } | null;

/** The host: the browser's at once, the real one when it has answered. */
export function useHost(): { host: Host; connecting: boolean; trouble: HostTrouble } {
  const [host, setHost] = useState<Host>(firstHost);
  const [connecting, setConnecting] = useState(insideOffice);
  const [trouble, setTrouble] = useState<HostTrouble>(null);
  useEffect(() => {
    const timer = setTimeout(() => setTrouble({ kind: "silent" }), patience);
    pickHost().then(
      (found) => { setHost(found); setTrouble(null); },
      (error: unknown) => setTrouble(error instanceof OfficeUnreachable ? { kind: "unreachable", address: error.address } : { kind: "silent" }),
    ).finally(() => { clearTimeout(timer); setConnecting(false); });
    return () => clearTimeout(timer);
  }, []);
  return { host, connecting: connecting && trouble === null, trouble };
}
