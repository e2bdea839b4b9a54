/** Parts of the statistics screen, in the order of the work. */
export const views = ["check", "collect", "figures"] as const;

export type View = (typeof views)[number];

export const hashOf = (view: View) => (view === "check" ? "#statistics" : `#statistics/${view}`);

/** The part that an address names; null when it names another screen. */
export const viewOfHash = (hash: string): View | null => views.find((view) => hash === hashOf(view)) ?? null;
