import type { ReportingUnit } from "../../../api/contracts.ts";

/** What an office leaves out when it names a file after itself. */
const endings = /(?:土家族|苗族|回族)*(?:自治州|自治县|林区|新区|开发区|市|区|县|州)$/;

const shortName = (name: string) => {
  const short = name.replace(endings, "");
  return short.length >= 2 ? short : name;
};

/** Length of the longest form of the unit's name that the file name holds; 0 when none. */
function heldIn(text: string, { name }: ReportingUnit): number {
  if (text.includes(name)) return name.length + 1;
  const short = shortName(name);
  return text.includes(short) ? short.length : 0;
}

/**
 * The unit that a file is named after, or null when none or several are: 武汉市武昌区统计表.xlsx is the county's, not the city's.
 * A guess is shown and never sent before somebody has seen it.
 */
export function guessUnit(fileName: string, units: readonly ReportingUnit[]): ReportingUnit | null {
  const text = fileName.replace(/\.[^.]*$/, "").replace(/\s/g, "");
  const parents = new Map(units.map((unit) => [unit.code, unit]));
  const found = units.map((unit) => ({ unit, held: heldIn(text, unit) })).filter(({ held }) => held > 0);
  // A city's seat often bears its name: 荆州市.xlsx and 恩施州.xlsx are the city's, 荆州.xlsx nobody knows.
  const cities = new Set(found.filter(({ unit }) => unit.level === "city").map(({ unit }) => shortName(unit.name)));
  const below = found.filter(({ unit, held }) => unit.level === "county" && (held > unit.name.length || !cities.has(shortName(unit.name))));
  const above = found.filter(({ unit }) => unit.level !== "county" && (!found.some((other) => other.unit.level === "county") || /^[市州]/.test(text.split(shortName(unit.name))[1] ?? "") || text.includes(unit.name)));
  const candidates = below.length > 0 ? below : above;
  // Two counties of one name: the city beside it decides.
  const weigh = ({ unit, held }: (typeof found)[number]) => held * 100 + (unit.parentCode && parents.has(unit.parentCode) ? heldIn(text, parents.get(unit.parentCode)!) : 0);
  const [first, second] = candidates.map((candidate) => ({ unit: candidate.unit, weight: weigh(candidate) })).sort((one, other) => other.weight - one.weight);
  return first && first.weight !== second?.weight ? first.unit : null;
}
