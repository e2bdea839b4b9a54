import { asHostError } from "../officeBasics.ts";

/** One batch of requests to Excel; every failure comes as a `HostError`. */
export const run = <T>(action: (context: Excel.RequestContext) => Promise<T>): Promise<T> =>
  // A cell that is being edited would otherwise refuse the whole request.
  Excel.run({ delayForCellEdit: true }, action).catch((error: unknown) => { throw asHostError(error); });
