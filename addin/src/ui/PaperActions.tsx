import { useState } from "preact/hooks";
import type { Problem } from "../api/problem.ts";
import { asProblem, isAbort } from "../api/problem.ts";
import type { Host, InsertMode, InsertResult } from "../hosts/host.ts";
import { HostError } from "../hosts/host.ts";
import type { Strings } from "../strings/zh-CN.ts";
import { useText } from "../strings/text.ts";
import { Dialog } from "./Dialog.tsx";
import { Icon } from "./Icon.tsx";
import { useAnnounce } from "./Live.tsx";
import type { Tone } from "./Notice.tsx";
import { Notice } from "./Notice.tsx";
import { ProblemNotice } from "./ProblemNotice.tsx";

export interface StoredPaper {
  title: string;
  fileName: string;
  contentUrl: string;
  /** Text that must be found in the document after the paper was inserted. */
  expectedText: string;
}

interface PaperActionsProps {
  paper: StoredPaper;
  host: Host;
  fetchBytes: () => Promise<Uint8Array>;
  /** The first button is the one to press next. */
  primary?: boolean;
}

interface Answer {
  tone: Tone;
  title?: string;
  text: string;
}

function insertAnswer({ verified, wholePages }: InsertResult, { paper }: Strings): Answer {
  const pages = wholePages ? "" : ` ${paper.pageSetup}`;
  if (verified === null) return { tone: "info", text: paper.insertedUnread + pages };
  return verified ? { tone: "success", text: paper.inserted + pages } : { tone: "warning", text: paper.insertedMissing };
}

function hostAnswer(error: HostError, { paper }: Strings): Answer {
  const what = paper.hostErrors[error.code] ?? paper.hostUnknown;
  return { tone: "danger", title: paper.hostFailed, text: `${what} (${paper.hostCode} ${error.code}${error.place ? `, ${error.place}` : ""})` };
}

function usePaperActions({ paper, host, fetchBytes }: PaperActionsProps) {
  const text = useText();
  const announce = useAnnounce();
  const [busy, setBusy] = useState<"insert" | "download" | null>(null);
  const [asking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const say = (next: Answer) => { setAnswer(next); announce(next.text); };
  const guarded = async (what: "insert" | "download", act: () => Promise<void>) => {
    setBusy(what);
    setAnswer(null);
    setProblem(null);
    await act().catch((error: unknown) => {
      if (error instanceof HostError) say(hostAnswer(error, text));
      else if (!isAbort(error)) setProblem(asProblem(error));
    });
    setBusy(null);
  };
  const put = async (mode: InsertMode) => {
    say(insertAnswer(await host.insertDocument(await fetchBytes(), mode, paper.expectedText), text));
  };
  const insert = () => guarded("insert", async () => {
    if (await host.isDocumentEmpty()) await put("replace");
    else setAsking(true);
  });
  const insertAs = (mode: InsertMode) => { setAsking(false); return guarded("insert", () => put(mode)); };
  const download = () => guarded("download", async () => {
    await host.download({ fileName: paper.fileName, url: paper.contentUrl, bytes: fetchBytes });
    announce(text.paper.downloaded(paper.fileName));
  });
  return { busy, asking, answer, problem, insert, insertAs, download, stopAsking: () => setAsking(false) };
}

/** What can be done with a stored paper, here: insert it (in Word), download it. */
export function PaperActions(props: PaperActionsProps) {
  const { paper, host, primary } = props;
  const { paper: words, common } = useText();
  const { busy, asking, answer, problem, insert, insertAs, download, stopAsking } = usePaperActions(props);
  const first = primary ? "button primary" : "button";
  return (
    <div class="paper-actions">
      <div class="row">
        {host.capabilities.insert && (
          <button type="button" class={first} disabled={busy !== null} onClick={() => void insert()}>
            <Icon name="insert" size={18} />{busy === "insert" ? words.inserting : words.insert}<span class="unseen"> {paper.title}</span>
          </button>
        )}
        <button type="button" class={host.capabilities.insert ? "button" : first} disabled={busy !== null} onClick={() => void download()}>
          <Icon name="download" size={18} />{busy === "download" ? words.downloading : words.download}<span class="unseen"> {paper.title}</span>
        </button>
      </div>
      {answer && <Notice tone={answer.tone} title={answer.title}><p>{answer.text}</p></Notice>}
      {problem && <ProblemNotice problem={problem} />}
      {asking && (
        <Dialog
          heading={words.notEmptyHeading} onClose={stopAsking}
          actions={<>
            <button type="button" class="button primary" onClick={() => void insertAs("append")}>{words.append}</button>
            <button type="button" class="button" onClick={() => void insertAs("replace")}>{words.replace}</button>
            <button type="button" class="button subtle" onClick={stopAsking}>{common.cancel}</button>
          </>}
        >
          <p>{words.notEmptyText}</p>
        </Dialog>
      )}
    </div>
  );
}
