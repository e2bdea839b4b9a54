import { useState } from "preact/hooks";
import type { Problem } from "../../api/problem.ts";
import { asProblem, isAbort } from "../../api/problem.ts";
import { workbookAt } from "../../api/statistics.ts";
import type { Host } from "../../hosts/host.ts";
import { HostError } from "../../hosts/host.ts";
import { useStatisticsText } from "../../strings/statisticsText.ts";
import { useText } from "../../strings/text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useAnnounce } from "../../ui/Live.tsx";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import { hostProblem } from "./workbookContent.ts";

interface WorkbookButtonProps {
  host: Host;
  url: string;
  fileName: string;
  label: string;
  /** What it is about, for those who hear the button alone. */
  subject?: string;
  primary?: boolean;
}

/** Fetches a workbook that the service keeps or makes. */
export function WorkbookButton({ host, url, fileName, label, subject, primary }: WorkbookButtonProps) {
  const { paper } = useText();
  const words = useStatisticsText();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const fetchIt = async () => {
    setBusy(true);
    setProblem(null);
    await host.download({ fileName, url, bytes: () => workbookAt(url) }).then(
      () => announce(paper.downloaded(fileName)),
      (error: unknown) => { if (!isAbort(error)) setProblem(error instanceof HostError ? hostProblem(error, words) : asProblem(error)); },
    );
    setBusy(false);
  };
  return (
    <>
      <button type="button" class={primary ? "button primary" : "button small"} disabled={busy} onClick={() => void fetchIt()}>
        <Icon name="download" size={16} />{busy ? paper.downloading : label}{subject && <span class="unseen"> {subject}</span>}
      </button>
      {problem && <div class="check-problem"><ProblemNotice problem={problem} /></div>}
    </>
  );
}
