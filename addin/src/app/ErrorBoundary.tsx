import type { ComponentChildren } from "preact";
import { Component } from "preact";
import { useText } from "../strings/text.ts";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Notice } from "../ui/Notice.tsx";

function Crash({ error }: { error: Error }) {
  const { problems, about } = useText();
  return (
    <Notice
      tone="danger" role="alert" title={problems.crashed}
      actions={<>
        <button type="button" class="button small" onClick={() => window.location.reload()}>{problems.reload}</button>
        <CopyButton text={`${error.name}: ${error.message}\n${error.stack ?? ""}`} label={about.copyDiagnostics} />
      </>}
    >
      <p>{problems.pane.detail}</p>
    </Notice>
  );
}

/** A mistake of ours must not leave an empty pane. */
export class ErrorBoundary extends Component<{ children: ComponentChildren }, { error: Error | null }> {
  override state = { error: null as Error | null };

  static override getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    return this.state.error ? <Crash error={this.state.error} /> : this.props.children;
  }
}
