const paths = {
  check: "M4 10.5l4 4 8-9",
  cross: "M5 5l10 10M15 5L5 15",
  question: "M7.2 7.4a2.9 2.9 0 1 1 4.3 2.6c-.9.5-1.5 1-1.5 2.1M10 14.9v.1",
  bang: "M10 4.6v6.6M10 14.6v.1",
  search: "M13.2 13.2L17 17M14.5 8.75a5.75 5.75 0 1 1-11.5 0 5.75 5.75 0 0 1 11.5 0z",
  chevron: "M5 8l5 5 5-5",
  document: "M5 2.75h6.5L15.5 7v10.25h-10.5zM11.2 3v4.2h4.1M7.5 10.5h5M7.5 13.5h5",
  copy: "M7 6.5V3.5h9v10h-3M4 6.5h9v10H4z",
  plus: "M10 4v12M4 10h12",
  bin: "M4 5.5h12M8 5V3.5h4V5M5.5 5.5l.8 11h7.4l.8-11M8.4 8.5v5M11.6 8.5v5",
  offline: "M3 3l14 14M10 15.5v.1M7.2 12.3a4 4 0 0 1 4-1M4.6 9.6a7.6 7.6 0 0 1 3-1.8M15.4 9.6a7.6 7.6 0 0 0-4.6-2.2",
  download: "M10 3v9.5M6 9l4 4 4-4M4 16.5h12",
  insert: "M4.5 3.5h11v13h-11zM10 6.5v7M6.8 10h6.4",
  open: "M11.5 3.5h5v5M16.2 3.8L9.5 10.5M8.5 4.5h-5v12h12v-5",
} as const;

export type IconName = keyof typeof paths;

/** A line icon in the colour of the text; always beside words, so hidden from readers. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
