/** The request-context protocol of Office's application APIs, as office.js sends it. */
interface ObjectPath {
  Id: number;
  ObjectPathType: number;
  Name: string;
  ParentObjectPathId: number;
  ArgumentInfo?: ArgumentInfo;
}

/** An argument that is an object travels as the number of its path. */
interface ArgumentInfo {
  Arguments?: unknown[];
  ReferencedObjectPathIds?: number[];
}

interface Action {
  Id: number;
  ActionType: number;
  Name: string;
  ObjectPathId: number;
  ArgumentInfo?: ArgumentInfo;
  QueryInfo?: { Select?: string[]; Expand?: string[] };
}

interface Batch {
  Actions: Action[];
  ObjectPaths: Record<string, ObjectPath>;
}

const root = 1, newObject = 2, method = 3, property = 4, indexer = 5;
const query = 2, callMethod = 3, setProperty = 4;

/** A failure as Word and Excel report it; office.js turns it into an error with this code. */
export class OfficeFault extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

/** What the pane may touch: names and members as the program knows them; anything else is a fault, so an untested call is noticed. */
export type Member = (...parameters: never[]) => unknown;

export interface OfficeObject {
  readonly type: string;
  readonly members: Record<string, Member>;
  readonly setters?: Record<string, (value: never) => void>;
}

const isObject = (value: unknown): value is OfficeObject => typeof value === "object" && value !== null && "members" in value;

export abstract class OfficeInterpreter {
  /** Names of the calls that ran, for assertions. */
  readonly calls: string[] = [];
  /** Set to let the next change fail as the program does. */
  fault: OfficeFault | null = null;

  /** The object that every path begins at. */
  protected abstract readonly root: OfficeObject;

  /** Whether a call changes the document, and is therefore written down and may be made to fail. */
  protected abstract changes(type: string, name: string): boolean;

  /** The whole document in slices; null where it is not handed over. */
  file(_id: number, _parameters: unknown[]): Promise<unknown[] | null> {
    return Promise.resolve(null);
  }

  async answer(json: string): Promise<string> {
    const batch = JSON.parse(json) as Batch;
    // office.js talks to services of the program's own in between; they take note and answer nothing.
    if (Object.values(batch.ObjectPaths).some((path) => path.ObjectPathType === newObject))
      return JSON.stringify({ Results: batch.Actions.map(({ Id }) => ({ ActionId: Id, Value: null })) });
    this.forgetOlderContext(batch);
    const results: { ActionId: number; Value: unknown }[] = [];
    for (const [index, action] of batch.Actions.entries()) {
      try {
        results.push({ ActionId: action.Id, Value: await this.run(action, batch) });
      } catch (error) {
        const { code, message } = error instanceof OfficeFault ? error : new OfficeFault("GeneralException", String(error));
        return JSON.stringify({ Results: results, Error: { Code: code, Message: message, Location: action.Name, ActionIndex: index } });
      }
    }
    return JSON.stringify({ Results: results });
  }

  private resolved = new Map<number, Promise<OfficeObject>>();
  private lastAction = 0;

  /** Every request context counts its actions and paths anew. */
  private forgetOlderContext({ Actions }: Batch): void {
    if ((Actions[0]?.Id ?? 0) <= this.lastAction) this.resolved.clear();
    this.lastAction = Actions.at(-1)?.Id ?? 0;
  }

  /** Every path is run once, in the batch that names it first: a method path has effects. */
  private resolve(id: number, batch: Batch): Promise<OfficeObject> {
    const known = this.resolved.get(id);
    if (known) return known;
    const path = batch.ObjectPaths[id];
    if (!path) throw new OfficeFault("InvalidObjectPath", `path ${id}`);
    const found = path.ObjectPathType === root ? Promise.resolve(this.root) : this.step(path, batch);
    this.resolved.set(id, found);
    return found;
  }

  private async step(path: ObjectPath, batch: Batch): Promise<OfficeObject> {
    const parent = await this.resolve(path.ParentObjectPathId, batch);
    if (path.ObjectPathType !== method && path.ObjectPathType !== property && path.ObjectPathType !== indexer) throw new OfficeFault("ApiNotFound", `path type ${path.ObjectPathType}`);
    const found = await this.call(parent, path.ObjectPathType === indexer ? "Indexer" : path.Name, await this.argumentsOf(path, batch));
    if (!isObject(found)) throw new OfficeFault("ApiNotFound", `${parent.type}.${path.Name} is no object`);
    return found;
  }

  private argumentsOf({ ArgumentInfo: info }: Pick<ObjectPath, "ArgumentInfo">, batch: Batch): Promise<unknown[]> {
    return Promise.all((info?.Arguments ?? []).map((argument, at) => (info?.ReferencedObjectPathIds?.[at] ? this.resolve(info.ReferencedObjectPathIds[at], batch) : argument)));
  }

  private note(type: string, name: string, parameters: unknown[]): void {
    if (!this.changes(type, name)) return;
    // A whole document that is handed over is left out of the note.
    const noted = parameters.filter((parameter) => typeof parameter !== "string" || parameter.length < 1000).map((parameter) => (isObject(parameter) ? parameter.type : parameter));
    this.calls.push(`${type}.${name}(${noted.join()})`);
    if (this.fault) throw this.fault;
  }

  private async call({ type, members }: OfficeObject, name: string, parameters: unknown[]): Promise<unknown> {
    const member = members[name];
    if (!member) throw new OfficeFault("ApiNotFound", `${type}.${name}`);
    this.note(type, name, parameters);
    return member(...(parameters as never[]));
  }

  private async run(action: Action, batch: Batch): Promise<unknown> {
    const object = await this.resolve(action.ObjectPathId, batch);
    // Names with an underscore keep and release references: bookkeeping of office.js.
    if (action.Name.startsWith("_")) return null;
    const parameters = await this.argumentsOf(action, batch);
    if (action.ActionType === callMethod) return this.call(object, action.Name, parameters);
    if (action.ActionType === setProperty) return this.set(object, action.Name, parameters);
    if (action.ActionType !== query) return {};
    if (object.members.Items) return { _Items: await this.call(object, "Items", []) };
    const selected = (action.QueryInfo?.Select ?? []).map((name) => name.charAt(0).toUpperCase() + name.slice(1));
    return Object.fromEntries(await Promise.all(selected.map(async (name) => [name, await this.call(object, name, [])])));
  }

  private set({ type, setters }: OfficeObject, name: string, [value]: unknown[]): null {
    const setter = setters?.[name];
    if (!setter) throw new OfficeFault("ApiNotFound", `${type}.${name}=`);
    this.note(type, `${name}=`, [JSON.stringify(value)]);
    setter(value as never);
    return null;
  }
}
