import { useState } from "preact/hooks";
import type { PeriodItem, ReportingUnit } from "../../../api/contracts.ts";
import type { Problem } from "../../../api/problem.ts";
import { asProblem } from "../../../api/problem.ts";
import { blankTableUrl, workbookAt } from "../../../api/statistics.ts";
import type { Host } from "../../../hosts/host.ts";
import { HostError } from "../../../hosts/host.ts";
import { useCollectionText } from "../../../strings/collectionText.ts";
import { useStatisticsText } from "../../../strings/statisticsText.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { useAnnounce } from "../../../ui/Live.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { ProblemNotice } from "../../../ui/ProblemNotice.tsx";
import { UnitPicker } from "../UnitPicker.tsx";
import { WorkbookButton } from "../WorkbookButton.tsx";
import { hostProblem } from "../workbookContent.ts";

function InsertButton({ host, url }: { host: Host; url: string }) {
  const { blank: words, lines } = useCollectionText();
  const statistics = useStatisticsText();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [inserted, setInserted] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const insert = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const sheets = (await host.workbook!.insertSheets(await workbookAt(url))).join(lines.and);
      setInserted(sheets);
      announce(words.inserted(sheets));
    } catch (error) {
      setProblem(error instanceof HostError ? hostProblem(error, statistics) : asProblem(error));
    }
    setBusy(false);
  };
  return (
    <>
      <button type="button" class="button primary" disabled={busy} onClick={() => void insert()}><Icon name="insert" size={18} />{busy ? words.inserting : words.insert}</button>
      {inserted && <Notice tone="success"><p>{words.inserted(inserted)}</p></Notice>}
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}

/** An empty table for a unit: into the open workbook, or as a file to send out. */
export function BlankTableCard({ host, period, units }: { host: Host; period: PeriodItem; units: readonly ReportingUnit[] }) {
  const { blank: words } = useCollectionText();
  const [typed, setTyped] = useState<{ code: string; text: string } | null>(null);
  const own = units[0];
  const { code, text } = typed ?? { code: own?.code ?? "", text: own?.name ?? "" };
  return (
    <details class="card section">
      <summary><Icon name="chevron" size={16} /><h2>{words.heading}</h2></summary>
      <div class="blank-table">
        <p class="quiet">{words.hint}</p>
        <UnitPicker label={words.unit} places={units} code={code} text={text} busy={false} hint="" withProvince onChange={(next, shown) => setTyped({ code: next, text: shown })} />
        {code && (
          <div class="row">
            {host.workbook && <InsertButton host={host} url={blankTableUrl(period.id, code)} />}
            <WorkbookButton host={host} url={blankTableUrl(period.id, code)} fileName={words.fileName(text, period.year)} label={words.save} primary={!host.workbook} />
          </div>
        )}
      </div>
    </details>
  );
}
