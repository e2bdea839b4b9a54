import { useEffect, useRef, useState } from "preact/hooks";
import type { PeriodItem, RollUpItem } from "../../../api/contracts.ts";
import { newKey } from "../../../api/repeatSafely.ts";
import { attachmentUrl, freezeSnapshot, listSnapshots, snapshotAttachmentUrl } from "../../../api/statistics.ts";
import type { Host } from "../../../hosts/host.ts";
import { useCollectionText } from "../../../strings/collectionText.ts";
import { useLocale } from "../../../strings/text.ts";
import { ProblemNotice } from "../../../ui/ProblemNotice.tsx";
import { useToast } from "../../../ui/Toast.tsx";
import { useLoaded } from "../../../ui/useLoaded.ts";
import { useAttempt } from "../useAttempt.ts";
import { WorkbookButton } from "../WorkbookButton.tsx";

interface CardProps {
  host: Host;
  period: PeriodItem;
  item: RollUpItem;
}

function Freeze({ period, item, onFrozen }: CardProps & { onFrozen: () => void }) {
  const { snapshots: words } = useCollectionText();
  const toast = useToast();
  const [title, setTitle] = useState("");
  const { busy, problem, attempt } = useAttempt();
  // One wish, one key: pressing again after a lost answer freezes nothing twice.
  const key = useRef(newKey());
  useEffect(() => { setTitle(words.proposed(item.line.name, period.year)); key.current = newKey(); }, [item.line.code]);
  const freeze = () => attempt(async () => {
    await freezeSnapshot(period.id, item.line.code, title.trim(), key.current);
    key.current = newKey();
    toast({ text: words.frozen(title.trim()) });
    onFrozen();
  });
  return (
    <form class="freeze" onSubmit={(event) => { event.preventDefault(); void freeze(); }}>
      <div class="field">
        <label for="snapshot-title">{words.title}</label>
        <input id="snapshot-title" type="text" autocomplete="off" maxLength={100} value={title} onInput={(event) => { setTitle(event.currentTarget.value); key.current = newKey(); }} />
      </div>
      <button type="submit" class="button" disabled={busy || title.trim().length < 2}>{words.freeze}</button>
      {problem && <ProblemNotice problem={problem} />}
    </form>
  );
}

/** What leaves the house: the attachment as it stands now, and figures frozen for ever with theirs. */
export function SnapshotsCard(props: CardProps) {
  const { snapshots: words } = useCollectionText();
  const locale = useLocale();
  const { host, period, item } = props;
  const [turn, setTurn] = useState(0);
  const snapshots = useLoaded(`snapshots ${period.id} ${turn}`, (signal) => listSnapshots(period.id, { signal }));
  return (
    <section class="card snapshots-card" aria-labelledby="snapshots-heading">
      <h2 id="snapshots-heading">{words.heading}</h2>
      <p class="quiet">{words.hint}</p>
      <div class="row"><WorkbookButton host={host} url={attachmentUrl(period.id, item.line.code)} fileName={words.fileName(item.line.name, period.year)} label={words.attachment} /></div>
      <Freeze {...props} onFrozen={() => setTurn((before) => before + 1)} />
      {snapshots.problem && <ProblemNotice problem={snapshots.problem} onRetry={snapshots.again} />}
      {snapshots.value?.length === 0 && <p class="quiet">{words.none}</p>}
      {snapshots.value && snapshots.value.length > 0 && (
        <ul class="rest-list snapshot-list" aria-label={words.list}>
          {snapshots.value.map((snapshot) => (
            <li key={snapshot.id}>
              <span class="rest-where">{snapshot.title}</span>
              <span class="rest-text">{words.made(new Date(snapshot.madeAt).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" }), snapshot.resultSha256.slice(0, 12))}</span>
              <WorkbookButton host={host} url={snapshotAttachmentUrl(snapshot)} fileName={`${snapshot.title}.xlsx`} label={words.save} subject={snapshot.title} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
