import type { Session } from "../api/contracts.ts";
import type { Host } from "../hosts/host.ts";
import type { Locale } from "../strings/text.ts";
import { locales, textOf, useText } from "../strings/text.ts";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import type { ThemeChoice } from "./theme.ts";
import { themeChoices } from "./theme.ts";

interface AboutScreenProps {
  host: Host;
  session: Session | null;
  locale: Locale;
  onLocale: (locale: Locale) => void;
  theme: ThemeChoice;
  onTheme: (theme: ThemeChoice) => void;
}

const caughtErrors = () => (window as Window & { cqoErrors?: string[] }).cqoErrors ?? [];

/** For a support request: who runs what where; never what was typed. */
export function diagnosticsText(host: Host, session: Session | null, locale: string): string {
  const facts = { ...host.diagnostics, service: session?.version ?? "-", mode: session?.mode ?? "-", address: window.location.origin, locale, size: `${window.innerWidth}×${window.innerHeight}` };
  return [...Object.entries(facts).map(([name, value]) => `${name}: ${value}`), ...caughtErrors()].join("\n");
}

function Choices({ locale, onLocale, theme, onTheme }: Omit<AboutScreenProps, "host" | "session">) {
  const { about } = useText();
  return (
    <section class="card fields">
      <div class="field half">
        <label for="locale">{about.language}</label>
        <select id="locale" value={locale} onChange={(event) => onLocale(event.currentTarget.value as Locale)}>
          {locales.map((name) => <option key={name} value={name} lang={name}>{textOf(name).languageName}</option>)}
        </select>
      </div>
      <div class="field half">
        <label for="theme">{about.theme}</label>
        <select id="theme" value={theme} onChange={(event) => onTheme(event.currentTarget.value as ThemeChoice)}>
          {themeChoices.map((name) => <option key={name} value={name}>{about.themes[name]}</option>)}
        </select>
      </div>
    </section>
  );
}

export function AboutScreen(props: AboutScreenProps) {
  const { host, session, locale } = props;
  const { about } = useText();
  return (
    <div class="screen">
      <h1>{about.heading}</h1>
      <Choices {...props} />
      {session?.sampleData && <Notice tone="info"><p>{about.sample}</p></Notice>}
      <section class="card">
        <h2>{about.guide}</h2>
        <ol class="steps">{about.guideSteps.map((step) => <li key={step}>{step}</li>)}</ol>
        <h3>{about.keys}</h3>
        <dl class="facts keys">{about.keyList.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}</dl>
      </section>
      <section class="card">
        <h2>{about.diagnostics}</h2>
        <dl class="facts">
          <dt>{about.version}</dt><dd>{session?.version ?? about.unknown}</dd>
          <dt>{about.host}</dt><dd>{about.hosts[host.kind]} {host.diagnostics.build ?? ""}</dd>
          <dt>{about.service}</dt><dd class="path">{session?.publicAddress ?? window.location.origin}</dd>
        </dl>
        <p class="quiet">{about.diagnosticsHint}</p>
        <CopyButton text={diagnosticsText(host, session, locale)} label={about.copyDiagnostics} />
      </section>
    </div>
  );
}
