import { useRef, useState } from "preact/hooks";
import { sampleWorkbook } from "../../api/statistics.ts";
import type { Problem } from "../../api/problem.ts";
import { asProblem } from "../../api/problem.ts";
import { useStatisticsText } from "../../strings/statisticsText.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useAnnounce } from "../../ui/Live.tsx";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";

interface DropProps {
  onFiles: (files: readonly File[]) => void;
  /** Nothing was checked yet: say what this is for and offer the sample. */
  empty: boolean;
}

function Sample({ onFiles }: Pick<DropProps, "onFiles">) {
  const words = useStatisticsText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = async () => {
    setBusy(true);
    setProblem(null);
    await sampleWorkbook().then((bytes) => onFiles([new File([bytes as BlobPart], words.sampleName)]), (error: unknown) => setProblem(asProblem(error)));
    setBusy(false);
  };
  return (
    <>
      <div class="drop-empty">
        <p class="quiet">{words.emptyText}</p>
        <button type="button" class="button small" disabled={busy} onClick={() => void take()}>{busy ? words.sampleLoading : words.sample}</button>
      </div>
      {problem && <ProblemNotice problem={problem} onRetry={() => void take()} />}
    </>
  );
}

/** Where returned workbooks go in: by dropping or by choosing, many at once. */
export function DropCard({ onFiles, empty }: DropProps) {
  const words = useStatisticsText();
  const announce = useAnnounce();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null | undefined) => {
    const files = [...list ?? []];
    if (files.length === 0) return;
    announce(words.dropped(files.length));
    onFiles(files);
  };
  return (
    <section
      class={over ? "card drop drop-over" : "card drop"} aria-label={words.files}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer?.files); }}
    >
      <h2>{words.files}</h2>
      <div class={empty ? "drop-zone" : "drop-zone drop-small"}>
        {empty && <Icon name="insert" size={28} />}
        <p>{words.drop}</p>
        <input
          ref={input} type="file" class="unseen" tabIndex={-1} aria-label={words.choose} multiple accept=".xlsx,.xls,.xlsb,.ods,.csv"
          onChange={(event) => { take(event.currentTarget.files); event.currentTarget.value = ""; }}
        />
        <button type="button" class={empty ? "button primary" : "button"} onClick={() => input.current?.click()}>{words.choose}</button>
        {empty && <p class="quiet">{words.dropHint}</p>}
      </div>
      {empty && <Sample onFiles={onFiles} />}
    </section>
  );
}
