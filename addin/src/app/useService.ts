import { useCallback, useEffect, useState } from "preact/hooks";
import { getSession } from "../api/client.ts";
import type { Session } from "../api/contracts.ts";

const pollEvery = 30_000;

/** Whether the service answers. Asked at the start, when the network changes, and every 30 s while it does not. */
export function useService(): { session: Session | null; offline: boolean; ask: () => void } {
  const [session, setSession] = useState<Session | null>(null);
  const [offline, setOffline] = useState(false);
  const ask = useCallback(() => {
    getSession().then(
      (answer) => { setSession(answer); setOffline(false); },
      () => setOffline(true),
    );
  }, []);
  useEffect(() => {
    const onOffline = () => setOffline(true);
    ask();
    window.addEventListener("online", ask);
    window.addEventListener("offline", onOffline);
    return () => { window.removeEventListener("online", ask); window.removeEventListener("offline", onOffline); };
  }, [ask]);
  useEffect(() => {
    if (!offline) return;
    const timer = setInterval(ask, pollEvery);
    return () => clearInterval(timer);
  }, [offline, ask]);
  return { session, offline, ask };
}
