import { useEffect, useState } from "preact/hooks";
import type { PeriodItem, RollUpItem, RollUpReport } from "../../../api/contracts.ts";
import { getCoverage, getRollUp } from "../../../api/statistics.ts";
import type { Host } from "../../../hosts/host.ts";
import { useCollectionText } from "../../../strings/collectionText.ts";
import { useStatisticsText } from "../../../strings/statisticsText.ts";
import { useText } from "../../../strings/text.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { ProblemNotice } from "../../../ui/ProblemNotice.tsx";
import { useLoaded } from "../../../ui/useLoaded.ts";
import { PeriodBar } from "../PeriodBar.tsx";
import { usePeriod } from "../usePeriod.ts";
import { CoverageCard } from "./CoverageCard.tsx";
import { DenominatorsCard } from "./DenominatorsCard.tsx";
import { LinesCard } from "./LinesCard.tsx";
import { SnapshotsCard } from "./SnapshotsCard.tsx";

interface Step {
  code: string;
  name: string;
}

/** The way from the user's own region down to the unit that is looked at. */
function Trail({ trail, onStep }: { trail: readonly Step[]; onStep: (at: number) => void }) {
  const { figures: words } = useCollectionText();
  if (trail.length < 2) return null;
  return (
    <nav aria-label={words.trail}>
      <ol class="trail">
        {trail.map(({ code, name }, at) => (
          <li key={code}>{at === trail.length - 1 ? <span aria-current="location">{name}</span> : <button type="button" class="link" onClick={() => onStep(at)}>{name}</button>}</li>
        ))}
      </ol>
    </nav>
  );
}

/** What the reader has to know before any number: who is missing, and what waits. */
function Cautions({ report }: { report: RollUpReport }) {
  const { figures: words } = useCollectionText();
  const line = report.lines[0]!.line;
  const waiting = line.figures?.waiting ?? 0;
  return (
    <>
      {line.unitsSent < line.units && <Notice tone="warning"><p>{words.missing(line.units - line.unitsSent, line.units)}</p></Notice>}
      {waiting > 0 && <Notice tone="info"><p>{words.waiting(waiting, report.conflicts)}</p></Notice>}
    </>
  );
}

function Figures({ host, period, shown }: { host: Host; period: PeriodItem; shown: boolean }) {
  const { common } = useText();
  const [trail, setTrail] = useState<Step[]>([]);
  const [turn, setTurn] = useState(0);
  // Files may have come in while another part was shown.
  useEffect(() => { if (shown) setTurn((before) => before + 1); }, [shown]);
  const unit = trail.at(-1)?.code ?? "";
  const report = useLoaded(`roll-up ${period.id} ${unit} ${turn}`, (signal) => getRollUp(period.id, unit, { signal }));
  const coverage = useLoaded(`coverage ${period.id} ${unit} ${turn}`, (signal) => getCoverage(period.id, unit, { signal }));
  const total = report.value?.lines[0];
  const open = ({ line }: RollUpItem) => setTrail((before) => [...(before.length === 0 && total ? [{ code: "", name: total.line.name }] : before), { code: line.code, name: line.name }]);
  if (report.problem) return <ProblemNotice problem={report.problem} onRetry={report.again} />;
  if (!report.value || !total) return <p class="connecting" role="status">{common.loading}</p>;
  return (
    <div class="view" aria-busy={report.busy}>
      <Trail trail={trail} onStep={(at) => setTrail((before) => (at === 0 ? [] : before.slice(0, at + 1)))} />
      <Cautions report={report.value} />
      {coverage.problem && <ProblemNotice problem={coverage.problem} onRetry={coverage.again} />}
      <CoverageCard item={total} coverage={coverage.value} />
      <LinesCard report={report.value} period={period} host={host} onOpen={open} />
      <DenominatorsCard period={period} item={total} onChanged={() => setTurn((before) => before + 1)} />
      <SnapshotsCard host={host} period={period} item={total} />
    </div>
  );
}

/** Adds up what was collected: coverage against the targets, the 汇总表, and what leaves the house. */
export function FiguresScreen({ host, shown }: { host: Host; shown: boolean }) {
  const words = useStatisticsText();
  const choice = usePeriod(shown);
  return (
    <>
      <h1>{words.views.figures}</h1>
      <PeriodBar choice={choice} name="figures" />
      {choice.period && <Figures key={choice.period.id} host={host} period={choice.period} shown={shown} />}
    </>
  );
}
