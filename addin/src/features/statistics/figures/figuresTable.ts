import type { EnterpriseGroup, PeriodItem, RollUpItem, RollUpReport } from "../../../api/contracts.ts";
import type { FiguresTable } from "../../../hosts/host.ts";
import type { CollectionStrings } from "../../../strings/collection.zh-CN.ts";
import type { CountMeasure } from "./lines.ts";
import { countMeasures, partsOf, valueOf } from "./lines.ts";

const whole = "#,##0", percent = "0.0%";
const charted: readonly EnterpriseGroup[] = ["above-scale", "sme"];

const rate = (item: RollUpItem, group: EnterpriseGroup) => {
  const value = valueOf(item, group);
  return value === null ? null : value / 100;
};

/** The 汇总表 for a sheet of the open workbook: parts first, the unit's total last, cells empty where nothing is known. */
export function figuresTable(report: RollUpReport, period: PeriodItem, words: CollectionStrings): FiguresTable {
  const [total] = report.lines;
  const parts = partsOf(report);
  const all = total ? [...parts, total] : parts;
  const groups = total?.groups.map(({ group }) => group) ?? [];
  // What the chart shows stands beside the names: coverage once it is known, else the numbers appointed.
  const rates = groups.filter((group) => charted.includes(group) && parts.some((item) => valueOf(item, group) !== null));
  const first: (EnterpriseGroup | CountMeasure)[] = rates.length > 0 ? rates : ["appointed"];
  const rest = [...countMeasures.filter((measure) => !first.includes(measure)), ...groups.filter((group) => !first.includes(group))];
  const columns = [...first, ...rest];
  const isRate = (column: string): column is EnterpriseGroup => groups.includes(column as EnterpriseGroup);
  const headerOf = (column: EnterpriseGroup | CountMeasure) => (isRate(column) ? words.lines.rateOf(words.coverage.groups[column]) : words.lines.measures[column]);
  return {
    sheet: words.lines.sheet, title: words.lines.title(total?.line.name ?? "", period.year, period.cutOff),
    header: [words.lines.unit, ...columns.map(headerOf), words.lines.sent],
    rows: all.map((item) => [
      item === total ? words.lines.total : item.line.kind === "own" ? words.lines.own : item.line.name,
      ...columns.map((column) => (isRate(column) ? rate(item, column) : valueOf(item, column))), item.line.unitsSent,
    ]),
    formats: ["@", ...columns.map((column) => (isRate(column) ? percent : whole)), whole],
    chart: parts.length === 0 ? null : { title: first.map(headerOf).join(words.lines.and), series: first.length, rows: parts.length },
  };
}
