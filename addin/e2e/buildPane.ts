import { resolve } from "node:path";
import { build } from "vite";

/** The tests run what is shipped: the built pane, made anew from the sources. */
export default async function buildPane(): Promise<void> {
  await build({ root: resolve(import.meta.dirname, ".."), logLevel: "error" });
}
