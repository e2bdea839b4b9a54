import type { CollectionStrings } from "./collection.zh-CN.ts";

const count = (n: number) => n.toLocaleString("en-US");
const some = (n: number, one: string, many: string) => `${count(n)} ${n === 1 ? one : many}`;

export const collectionEnUS: CollectionStrings = {
  period: {
    label: "Collection", name: (year, cutOff) => `${year} (cut-off ${cutOff})`, new: "New collection", newHeading: "Open a new collection", open: "Open", opening: "opening…",
    cutOff: "Cut-off date", cutOffHint: (year) => `For ${year}; only officers in post on that day count.`, packHint: "Decides about terms and targets; it cannot be changed later.",
    none: "No collection yet", noneHint: "Open one with its cut-off date and policy, then collect the tables.",
  },

  collect: {
    heading: "File returned tables", hint: "A unit's last file counts; earlier originals are kept.", drop: "Drop .xlsx files here", choose: "Choose files", list: "Files to be filed",
    openWorkbook: "This workbook", takeOpen: "File this workbook",
    unitOf: (name) => `Reporting unit of ${name}`, guessed: "Guessed from the file's name; please check.", contested: "Two files name the same unit; only one can be filed. Change the unit or remove one.",
    replaces: (name, version, day) => `Replaces no. ${version}, “${name}”, filed on ${day}. The original is kept.`,
    send: "File it", again: "Retry", stop: "Stop", stopAll: "Stop all", removeFile: "Remove", sendAll: (n) => `File ${some(n, "file", "files")}`,
    states: { open: "to be filed", waiting: "waiting", sending: "filing…", done: "filed", refused: "not filed", stopped: "stopped" },
    repeating: (attempt) => `No answer; asking for the ${attempt}. time. Nothing is filed twice.`,
    progress: (done, of) => `${count(done)} of ${count(of)} ended`, progressBar: "Progress of filing",
    open: (n) => `${some(n, "row waits", "rows wait")}`, clear: "no questions",
    filed: (unit, version, taken, questioned, notData) => `${unit}, no. ${version}: ${some(taken, "row", "rows")} taken, ${count(questioned)} in question, ${count(notData)} not data.`,
    filedSaid: (name, unit, questioned) => `${name} is filed for ${unit}; ${questioned > 0 ? some(questioned, "row waits", "rows wait") : "no questions"}.`,
    refusedSaid: (name) => `${name} was not filed.`,
    returnFile: "Return file", returnName: (unit) => `${unit}-to-verify.xlsx`,
  },

  units: {
    heading: "Units", progress: "Share received", sent: (sent, all) => `${count(sent)} of ${some(all, "unit", "units")} received`, of: (sent, all) => `${count(sent)} / ${count(all)}`,
    missingList: "list of missing units", filter: "Show", filters: { all: "All", missing: "Missing", questioned: "In question" },
    none: { all: "No reporting units.", missing: "All have sent theirs.", questioned: "Nothing is in question." },
    states: { "not-sent": "not sent", sent: "sent", "sent-through": "sent by the office above", partly: "partly sent" },
    file: (name, version, day, taken, questioned) => `${name} · no. ${version} · ${day} · ${some(taken, "row", "rows")} taken${questioned > 0 ? `, ${count(questioned)} in question` : ""}`,
    original: "Original", questions: (n) => `See ${some(n, "row", "rows")} in question`, questionsOf: (unit) => `Rows in question: ${unit}`, noQuestions: "No row is in question.", row: (sheet, row) => `${sheet}, row ${row}`,
  },

  blank: {
    heading: "Empty table", hint: "With the unit's name, lists to choose from and print settings: to send out, or to fill in Excel.", unit: "Reporting unit", save: "Download an empty table", fileName: (unit, year) => `${unit}-${year}.xlsx`,
    insert: "Insert into this workbook", inserting: "inserting…", inserted: (sheets) => `Inserted: ${sheets}.`,
  },

  addUnit: {
    heading: "Add a reporting unit", hint: "Development zones and others that the code table does not know are added by their city, beside its counties.", city: "City", name: "Name", example: "e.g. a development zone", add: "Add",
    added: (name, code) => `${name} was added with the code ${code}.`,
  },

  figures: {
    trail: "Where you are",
    missing: (missing, all) => `${count(missing)} of ${some(all, "unit", "units")} sent nothing yet. The figures are lower bounds; what was not sent is not zero.`,
    waiting: (rows, conflicts) => `${some(rows, "row waits", "rows wait")} for an answer and ${rows === 1 ? "counts" : "count"} nowhere${conflicts > 0 ? `; ${count(conflicts)} because of tables of other units` : ""}.`,
  },

  coverage: {
    heading: (unit) => `Coverage: ${unit}`, noEarlier: "There is no earlier year to compare with.", comparedWith: (year, frozen) => `Compared with ${year}${frozen ? ", as frozen" : ", as it stands"}.`,
    groups: { "above-scale": "Above scale", sme: "Small and medium", "quality-award": "Quality award", "quality-award-to-city": "Quality award, city level up", "hubei-premium": "Hubei premium" },
    percent: (rate) => `${rate.toFixed(1)}%`, of: (appointed, all, isSum) => `${count(appointed)} of ${count(all)}${isSum ? " (sum of the parts)" : ""}`,
    noDenominator: (appointed) => `${count(appointed)} appointed; nobody stated how many there are, so no coverage can be told.`, nothingSent: "Nothing was sent yet.", more: "More are appointed than there are: check the number of enterprises and its date.", asked: (percent) => `Target ${percent}%`,
    states: { met: "met", "not-met": "not met", "not-due": "not due yet", unknown: "cannot be told", "not-asked": "no number asked", "no-enterprises": "no such enterprise" },
    lacking: (n) => `${count(n)} lacking`, earlier: (rate, change) => `year before ${rate.toFixed(1)}%${change === null ? "" : `, ${change >= 0 ? "+" : "−"}${Math.abs(change).toFixed(1)} points`}`,
  },

  lines: {
    heading: "Summary", table: "Figures of the summary", unit: "Unit", sent: "Units sent", total: "Total", own: "Own rows", chart: "Chart", notKnown: "not known", sheet: "Summary", and: ", ",
    title: (unit, year, cutOff) => `${unit} ${year}: summary of Chief Quality Officers (cut-off ${cutOff})`,
    measures: { appointed: "In post", newInYear: "New in the year", dismissedInYear: "Dismissed", expiredInYear: "Terms ended", trained: "Trained", waiting: "Waiting" },
    rateOf: (group) => `${group}, coverage`, insert: "Insert table and chart into this workbook", inserted: (sheet) => `Inserted as “${sheet}”.`,
  },

  denominators: {
    heading: (unit) => `Number of enterprises: ${unit}`, hint: "Needed for coverage. Leave empty what is not known, do not write 0; emptying a field takes it back.", source: "Source", sourceExample: "e.g. register of the statistics office", asOf: "As of",
    wrong: "Whole numbers only, e.g. 305.", stated: (source, day) => `${source}, ${day}`, notStated: "not stated yet", save: "Save", saved: (n) => `${some(n, "number", "numbers")} saved.`, undone: "Taken back.",
  },

  snapshots: {
    heading: "Attachment and frozen figures", hint: "The attachment holds the figures as they are now. Freezing keeps them with all their rows, so that every number can be traced later.", attachment: "Download the attachment (table and summary)", fileName: (unit, year) => `${unit}-${year}-statistics.xlsx`,
    title: "Title", proposed: (unit, year) => `${unit} ${year}, final`, freeze: "Freeze", frozen: (title) => `Frozen: ${title}.`, none: "Nothing is frozen yet.", list: "Frozen figures",
    made: (when, hash) => `${when} · ${hash}`, save: "Attachment",
  },
};
