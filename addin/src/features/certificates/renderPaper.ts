import { renderAsync } from "docx-preview";

type Piece = string | Node | { ns?: string; tagName: string; className?: string; style?: Record<string, string> | string; children?: Piece[] };

/**
 * Builds the nodes of a rendered paper without style attributes and style elements in the markup, which the content
 * security policy refuses: both are set through the object model instead.
 */
function builder(sheets: string[]) {
  const make = (piece: Piece): Node => {
    if (typeof piece === "string") return document.createTextNode(piece);
    if (piece instanceof Node) return piece;
    const { ns, tagName, className, style, children = [], ...properties } = piece;
    if (tagName === "#comment") return document.createComment("");
    if (tagName === "style") {
      sheets.push(children.filter((child) => typeof child === "string").join("\n"));
      return document.createDocumentFragment();
    }
    const node = tagName === "#fragment" ? document.createDocumentFragment() : ns ? document.createElementNS(ns, tagName) : document.createElement(tagName);
    if (node instanceof Element) dress(node as HTMLElement, className, style, properties);
    for (const child of children) node.appendChild(make(child));
    return node;
  };
  return make;
}

function dress(node: HTMLElement, className: string | undefined, style: Record<string, string> | string | undefined, properties: object): void {
  if (className) node.setAttribute("class", className);
  if (typeof style === "string") node.style.cssText = style;
  else if (style) Object.assign(node.style, style);
  for (const [name, value] of Object.entries(properties))
    if (value !== undefined) (node as unknown as Record<string, unknown>)[name] = value;
}

const frame = `
  :host { display: block; overflow: hidden; background: #fff; color: #000; forced-color-adjust: none; }
  /* Paper stays paper: its own colours are what is looked at. */
  .paper-wrapper { width: max-content; padding: 0; background: none; display: block; transform-origin: 0 0; }
  .paper-wrapper > section.paper { margin: 0; box-shadow: none; box-sizing: border-box; overflow: hidden; position: relative; }
  .paper-wrapper > section.paper + section.paper { border-top: 12px solid #ccc; }
`;

/** Shows the pages of a docx inside `host`, scaled to the width of the frame around it. */
export async function renderPaper(bytes: Uint8Array, host: HTMLElement): Promise<void> {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const sheets: string[] = [];
  const pages = document.createElement("div");
  await renderAsync(new Blob([bytes as BlobPart]), pages, document.createElement("div"), {
    className: "paper", inWrapper: true, useBase64URL: true, ignoreLastRenderedPageBreak: true, experimental: false, h: builder(sheets) as never,
  });
  root.adoptedStyleSheets = [...sheets, frame].map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
  // A style that names no level of its numbering means the first; docx-preview knows no such level and would show no numbers.
  for (const paragraph of pages.querySelectorAll("p[class*='-undefined']")) paragraph.className = paragraph.className.replace(/(-num-\d+)-undefined$/, "$1-0");
  // What a picture shows stands beside it in words on every paper.
  for (const picture of pages.querySelectorAll("img")) picture.alt = "";
  root.replaceChildren(...pages.childNodes);
  scalePaper(host, false);
}

/** The whole width of the page, or large enough to read in a narrow pane. */
export function scalePaper(host: HTMLElement, large: boolean): void {
  const wrapper = host.shadowRoot?.querySelector<HTMLElement>(".paper-wrapper");
  const frameWidth = host.parentElement?.clientWidth ?? 0;
  if (!wrapper || frameWidth === 0) return;
  const fitting = Math.min(1.5, frameWidth / wrapper.offsetWidth);
  const scale = large ? Math.max(1, fitting) : fitting;
  wrapper.style.transform = `scale(${scale})`;
  host.style.width = `${wrapper.offsetWidth * scale}px`;
  host.style.height = `${wrapper.offsetHeight * scale}px`;
}
