import { readDate } from "../../ui/normalise.ts";

/** What is known besides the files: kept in the browser, so that a reload and the next batch find it again. */
export interface CheckOptions {
  /** GB/T 2260 code of the reporting unit, empty when not chosen. */
  region: string;
  /** What stands in the field of the reporting unit. */
  regionText: string;
  /** The cut-off date as typed. */
  cutOff: string;
  /** Null takes the pack that is taken by default. */
  packId: string | null;
}

export const noOptions = (): CheckOptions => ({ region: "", regionText: "", cutOff: "", packId: null });

const storageName = "cqo.statistics.options.1";

export function loadOptions(storage: Pick<Storage, "getItem"> = localStorage): CheckOptions {
  try {
    return { ...noOptions(), ...(JSON.parse(storage.getItem(storageName) ?? "null") as Partial<CheckOptions> | null) };
  } catch {
    // What cannot be read must not keep the screen from opening.
    return noOptions();
  }
}

export function saveOptions(options: CheckOptions, storage: Pick<Storage, "setItem"> = localStorage): void {
  try {
    storage.setItem(storageName, JSON.stringify(options));
  } catch {
    // Private windows and full disks refuse; the options then hold until the window closes.
  }
}

/** True when the day is left open or can be read; an unread day must not silently count as left open. */
export const cutOffIsClear = ({ cutOff }: CheckOptions) => cutOff.trim() === "" || readDate(cutOff) !== null;

/** True when the unit is left open or chosen from the list. */
export const regionIsClear = ({ region, regionText }: CheckOptions) => regionText.trim() === "" || region !== "";

/** What the service is asked with. */
export const orderOf = ({ region, cutOff, packId }: CheckOptions, defaultPack: string) =>
  ({ region, cutOff: readDate(cutOff) ?? "", policyPack: packId ?? defaultPack });
