import { useState } from "preact/hooks";
import type { PeriodItem, ReportingUnit, UnitCollection } from "../../../api/contracts.ts";
import { getCollection, listUnits } from "../../../api/statistics.ts";
import type { Host } from "../../../hosts/host.ts";
import { useStatisticsText } from "../../../strings/statisticsText.ts";
import { useText } from "../../../strings/text.ts";
import { ProblemNotice } from "../../../ui/ProblemNotice.tsx";
import type { Loaded } from "../../../ui/useLoaded.ts";
import { useLoaded } from "../../../ui/useLoaded.ts";
import { PeriodBar } from "../PeriodBar.tsx";
import type { PeriodChoice } from "../usePeriod.ts";
import { usePeriod } from "../usePeriod.ts";
import { AddUnitCard } from "./AddUnitCard.tsx";
import { BlankTableCard } from "./BlankTableCard.tsx";
import { QuestionsDialog } from "./QuestionsDialog.tsx";
import { isOnItsWay } from "./submissions.ts";
import { SubmitCard } from "./SubmitCard.tsx";
import { UnitsCard } from "./UnitsCard.tsx";
import type { Submissions } from "./useSubmissions.ts";
import { useSubmissions } from "./useSubmissions.ts";

interface CollectionProps {
  host: Host;
  period: PeriodItem;
  units: Loaded<ReportingUnit[]>;
  submissions: Submissions;
  /** Counts up with every file that arrived. */
  turn: number;
  onChanged: () => void;
}

function Collection({ host, period, units, submissions, turn, onChanged }: CollectionProps) {
  const { common } = useText();
  const [asked, setAsked] = useState<UnitCollection | null>(null);
  const report = useLoaded(`collection ${period.id} ${turn}`, (signal) => getCollection(period.id, "", { signal }));
  return (
    <>
      {units.problem && <ProblemNotice problem={units.problem} onRetry={units.again} />}
      {units.value && <SubmitCard host={host} submissions={submissions} units={units.value} report={report.value} />}
      {report.problem && <ProblemNotice problem={report.problem} onRetry={report.again} />}
      {!report.value && report.busy && <p class="connecting" role="status">{common.loading}</p>}
      {report.value && <UnitsCard report={report.value} host={host} onQuestions={setAsked} />}
      {units.value && <BlankTableCard host={host} period={period} units={units.value} />}
      {units.value && <AddUnitCard units={units.value} onAdded={() => { units.again(); onChanged(); }} />}
      {asked?.submission && <QuestionsDialog submission={asked.submission} onClose={() => setAsked(null)} />}
    </>
  );
}

/** Collects the tables of a period: who sent, who is missing, what waits for an answer. */
export function CollectScreen({ host, shown }: { host: Host; shown: boolean }) {
  const words = useStatisticsText();
  const choice: PeriodChoice = usePeriod(shown);
  const [turn, setTurn] = useState(0);
  const onChanged = () => setTurn((before) => before + 1);
  const units = useLoaded("units", (signal) => listUnits({ signal }));
  // Above the period: chosen files stay when another one is looked at.
  const submissions = useSubmissions(choice.period?.id ?? null, units.value ?? [], host.workbook, onChanged);
  return (
    <>
      <h1>{words.views.collect}</h1>
      <PeriodBar choice={choice} name="collect" held={submissions.all.some(isOnItsWay)} />
      {choice.period && <Collection key={choice.period.id} {...{ host, units, submissions, turn, onChanged }} period={choice.period} />}
    </>
  );
}
