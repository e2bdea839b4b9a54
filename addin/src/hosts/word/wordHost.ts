import type { Host, InsertMode, InsertResult } from "../host.ts";
import { asHostError, officeBasics, supports } from "../officeBasics.ts";
import { toBase64 } from "../base64.ts";

const run = <T>(action: (context: Word.RequestContext) => Promise<T>): Promise<T> =>
  Word.run(action).catch((error: unknown) => { throw asHostError(error); });

const isDocumentEmpty = () => run(async (context) => {
  const { body } = context.document;
  body.load("text");
  const pictures = body.inlinePictures;
  pictures.load("items/width");
  await context.sync();
  return body.text.trim() === "" && pictures.items.length === 0;
});

/** A mirrored office.js may be older than Word, so the call itself is looked for as well. */
const takesWholePages = ({ document }: Word.RequestContext) =>
  supports("WordApi", "1.5") && typeof document.insertFileFromBase64 === "function";

/** WordApi 1.5 brings the paper's page set-up, headers and footers along; older Word only takes what stands in the body. */
function queueInsert(context: Word.RequestContext, base64: string, mode: InsertMode): void {
  const location = mode === "replace" ? "Replace" : "End";
  if (takesWholePages(context))
    context.document.insertFileFromBase64(base64, location, {
      importTheme: true, importStyles: true, importParagraphSpacing: true, importPageColor: true,
    });
  else
    context.document.body.insertFileFromBase64(base64, location);
}

const insertDocument = (bytes: Uint8Array, mode: InsertMode, expectedText: string): Promise<InsertResult> =>
  run(async (context) => {
    const wholePages = takesWholePages(context);
    queueInsert(context, toBase64(bytes), mode);
    await context.sync();
    const { body } = context.document;
    body.load("text");
    // Read back: an insert that Word swallowed must not look like a success.
    return context.sync().then(
      () => ({ wholePages, verified: body.text.includes(expectedText) }),
      () => ({ wholePages, verified: null }),
    );
  });

export const wordHost = (): Host => ({
  kind: "word",
  capabilities: { insert: true, save: false },
  ...officeBasics(),
  workbook: null,
  isDocumentEmpty,
  insertDocument,
});
