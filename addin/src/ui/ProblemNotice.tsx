import type { ComponentChildren } from "preact";
import type { Problem } from "../api/problem.ts";
import type { Strings } from "../strings/zh-CN.ts";
import { useText } from "../strings/text.ts";
import { CopyButton } from "./CopyButton.tsx";
import { Notice } from "./Notice.tsx";

/** The service's own words when it gave any, ours when nothing readable came. */
export function wordsOf(problem: Problem, text: Strings): { title: string; detail: string } {
  const own = (text.problems as unknown as Record<string, { title: string; detail: string }>)[problem.id];
  return {
    title: problem.title || own?.title || text.common.openFailed,
    detail: problem.detail || own?.detail || text.problems.unreadable.detail,
  };
}

interface ProblemNoticeProps {
  problem: Problem;
  onRetry?: (() => void) | undefined;
  children?: ComponentChildren;
}

export function ProblemNotice({ problem, onRetry, children }: ProblemNoticeProps) {
  const text = useText();
  const { title, detail } = wordsOf(problem, text);
  return (
    <Notice
      tone="danger" title={title} role="alert"
      actions={onRetry && <button type="button" class="button small" onClick={onRetry}>{text.common.retry}</button>}
    >
      <p>{detail}</p>
      {children}
      {problem.correlationId && (
        <p class="correlation">
          <span>{text.common.correlation} <code>{problem.correlationId}</code></span>
          <CopyButton text={problem.correlationId} subject={text.common.correlation} />
        </p>
      )}
    </Notice>
  );
}
