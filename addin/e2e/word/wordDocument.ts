import { DOMParser, XMLSerializer } from "@xmldom/xmldom";
import type { Document as XmlDocument, Element as XmlElement } from "@xmldom/xmldom";
import JSZip from "jszip";

const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
const documentPart = "word/document.xml";
const relationshipsPart = "word/_rels/document.xml.rels";

const blankParts: Record<string, string> = {
  "[Content_Types].xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`,
  "_rels/.rels": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${r}/officeDocument" Target="word/document.xml"/></Relationships>`,
  [relationshipsPart]: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${r}/styles" Target="styles.xml"/></Relationships>`,
  "word/styles.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="${w}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
};

const parse = (xml: string): XmlDocument => new DOMParser().parseFromString(xml, "text/xml");
const print = (document: XmlDocument) => new XMLSerializer().serializeToString(document);
const elements = (node: { childNodes: Iterable<unknown> }) => [...node.childNodes].filter((child): child is XmlElement => (child as XmlElement).nodeType === 1);
const read = async (zip: JSZip, part: string) => parse((await zip.file(part)?.async("string")) ?? "");

/** A real .docx in memory that can do what the pane asks of Word's open document. */
export class WordDocument {
  private constructor(private readonly zip: JSZip, private readonly body: XmlElement, private readonly xml: XmlDocument) {}

  /** A new document, as File › New gives it, with one paragraph of `text`. */
  static async blank(text = ""): Promise<WordDocument> {
    const zip = new JSZip();
    for (const [part, xml] of Object.entries(blankParts)) zip.file(part, xml);
    zip.file(documentPart, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="${w}" xmlns:r="${r}"><w:body><w:p>${text ? `<w:r><w:t>${text}</w:t></w:r>` : ""}</w:p><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`);
    return WordDocument.open(await zip.generateAsync({ type: "uint8array" }));
  }

  static async open(bytes: Uint8Array): Promise<WordDocument> {
    const zip = await JSZip.loadAsync(bytes);
    const xml = await read(zip, documentPart);
    return new WordDocument(zip, xml.getElementsByTagNameNS(w, "body")[0]!, xml);
  }

  /** The text as `Body.text` gives it: paragraphs apart, cells and text boxes included. */
  get text(): string {
    return [...this.body.getElementsByTagNameNS(w, "p")].map((p) => [...p.getElementsByTagNameNS(w, "t")].map((t) => t.textContent ?? "").join("")).join("\r");
  }

  get pictures(): number {
    return this.body.getElementsByTagNameNS("http://schemas.openxmlformats.org/drawingml/2006/main", "blip").length;
  }

  /** `Body.insertFileFromBase64`: the content of the body with its pictures and styles, without section settings, headers and footers. */
  async insertFile(base64: string, location: "Replace" | "Start" | "End"): Promise<void> {
    const source = await WordDocument.open(Buffer.from(base64, "base64"));
    if (location === "Replace") for (const child of this.content()) this.body.removeChild(child);
    await this.adoptStyles(source);
    const before = location === "Start" ? this.body.firstChild : elements(this.body).find((child) => child.localName === "sectPr") ?? null;
    for (const child of source.content()) {
      const copy = this.xml.importNode(child, true) as XmlElement;
      await this.adoptParts(source, copy);
      this.body.insertBefore(copy, before);
    }
  }

  async save(): Promise<Uint8Array> {
    this.zip.file(documentPart, print(this.xml));
    return this.zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
  }

  private content(): XmlElement[] {
    return elements(this.body).filter((child) => child.localName !== "sectPr");
  }

  private async adoptStyles(source: WordDocument): Promise<void> {
    const mine = await read(this.zip, "word/styles.xml");
    const theirs = await read(source.zip, "word/styles.xml");
    const known = new Set([...mine.getElementsByTagNameNS(w, "style")].map((style) => style.getAttributeNS(w, "styleId")));
    for (const style of theirs.getElementsByTagNameNS(w, "style"))
      if (!known.has(style.getAttributeNS(w, "styleId"))) mine.documentElement!.appendChild(mine.importNode(style, true));
    this.zip.file("word/styles.xml", print(mine));
  }

  private async adoptParts(source: WordDocument, node: XmlElement): Promise<void> {
    const mine = await read(this.zip, relationshipsPart);
    const theirs = await read(source.zip, relationshipsPart);
    for (const element of [node, ...node.getElementsByTagName("*")])
      for (const attribute of [...element.attributes].filter((candidate) => candidate.namespaceURI === r)) {
        const relationship = [...theirs.getElementsByTagName("Relationship")].find((candidate) => candidate.getAttribute("Id") === attribute.value);
        if (!relationship) continue;
        const id = `rId${mine.getElementsByTagName("Relationship").length + 100}`;
        const copy = mine.importNode(relationship, true) as XmlElement;
        copy.setAttribute("Id", id);
        if (relationship.getAttribute("TargetMode") !== "External") {
          // A target may stand relative to the document part or, with a slash, to the package.
          const part = new URL(relationship.getAttribute("Target")!, "part:/word/").pathname.slice(1);
          const own = part.replace(/([^/]+)$/, `${id}-$1`);
          this.zip.file(own, await source.zip.file(part)!.async("uint8array"));
          copy.setAttribute("Target", `/${own}`);
        }
        mine.documentElement!.appendChild(copy);
        attribute.value = id;
      }
    this.zip.file(relationshipsPart, print(mine));
  }
}
