import { useState } from "preact/hooks";
import type { PeriodItem, UnitCollection } from "../../../api/contracts.ts";
import { getCollection, listUnits } from "../../../api/statistics.ts";
import type { Host } from "../../../hosts/host.ts";
import { useStatisticsText } from "../../../strings/statisticsText.ts";
import { useText } from "../../../strings/text.ts";
import { ProblemNotice } from "../../../ui/ProblemNotice.tsx";
import { useLoaded } from "../../../ui/useLoaded.ts";
import { PeriodBar } from "../PeriodBar.tsx";
import type { PeriodChoice } from "../usePeriod.ts";
import { usePeriod } from "../usePeriod.ts";
import { AddUnitCard } from "./AddUnitCard.tsx";
import { BlankTableCard } from "./BlankTableCard.tsx";
import { QuestionsDialog } from "./QuestionsDialog.tsx";
import { SubmitCard } from "./SubmitCard.tsx";
import { UnitsCard } from "./UnitsCard.tsx";
import { useSubmissions } from "./useSubmissions.ts";

function Collection({ host, period }: { host: Host; period: PeriodItem }) {
  const { common } = useText();
  const [filed, setFiled] = useState(0);
  const [asked, setAsked] = useState<UnitCollection | null>(null);
  const units = useLoaded("units", (signal) => listUnits({ signal }));
  const report = useLoaded(`collection ${period.id} ${filed}`, (signal) => getCollection(period.id, "", { signal }));
  const submissions = useSubmissions(period.id, units.value ?? [], host.workbook, () => setFiled((before) => before + 1));
  return (
    <>
      {units.problem && <ProblemNotice problem={units.problem} onRetry={units.again} />}
      {units.value && <SubmitCard host={host} submissions={submissions} units={units.value} report={report.value} />}
      {report.problem && <ProblemNotice problem={report.problem} onRetry={report.again} />}
      {!report.value && report.busy && <p class="connecting" role="status">{common.loading}</p>}
      {report.value && <UnitsCard report={report.value} host={host} onQuestions={setAsked} />}
      {units.value && <BlankTableCard host={host} period={period} units={units.value} />}
      {units.value && <AddUnitCard units={units.value} onAdded={() => { units.again(); setFiled((before) => before + 1); }} />}
      {asked?.submission && <QuestionsDialog submission={asked.submission} onClose={() => setAsked(null)} />}
    </>
  );
}

/** Collects the tables of a period: who sent, who is missing, what waits for an answer. */
export function CollectScreen({ host, shown }: { host: Host; shown: boolean }) {
  const words = useStatisticsText();
  const choice: PeriodChoice = usePeriod(shown);
  return (
    <>
      <h1>{words.views.collect}</h1>
      <PeriodBar choice={choice} name="collect" />
      {choice.period && <Collection key={choice.period.id} host={host} period={choice.period} />}
    </>
  );
}
