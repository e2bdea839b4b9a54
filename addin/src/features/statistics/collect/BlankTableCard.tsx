import { useState } from "preact/hooks";
import type { PeriodItem, ReportingUnit } from "../../../api/contracts.ts";
import { blankTableUrl, workbookAt } from "../../../api/statistics.ts";
import type { Host } from "../../../hosts/host.ts";
import { useCollectionText } from "../../../strings/collectionText.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { useAnnounce } from "../../../ui/Live.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { ProblemNotice } from "../../../ui/ProblemNotice.tsx";
import { UnitPicker } from "../UnitPicker.tsx";
import { useAttempt } from "../useAttempt.ts";
import { WorkbookButton } from "../WorkbookButton.tsx";

function InsertButton({ host, url }: { host: Host; url: string }) {
  const { blank: words, lines } = useCollectionText();
  const announce = useAnnounce();
  const { busy, problem, attempt } = useAttempt();
  const [inserted, setInserted] = useState<string | null>(null);
  const insert = () => attempt(async () => {
    const sheets = (await host.workbook!.insertSheets(await workbookAt(url))).join(lines.and);
    setInserted(sheets);
    announce(words.inserted(sheets));
  });
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
