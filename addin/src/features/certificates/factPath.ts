type Node = Record<string, unknown> | unknown[] | null | undefined;

const steps = (path: string) => path.split(".");

const child = (node: unknown, step: string): unknown =>
  (node && typeof node === "object" ? (node as Record<string, unknown>)[step] : undefined);

/** The value at `candidate.education` or `training.0.hours`; undefined when the way there does not exist. */
export const getAt = (root: unknown, path: string): unknown => steps(path).reduce<unknown>(child, root);

function setStep(node: Node, [step, ...rest]: string[], value: unknown): unknown {
  if (step === undefined) return value;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(node) ? [...node] : { ...node };
  (copy as Record<string, unknown>)[step] = setStep(child(node, step) as Node, rest, value);
  return copy;
}

/** A copy of `root` with `value` at `path`; what is not on the way stays the same object. */
export const setAt = <T>(root: T, path: string, value: unknown): T => setStep(root as Node, steps(path), value) as T;

/** `Training[0].Hours` and `training.0.hours` are the same field. */
export const plainPath = (path: string) =>
  path.replace(/\[(\d+)\]/g, ".$1").replace(/(^|\.)([A-Z])/g, (_, dot: string, letter: string) => dot + letter.toLowerCase());

/** True when a finding's path is the field or its level: one about `candidate.title` concerns `candidate.title.level`, not every field of the person. */
export function concerns(findingPath: string, fieldPath: string): boolean {
  const path = plainPath(findingPath);
  return path === fieldPath || `${path}.level` === fieldPath;
}
