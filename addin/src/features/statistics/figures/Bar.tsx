interface BarProps {
  /** 0 to 1; null draws an empty, dashed bar: not known is not zero. */
  share: number | null;
  /** Where the target stands, 0 to 1. */
  mark?: number | null;
}

const width = 200, height = 8;

/** A bar for people who would rather look than read; the words beside it say the same. */
export function Bar({ share, mark = null }: BarProps) {
  const at = (part: number) => Math.max(0, Math.min(1, part)) * width;
  return (
    <svg class={share === null ? "bar bar-unknown" : "bar"} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="bar-ground" x="0.5" y="0.5" width={width - 1} height={height - 1} rx="2" />
      {share !== null && <rect class="bar-share" x="0" y="0" width={at(share)} height={height} rx="2" />}
      {mark !== null && <rect class="bar-mark" x={Math.min(at(mark), width - 2)} y="0" width="2" height={height} />}
    </svg>
  );
}
