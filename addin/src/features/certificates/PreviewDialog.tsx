import { useEffect, useRef, useState } from "preact/hooks";
import type { Proposal } from "../../api/client.ts";
import { listTemplates, previewPaper } from "../../api/client.ts";
import type { Problem } from "../../api/problem.ts";
import { asProblem } from "../../api/problem.ts";
import { inLocale, useLocale, useText } from "../../strings/text.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import { useLoaded } from "../../ui/useLoaded.ts";

function usePreviewPaper(proposal: Proposal, templateId: string) {
  return useLoaded(templateId, (signal) => previewPaper(templateId ? { ...proposal, templateId } : proposal, { signal }));
}

function useListTemplates() {
  return useLoaded("templates", async (signal) => (await listTemplates({ signal })).filter(({ id }) => id.startsWith("certificates/")));
}

/** The bytes as pages; the renderer comes only when a preview is asked for. */
function Pages({ bytes, onProblem }: { bytes: Uint8Array; onProblem: (problem: Problem) => void }) {
  const { certificate } = useText();
  const sheet = useRef<HTMLDivElement>(null);
  const [large, setLarge] = useState(false);
  const failed = (error: unknown) => onProblem(asProblem(error));
  useEffect(() => {
    import("./renderPaper.ts").then(({ renderPaper }) => renderPaper(bytes, sheet.current!)).catch(failed);
  }, [bytes]);
  const zoom = () => {
    setLarge(!large);
    import("./renderPaper.ts").then(({ scalePaper }) => scalePaper(sheet.current!, !large)).catch(failed);
  };
  return (
    <>
      <div class="sheet" role="group" tabIndex={0} aria-label={certificate.previewPage}><div ref={sheet} /></div>
      <button type="button" class="button small sheet-zoom" aria-pressed={large} onClick={zoom}>{certificate.previewLarge}</button>
    </>
  );
}

export function PreviewDialog({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const { certificate } = useText();
  const locale = useLocale();
  const [templateId, setTemplateId] = useState("");
  const [unshown, setUnshown] = useState<Problem | null>(null);
  const { value: bytes, problem, busy, again } = usePreviewPaper(proposal, templateId);
  const { value: templates } = useListTemplates();
  const failed = problem ?? unshown;
  return (
    <Dialog heading={certificate.previewHeading} onClose={onClose} wide>
      {templates && templates.length > 1 && (
        <div class="field">
          <label for="preview-paper">{certificate.previewPapers}</label>
          <select id="preview-paper" value={templateId || templates[0]?.id} onChange={(event) => setTemplateId(event.currentTarget.value)}>
            {templates.map(({ id, title, titleEn }) => <option key={id} value={id}>{inLocale(locale, title, titleEn)}</option>)}
          </select>
        </div>
      )}
      <p class="quiet">{certificate.previewNote}</p>
      {failed && <ProblemNotice problem={failed} onRetry={() => { setUnshown(null); again(); }} />}
      {busy && <div class="sheet sheet-busy" role="status">{certificate.previewBusy}</div>}
      {bytes && !busy && !failed && <Pages bytes={bytes} onProblem={setUnshown} />}
    </Dialog>
  );
}
