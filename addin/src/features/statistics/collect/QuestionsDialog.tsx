import { useState } from "preact/hooks";
import type { SubmissionItem, SubmissionRow } from "../../../api/contracts.ts";
import { listSubmissionRows } from "../../../api/statistics.ts";
import { useCollectionText } from "../../../strings/collectionText.ts";
import { inLocale, useLocale, useText } from "../../../strings/text.ts";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Mark } from "../../../ui/Notice.tsx";
import { ProblemNotice } from "../../../ui/ProblemNotice.tsx";
import { useLoaded } from "../../../ui/useLoaded.ts";

const pageSize = 50;

function RowEntry({ row }: { row: SubmissionRow }) {
  const { units: words } = useCollectionText();
  const locale = useLocale();
  const { values } = row;
  return (
    <section class="row-group">
      <h3>{words.row(row.sheet, row.row)}<span class="row-who">{values.enterpriseName}{values.cqoName && ` · ${values.cqoName}`}</span></h3>
      <ul class="entries">
        {row.findings.filter(({ severity }) => severity === "question").map((finding, at) => (
          <li key={at} class="entry"><div class="finding"><Mark tone="open" /><span class="finding-body"><span>{finding.address && <code>{finding.address}</code>} {inLocale(locale, finding.text, finding.textEn)}</span></span></div></li>
        ))}
      </ul>
    </section>
  );
}

/** The rows of a filed workbook that wait for an answer, those because of other files too. */
export function QuestionsDialog({ submission, onClose }: { submission: SubmissionItem; onClose: () => void }) {
  const { units: words } = useCollectionText();
  const { common, library } = useText();
  const [page, setPage] = useState(1);
  const rows = useLoaded(`rows ${submission.id} ${page}`, (signal) => listSubmissionRows(submission.id, page, pageSize, { signal }));
  const pages = Math.ceil((rows.value?.total ?? 0) / pageSize);
  return (
    <Dialog heading={words.questionsOf(submission.unitName)} onClose={onClose} wide actions={<button type="button" class="button" onClick={onClose}>{common.close}</button>}>
      {rows.problem && <ProblemNotice problem={rows.problem} onRetry={rows.again} />}
      {rows.busy && !rows.value && <p role="status">{common.loading}</p>}
      {rows.value?.total === 0 && <p class="quiet">{words.noQuestions}</p>}
      {rows.value?.items.map((row) => <RowEntry key={`${row.sheet} ${row.row}`} row={row} />)}
      {pages > 1 && (
        <nav class="pager" aria-label={library.pages}>
          <button type="button" class="button" disabled={page <= 1} onClick={() => setPage(page - 1)}>{library.previous}</button>
          <span>{library.page(page, pages)}</span>
          <button type="button" class="button" disabled={page >= pages} onClick={() => setPage(page + 1)}>{library.next}</button>
        </nav>
      )}
    </Dialog>
  );
}
