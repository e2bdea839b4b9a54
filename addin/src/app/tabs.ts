export const tabs = ["certificate", "statistics", "library", "about"] as const;

export type Tab = (typeof tabs)[number];

/** The address keeps the screen, so that a reload and a link come back to it; what follows a stroke is the screen's own. */
export const tabOfHash = (hash: string): Tab => tabs.find((tab) => hash.split("/")[0] === `#${tab}`) ?? "certificate";
