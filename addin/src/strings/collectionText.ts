import { collectionEnUS } from "./collection.en-US.ts";
import { collectionZhCN } from "./collection.zh-CN.ts";
import { useLocale } from "./text.ts";

/** Words of collecting and adding up. */
export const useCollectionText = () => (useLocale() === "en-US" ? collectionEnUS : collectionZhCN);
