import { useState } from "preact/hooks";
import { useText } from "../strings/text.ts";
import { Icon } from "./Icon.tsx";
import { useAnnounce } from "./Live.tsx";

/** The browser control inside Office may refuse the clipboard; selecting and copying still works there. */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "unseen";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

export function CopyButton({ text, label, subject }: { text: string; label?: string; subject?: string }) {
  const { common } = useText();
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(text);
    setCopied(true);
    announce(common.copied);
  };
  const name = copied ? common.copied : label ?? common.copy;
  return (
    <button type="button" class="button small" aria-label={subject ? `${name} ${subject}` : undefined} onClick={() => void copy()} onBlur={() => setCopied(false)}>
      <Icon name={copied ? "check" : "copy"} size={16} />{name}
    </button>
  );
}
