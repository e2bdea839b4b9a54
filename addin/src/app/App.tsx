import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { CertificateScreen } from "../features/certificates/CertificateScreen.tsx";
import { DocumentsScreen } from "../features/documents/DocumentsScreen.tsx";
import type { Problem } from "../api/problem.ts";
import { networkProblem } from "../api/problem.ts";
import type { Host } from "../hosts/host.ts";
import { LocaleContext, useText } from "../strings/text.ts";
import { Icon } from "../ui/Icon.tsx";
import { LiveRegion } from "../ui/Live.tsx";
import { Notice } from "../ui/Notice.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { ToastArea } from "../ui/Toast.tsx";
import { AboutScreen } from "./AboutScreen.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import type { Tab } from "./tabs.ts";
import { tabOfHash, tabs } from "./tabs.ts";
import { useTheme } from "./theme.ts";
import type { HostTrouble } from "./useHost.ts";
import { useHost } from "./useHost.ts";
import { useLocaleChoice } from "./useLocaleChoice.ts";
import { useService } from "./useService.ts";

function OfflineBanner({ offline, onRetry }: { offline: boolean; onRetry: () => void }) {
  const { offline: words } = useText();
  return (
    <div role="status">
      {offline && (
        <div class="banner">
          <Icon name="offline" /><span>{words.text}</span>
          <button type="button" class="button small" onClick={onRetry}>{words.retry}</button>
        </div>
      )}
    </div>
  );
}

function HostNotice({ trouble, connecting }: { trouble: HostTrouble; connecting: boolean }) {
  const { office } = useText();
  if (connecting) return <p class="connecting" role="status">{office.starting}</p>;
  if (!trouble) return null;
  return <div class="host-notice"><Notice tone="warning" role="alert"><p>{trouble.kind === "silent" ? office.silent : office.unreachable(trouble.address)}</p></Notice></div>;
}

function useTab(): [Tab, (tab: Tab) => void] {
  const [tab, setTab] = useState(() => tabOfHash(window.location.hash));
  useEffect(() => {
    const onHash = () => setTab(tabOfHash(window.location.hash));
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, []);
  return [tab, (next) => {
    setTab(next);
    window.history.replaceState(null, "", `#${next}`);
    window.scrollTo(0, 0);
  }];
}

type Screen = ComponentType<{ host: Host }>;

/** The statistics screen comes when it is first opened: certificates must not wait for it. */
function StatisticsTab({ host, wanted }: { host: Host; wanted: boolean }) {
  const { common } = useText();
  const [screen, setScreen] = useState<{ Screen: Screen } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = () => {
    setProblem(null);
    import("../features/statistics/StatisticsScreen.tsx").then(({ StatisticsScreen }) => setScreen({ Screen: StatisticsScreen }), () => setProblem(networkProblem()));
  };
  useEffect(() => { if (wanted && !screen) load(); }, [wanted]);
  if (screen) return <screen.Screen host={host} />;
  if (problem) return <div class="screen"><ProblemNotice problem={problem} onRetry={load} /></div>;
  return wanted ? <p class="connecting" role="status">{common.loading}</p> : null;
}

interface ShellProps extends Omit<Parameters<typeof AboutScreen>[0], "session"> {
  host: Host;
  connecting: boolean;
  trouble: HostTrouble;
}

function Shell(props: ShellProps) {
  const { host, connecting, trouble } = props;
  const text = useText();
  const { session, offline, ask } = useService();
  const [tab, setTab] = useTab();
  return (
    <>
      <header class="top"><Tabs label={text.screens} tabs={tabs} names={text.tabs} current={tab} onChoose={setTab} /></header>
      <OfflineBanner offline={offline} onRetry={ask} />
      <HostNotice trouble={trouble} connecting={connecting} />
      <main>
        <ErrorBoundary>
          {/* The certificate stays mounted: an unanswered request goes on while the user looks into the library. */}
          <div role="tabpanel" id="panel-certificate" aria-labelledby="tab-certificate" hidden={tab !== "certificate"}><CertificateScreen host={host} /></div>
          {/* Kept once opened: checks go on and their results stay. */}
          <div role="tabpanel" id="panel-statistics" aria-labelledby="tab-statistics" hidden={tab !== "statistics"}><StatisticsTab host={host} wanted={tab === "statistics"} /></div>
          <div role="tabpanel" id="panel-library" aria-labelledby="tab-library" hidden={tab !== "library"}>{tab === "library" && <DocumentsScreen host={host} onIssue={() => setTab("certificate")} />}</div>
          <div role="tabpanel" id="panel-about" aria-labelledby="tab-about" hidden={tab !== "about"}>{tab === "about" && <AboutScreen {...props} session={session} />}</div>
        </ErrorBoundary>
      </main>
    </>
  );
}

export function App() {
  const { host, connecting, trouble } = useHost();
  const [locale, onLocale] = useLocaleChoice(host);
  const [theme, onTheme] = useTheme(host);
  return (
    <LocaleContext.Provider value={locale}>
      <LiveRegion>
        <ToastArea>
          <Shell {...{ host, connecting, trouble, locale, onLocale, theme, onTheme }} />
        </ToastArea>
      </LiveRegion>
    </LocaleContext.Provider>
  );
}
