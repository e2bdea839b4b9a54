import type { StatisticsStrings } from "./statistics.zh-CN.ts";

const count = (n: number) => n.toLocaleString("en-US");
const plural = (n: number, one: string, many: string) => `${count(n)} ${n === 1 ? one : many}`;

export const statisticsEnUS: StatisticsStrings = {
  views: { label: "Steps of the statistics table", check: "Check", collect: "Collect", figures: "Add up" },
  heading: "Check statistics tables",
  options: "What to check against",
  unit: "Reporting unit", unitPlaceholder: "County, city or prefecture", unitHint: "Decides between places of the same name; may stay empty.",
  unitOpen: "Choose one from the list, or clear the field.", unitFound: (n) => `${plural(n, "place", "places")} found; use the arrow keys.`, unitNone: "There is no such place.", unitLoading: "Loading…",
  cutOff: "Cut-off date", cutOffHint: "Terms that end before this day are listed; nothing is asked if empty.", cutOffUnread: "This is not a date. Write it like 2026-12-31.",
  pack: "Rules", packStatus: { "in-force": "in force", draft: "draft", expired: "expired" },
  kept: "Kept on this computer", heldBack: "The unit or the cut-off date is not understood yet, so nothing is checked. Correct or clear it and the check begins by itself.",
  stale: "The conditions have changed; these are still the earlier results.", checkAll: "Check all again",

  openWorkbook: "Open workbook", checkOpen: "Check this workbook", checkAgain: "Check again", openHint: "The whole workbook goes to the service to be checked; it is not kept.",
  changedSince: "Cells have been written; these are still the results from before.",
  files: "Returned workbooks", drop: "Drop .xlsx files here", choose: "Choose files", dropHint: "Many at once; two are checked at a time. Checked only, not kept.",
  dropped: (n) => `${plural(n, "file", "files")} added`,
  emptyHeading: "No file yet", emptyText: "Drop the tables that came back and see which rows can be used and which need an answer from the sender.", sample: "Try with a sample", sampleName: "sample-returned-table.xlsx", sampleLoading: "Fetching the sample…",
  list: "Files", states: { waiting: "waiting", reading: "checking…", done: "checked", refused: "not checked", stopped: "stopped" },
  progress: (done, of) => `${count(done)} of ${count(of)} ended`,
  progressBar: "Progress of the check",
  stop: "Stop", stopAll: "Stop all", again: "Try again", removeFile: "Remove", show: "Show",
  removed: (name) => `${name} is removed.`,
  doneSaid: (name, open) => (open > 0 ? `${name} is checked; ${plural(open, "answer is", "answers are")} needed.` : `${name} is checked; no answer is needed.`),
  refusedSaid: (name) => `${name} could not be checked.`,
  openOf: (n) => plural(n, "question", "questions"), clear: "no questions",
  tooLarge: { title: "The file is too large", detail: "A workbook may have 200 MB. Take out pictures and sheets that are not needed, or split it by county." },
  unreadable: { title: "The file cannot be read", detail: "It may have been moved or renamed, or another program holds it. Close it there and try again." },

  answer: (name) => `Result for ${name}`,
  counts: { accepted: "taken as is", fixed: "taken, repaired", questioned: "in question", notData: "not data" },
  sum: (rows, accepted, fixed, questioned, notData) =>
    `${plural(rows, "row", "rows")} = ${count(accepted)} taken + ${count(fixed)} repaired + ${count(questioned)} in question + ${count(notData)} not data`,
  sheet: "Sheet", filledBy: "From", noTable: "No statistics table found",
  noTableText: "No header in this workbook is understood. Is it the right file, and is its header still there?",

  columns: { heading: (n) => `${plural(n, "column needs", "columns need")} your eye`, hint: "Answers are kept for the city of the unit; its tables are not asked about again.", ask: (header) => `Which column is “${header}”?`,
    none: "None of the table's columns", later: "Leave it for now", maybe: "perhaps", send: "Check again with these answers", forgetHint: "Read as you answered",
    all: (n) => `How columns were read (${count(n)})`, header: "Header", readAs: "Read as", how: "Because", notRead: "not read", unnamed: (letter) => `column ${letter} (no header)` },
  matches: { exact: "same header", synonym: "usual other name", confirmed: "you said so", near: "similar name", content: "similar content", unknown: "not known" },
  fields: {
    serial: "No.", regionCode: "County", enterpriseName: "Enterprise", creditCode: "Credit code", sizeClass: "Size", aboveScale: "Above scale", industry: "Industry",
    awards: "Quality awards", cqoName: "CQO", sex: "Sex", post: "Post", education: "Education", title: "Title or qualification", qualityYears: "Years in quality work",
    appointedOn: "Appointed on", termEnd: "End of term", trainingCertificate: "Training certificate", phone: "Phone", remarks: "Remarks",
  },

  entries: {
    heading: "Row by row", filter: "Show", question: "Questions", notice: "Notices", repair: "Repairs", one: { question: "Question", notice: "Notice", repair: "Repair" },
    wholeSheet: "Whole sheet", row: (n) => `Row ${n}`, stands: "Stands there", empty: "(empty)", proposal: "Proposal", becomes: "Becomes",
    goTo: (address) => `Go to cell ${address}`, none: "Nothing to look at.", noneShown: "Nothing of the kinds chosen.", noneHere: "No questions, notices or repairs on this sheet.",
    shown: (from, to, of) => `${count(from)}–${count(to)} of ${count(of)}`,
    previous: "Previous", next: "Next", pages: "Pages",
  },
  questions: { save: "Download the questions", copy: "Copy the questions", file: (name) => `${name}-questions.csv`, saved: (name) => `${name} is downloaded`,
    head: ["File", "Sheet", "Row", "Cell", "Enterprise", "CQO", "Header", "Stands there", "Question", "Proposal"] },
  edits: {
    apply: "Apply proposal", applyAll: (n) => `Write all repairs (${plural(n, "cell", "cells")})`, applying: "Writing…", undo: "Undo",
    written: (n) => `${plural(n, "cell", "cells")} written.`, undone: (n) => `${plural(n, "cell", "cells")} restored.`,
    changed: (cells) => `${cells}: changed since the check, not written. Check again.`,
    formula: (cells) => `${cells}: holds a formula, not written. Change the formula yourself.`,
    keptNewer: (cells) => `${cells}: changed since it was written, left as it is now.`,
    merged: "Repairs inside merged cells are not written; every check fills them in.",
    more: (n) => `and ${plural(n, "other cell", "other cells")}`, appliedMark: "written", listMark: ", ",
  },
  hostFailed: "Excel did not do it",
  hostErrors: {
    NotSupported: "This version of Excel cannot do that. Download the file instead.", AccessDenied: "The sheet is protected or read-only. Unprotect it and try again.", ItemNotFound: "The sheet is not there; it may have been renamed or deleted. Check again.",
    InvalidOperationInCellEditMode: "A cell is being edited. Press Enter to finish and try again.", ActivityLimitReached: "Excel is busy. Try again in a moment.",
    FileRefused: "This Excel did not hand over the whole file. On the web, download a copy and choose it as a file; on the desktop, save and try again.",
    GeneralException: "Excel is busy, or a cell is being edited. Try again in a moment.",
  },
  hostUnknown: "Try again; if it stays, save the file and choose it here.", hostCode: "Error code",

  rest: { heading: (rows) => `Rows that are not data (${count(rows)})`, otherSheets: (n) => `Sheets without a table (${count(n)})`, rows: (first, last) => (first === last ? `Row ${first}` : `Rows ${first}–${last}`),
    sheetRows: (rows, blank) => `${plural(rows, "row", "rows")}, ${count(blank)} blank`, hidden: "hidden",
    more: (n) => `${plural(n, "run", "runs")} more` },
  reasons: {
    blank: "blank", "empty-numbered": "number only", title: "title", facts: "about the sender", header: "header", "repeated-header": "header again", total: "total", note: "note", section: "group label", "outside-table": "outside the table",
  },
};
