import { workbookAt } from "../../api/statistics.ts";
import type { Host } from "../../hosts/host.ts";
import { useText } from "../../strings/text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useAnnounce } from "../../ui/Live.tsx";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import { useAttempt } from "./useAttempt.ts";

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
  const announce = useAnnounce();
  const { busy, problem, attempt } = useAttempt();
  const fetchIt = () => attempt(async () => {
    await host.download({ fileName, url, bytes: () => workbookAt(url) });
    announce(paper.downloaded(fileName));
  });
  return (
    <>
      <button type="button" class={primary ? "button primary" : "button small"} disabled={busy} onClick={() => void fetchIt()}>
        <Icon name="download" size={16} />{busy ? paper.downloading : label}{subject && <span class="unseen"> {subject}</span>}
      </button>
      {problem && <div class="check-problem"><ProblemNotice problem={problem} /></div>}
    </>
  );
}
