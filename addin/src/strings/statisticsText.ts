import { statisticsEnUS } from "./statistics.en-US.ts";
import { statisticsZhCN } from "./statistics.zh-CN.ts";
import { useLocale } from "./text.ts";

/** Apart from the other words, so that the pane does not wait for them before it opens. */
export const useStatisticsText = () => (useLocale() === "en-US" ? statisticsEnUS : statisticsZhCN);
