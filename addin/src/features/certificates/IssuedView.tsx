import { useEffect, useRef, useState } from "preact/hooks";
import { downloadDocument, writePaper } from "../../api/client.ts";
import type { CertificateDetails, DocumentItem } from "../../api/contracts.ts";
import type { Problem } from "../../api/problem.ts";
import { asProblem } from "../../api/problem.ts";
import type { Host } from "../../hosts/host.ts";
import { useText } from "../../strings/text.ts";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useAnnounce } from "../../ui/Live.tsx";
import { Mark } from "../../ui/Notice.tsx";
import { PaperActions } from "../../ui/PaperActions.tsx";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";

interface IssuedViewProps {
  certificate: CertificateDetails;
  host: Host;
  onNext: () => void;
}

function Actions({ paper, number, host, primary }: { paper: DocumentItem; number: string; host: Host; primary?: boolean }) {
  return (
    <PaperActions
      paper={{ title: paper.title, fileName: paper.fileName, contentUrl: paper.contentUrl, expectedText: number }}
      host={host} primary={primary ?? false} fetchBytes={() => downloadDocument(paper)}
    />
  );
}

function useWritePaper(certificateId: string, template: string) {
  const [paper, setPaper] = useState<DocumentItem | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const write = async () => {
    setBusy(true);
    setProblem(null);
    await writePaper(certificateId, template).then(setPaper, (error: unknown) => setProblem(asProblem(error)));
    setBusy(false);
  };
  return { paper, busy, problem, write };
}

function OtherPaper({ certificate, template, host }: { certificate: CertificateDetails; template: string; host: Host }) {
  const { certificate: words } = useText();
  const announce = useAnnounce();
  const { paper, busy, problem, write } = useWritePaper(certificate.id, template);
  const title = words.papers[template] ?? template;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!paper) return;
    announce(words.written(title));
    // The button that was pressed is gone: the focus goes to what takes its place.
    row.current?.querySelector("button")?.focus();
  }, [paper]);
  return (
    <li class="paper" ref={row}>
      <span class="paper-title"><Icon name="document" />{title}</span>
      {paper
        ? <Actions paper={paper} number={certificate.number} host={host} />
        : <button type="button" class="button" disabled={busy} onClick={() => void write()}>{busy ? words.writing : words.write}<span class="unseen"> {title}</span></button>}
      {problem && <ProblemNotice problem={problem} onRetry={() => void write()} />}
    </li>
  );
}

function Facts({ certificate, host }: { certificate: CertificateDetails; host: Host }) {
  const { certificate: { issued } } = useText();
  const { candidateName, enterpriseName, termStart, termEnd, document, verifyUrl } = certificate;
  return (
    <dl class="facts">
      <dt>{issued.holder}</dt><dd>{candidateName}</dd>
      <dt>{issued.enterprise}</dt><dd>{enterpriseName}</dd>
      <dt>{issued.term}</dt><dd>{termStart} {issued.to} {termEnd}</dd>
      {document && <><dt>{issued.stored}</dt><dd class="path">{document.path}</dd></>}
      <dt>{issued.verify}</dt>
      <dd>
        <span class="path">{verifyUrl}</span>
        <span class="row">
          <CopyButton text={verifyUrl} subject={issued.verify} />
          <button type="button" class="button small" onClick={() => host.openExternal(verifyUrl)}><Icon name="open" size={16} />{issued.open}<span class="unseen"> {issued.verify}</span></button>
        </span>
      </dd>
    </dl>
  );
}

/** What was issued, where it is kept, and what can be done with it next. */
export function IssuedView({ certificate, host, onNext }: IssuedViewProps) {
  const { certificate: words } = useText();
  const { issued } = words;
  const announce = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: "center" });
    announce(issued.announce(certificate.number));
  }, [certificate.id]);
  return (
    <div class="screen issued">
      <section class="card seal">
        <h1 ref={heading} tabIndex={-1}><Mark tone="success" />{issued.heading}</h1>
        <p class="number-label">{issued.number}</p>
        <p class="number"><output>{certificate.number}</output><CopyButton text={certificate.number} subject={issued.number} /></p>
        {certificate.document && <Actions paper={certificate.document} number={certificate.number} host={host} primary />}
        <Facts certificate={certificate} host={host} />
      </section>
      <section class="card">
        <h2>{issued.papers}</h2>
        <ul class="papers">
          {Object.keys(words.papers).map((template) => <OtherPaper key={template} certificate={certificate} template={template} host={host} />)}
        </ul>
      </section>
      <button type="button" class="button block" onClick={onNext}><Icon name="plus" size={18} />{issued.next}</button>
    </div>
  );
}
