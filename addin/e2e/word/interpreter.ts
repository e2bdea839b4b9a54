import type { WordDocument } from "./wordDocument.ts";

/** The request-context protocol of Office's application APIs, as office.js sends it. */
interface ObjectPath {
  Id: number;
  ObjectPathType: number;
  Name: string;
  ParentObjectPathId: number;
  ArgumentInfo?: { Arguments?: unknown[] };
}

interface Action {
  Id: number;
  ActionType: number;
  Name: string;
  ObjectPathId: number;
  ArgumentInfo?: { Arguments?: unknown[] };
  QueryInfo?: { Select?: string[]; Expand?: string[] };
}

interface Batch {
  Actions: Action[];
  ObjectPaths: Record<string, ObjectPath>;
}

const root = 1, newObject = 2, method = 3, property = 4;
const query = 2, callMethod = 3;

/** A failure as Word reports it; office.js turns it into an error with this code. */
export class WordFault extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

/** What the pane may touch: names and members as Word knows them; anything else is a fault, so an untested call is noticed. */
type Member = (...parameters: never[]) => unknown;

function objectsOf(document: WordDocument): Record<string, Record<string, Member>> {
  return {
    Document: { Body: () => "Body" },
    Body: {
      Text: () => document.text,
      InlinePictures: () => "InlinePictures",
      InsertFileFromBase64: (base64: string, location: "Replace" | "Start" | "End") => document.insertFile(base64, location).then(() => "Range"),
    },
    InlinePictures: { Items: () => Array.from({ length: document.pictures }, () => ({ Width: 100, _Id: 1 })) },
    Range: {},
  };
}

export class WordInterpreter {
  /** Names of the methods that ran, for assertions. */
  readonly calls: string[] = [];
  /** Set to let the next insert fail as Word does. */
  fault: WordFault | null = null;

  constructor(readonly document: WordDocument) {}

  async answer(json: string): Promise<string> {
    const batch = JSON.parse(json) as Batch;
    // office.js talks to services of Word's own in between; they take note and answer nothing.
    if (Object.values(batch.ObjectPaths).some((path) => path.ObjectPathType === newObject))
      return JSON.stringify({ Results: batch.Actions.map(({ Id }) => ({ ActionId: Id, Value: null })) });
    this.forgetOlderContext(batch);
    const results: { ActionId: number; Value: unknown }[] = [];
    for (const [index, action] of batch.Actions.entries()) {
      try {
        results.push({ ActionId: action.Id, Value: await this.run(action, batch) });
      } catch (error) {
        const { code, message } = error instanceof WordFault ? error : new WordFault("GeneralException", String(error));
        return JSON.stringify({ Results: results, Error: { Code: code, Message: message, Location: action.Name, ActionIndex: index } });
      }
    }
    return JSON.stringify({ Results: results });
  }

  private resolved = new Map<number, Promise<string>>();
  private lastAction = 0;

  /** Every request context counts its actions and paths anew. */
  private forgetOlderContext({ Actions }: Batch): void {
    if ((Actions[0]?.Id ?? 0) <= this.lastAction) this.resolved.clear();
    this.lastAction = Actions.at(-1)?.Id ?? 0;
  }

  /** Every path is run once, in the batch that names it first: a method path has effects. */
  private resolve(id: number, batch: Batch): Promise<string> {
    const known = this.resolved.get(id);
    if (known) return known;
    const path = batch.ObjectPaths[id];
    if (!path) throw new WordFault("InvalidObjectPath", `path ${id}`);
    const found = path.ObjectPathType === root ? Promise.resolve("Document") : this.step(path, batch);
    this.resolved.set(id, found);
    return found;
  }

  private async step(path: ObjectPath, batch: Batch): Promise<string> {
    const parent = await this.resolve(path.ParentObjectPathId, batch);
    if (path.ObjectPathType !== method && path.ObjectPathType !== property) throw new WordFault("ApiNotFound", `path type ${path.ObjectPathType}`);
    return String(await this.call(parent, path.Name, path.ArgumentInfo?.Arguments ?? []));
  }

  private async call(type: string, name: string, parameters: unknown[]): Promise<unknown> {
    const member = objectsOf(this.document)[type]?.[name];
    if (!member) throw new WordFault("ApiNotFound", `${type}.${name}`);
    if (name.startsWith("Insert")) {
      this.calls.push(`${type}.${name}(${parameters.slice(1).join()})`);
      if (this.fault) throw this.fault;
    }
    return member(...(parameters as never[]));
  }

  private async run(action: Action, batch: Batch): Promise<unknown> {
    const type = await this.resolve(action.ObjectPathId, batch);
    // Names with an underscore keep and release references: bookkeeping of office.js.
    if (action.Name.startsWith("_")) return null;
    if (action.ActionType === callMethod) return this.call(type, action.Name, action.ArgumentInfo?.Arguments ?? []);
    if (action.ActionType !== query) return {};
    if (type === "InlinePictures") return { _Items: await this.call(type, "Items", []) };
    const selected = (action.QueryInfo?.Select ?? []).map((name) => name.charAt(0).toUpperCase() + name.slice(1));
    return Object.fromEntries(await Promise.all(selected.map(async (name) => [name, await this.call(type, name, [])])));
  }
}
