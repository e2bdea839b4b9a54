import type { OfficeObject } from "../office/interpreter.ts";
import { OfficeInterpreter } from "../office/interpreter.ts";
import type { WordDocument } from "./wordDocument.ts";

/** Word as far as the pane uses it, over a real .docx. */
export class WordInterpreter extends OfficeInterpreter {
  constructor(readonly document: WordDocument) {
    super();
  }

  protected readonly root: OfficeObject = { type: "Document", members: { Body: () => this.body } };

  private readonly body: OfficeObject = {
    type: "Body",
    members: {
      Text: () => this.document.text,
      InlinePictures: () => this.pictures,
      InsertFileFromBase64: (base64: string, location: "Replace" | "Start" | "End") => this.document.insertFile(base64, location).then((): OfficeObject => ({ type: "Range", members: {} })),
    },
  };

  private readonly pictures: OfficeObject = {
    type: "InlinePictures",
    members: { Items: () => Array.from({ length: this.document.pictures }, () => ({ Width: 100, _Id: 1 })) },
  };

  protected changes(_type: string, name: string): boolean {
    return name.startsWith("Insert");
  }
}
