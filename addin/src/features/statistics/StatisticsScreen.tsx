import "./statistics.css";
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../../api/problem.ts";
import { networkProblem } from "../../api/problem.ts";
import type { Host } from "../../hosts/host.ts";
import { useStatisticsText } from "../../strings/statisticsText.ts";
import { useText } from "../../strings/text.ts";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { CheckScreen } from "./CheckScreen.tsx";
import type { View } from "./views.ts";
import { hashOf, viewOfHash, views } from "./views.ts";

type Screen = ComponentType<{ host: Host; shown: boolean }>;

// Checking is what most offices come for; the rest is fetched when it is asked for.
const later: Record<Exclude<View, "check">, () => Promise<Screen>> = {
  collect: () => import("./collect/CollectScreen.tsx").then(({ CollectScreen }) => CollectScreen),
  figures: () => import("./figures/FiguresScreen.tsx").then(({ FiguresScreen }) => FiguresScreen),
};

function LaterScreen({ view, host, shown }: { view: keyof typeof later; host: Host; shown: boolean }) {
  const { common } = useText();
  const [found, setFound] = useState<{ Screen: Screen } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = () => {
    setProblem(null);
    later[view]().then((Screen) => setFound({ Screen }), () => setProblem(networkProblem()));
  };
  useEffect(() => { if (shown && !found) load(); }, [shown]);
  if (found) return <found.Screen host={host} shown={shown} />;
  if (problem) return <ProblemNotice problem={problem} onRetry={load} />;
  return shown ? <p class="connecting" role="status">{common.loading}</p> : null;
}

function useView(): [View, (view: View) => void] {
  const [view, setView] = useState(() => viewOfHash(window.location.hash) ?? "check");
  useEffect(() => {
    const onHash = () => setView((before) => viewOfHash(window.location.hash) ?? before);
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, []);
  return [view, (next) => {
    setView(next);
    window.history.replaceState(null, "", hashOf(next));
    window.scrollTo(0, 0);
  }];
}

/** The statistics table: check what came back, collect it, add it up. Each part stays as it was left. */
export function StatisticsScreen({ host }: { host: Host }) {
  const words = useStatisticsText();
  const [view, setView] = useView();
  return (
    <div class="screen statistics">
      <div class="views"><Tabs label={words.views.label} tabs={views} names={words.views} current={view} onChoose={setView} /></div>
      <div class="view" role="tabpanel" id="panel-check" aria-labelledby="tab-check" hidden={view !== "check"}><CheckScreen host={host} /></div>
      <div class="view" role="tabpanel" id="panel-collect" aria-labelledby="tab-collect" hidden={view !== "collect"}><LaterScreen view="collect" host={host} shown={view === "collect"} /></div>
      <div class="view" role="tabpanel" id="panel-figures" aria-labelledby="tab-figures" hidden={view !== "figures"}><LaterScreen view="figures" host={host} shown={view === "figures"} /></div>
    </div>
  );
}
