import type { SourceCell, SourceSheet } from "./workbookFile.ts";

const heads: readonly (readonly SourceCell[])[] = [
  ["企业首席质量官基本情况统计表"],
  ["填报单位：武汉市武昌区市场监督管理局", null, null, null, null, null, null, "填报日期：2026年11月10日"],
  ["序号", "所属区县", "企业名称", "统一社会信用代码", "企业规模", "是否规上", "所属行业", "首席质量官姓名", "性别", "现任职务", "学历", "聘任时间", "任期止", "联系电话", "质量岗证书号码", "备注"],
];

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** The code of an organisation with the check character of GB 11714-1997. */
function organisationCode(eight: string): string {
  const plain = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const sum = [...eight].reduce((total, character, at) => total + plain.indexOf(character) * [3, 7, 9, 10, 5, 8, 4, 2][at]!, 0);
  return eight + "0123456789X0"[(11 - (sum % 11)) % 12]!;
}

/** 18 characters that pass the check of GB 32100-2015. */
export function creditCode(seventeen: string): string {
  const sum = [...seventeen].reduce((total, character, at) => total + alphabet.indexOf(character) * (3 ** at % 31), 0);
  return seventeen + alphabet[(31 - (sum % 31)) % 31]!;
}

/** The office that returns a table. */
export interface Office {
  county: string;
  code: string;
}

const wuchang: Office = { county: "武昌区", code: "420106" };

const codeOf = (at: number, { code }: Office) => creditCode(`91${code}${organisationCode(`MA4K${String(at).padStart(4, "0")}`)}`);

/** A row as it should be; `change` says what its office did to it. */
function row(at: number, enterprise: string, person: string, change: Record<number, SourceCell> = {}, office = wuchang): SourceCell[] {
  const cells: SourceCell[] = [
    at, office.county, enterprise, codeOf(at, office), "中型", "是", "仪器仪表制造业", person, at % 2 === 0 ? "女" : "男", "质量总监", "大学本科",
    { day: "2024-03-01" }, { day: "2029-02-28" }, `1387123${String(4500 + at)}`, `鄂质培2024-${String(at).padStart(4, "0")}`, null,
  ];
  return cells.map((cell, column) => (column in change ? change[column]! : cell));
}

/** What a county sends back: most rows well, some with what offices really do to them. Every name is invented. */
export const returnedTable = (): SourceSheet => ({
  name: "统计表",
  rows: [
    ...heads,
    row(1, "武汉样例仪表有限公司", "宋闻溪"),
    row(2, "武汉样例阀门有限公司", "顾 清", { 4: "中", 5: "√", 11: "2024.3.1" }),
    row(3, "武汉样例轴承有限公司", "江屿舟", { 3: 914201060000000000 }),
    row(4, "武汉样例食品有限公司", "木青禾", { 3: `${codeOf(4, wuchang).slice(0, 17)}${codeOf(4, wuchang).endsWith("0") ? "1" : "0"}` }),
    row(5, "武汉样例包装有限公司", "柏舟行", { 1: "同上", 13: "１３８ ７１２３ ４５０５" }),
    row(6, "武汉样例纺织有限公司", "祁远山", { 11: "21.12.3", 12: null }),
    row(7, "武汉样例机电有限公司", "白术南", { 3: null, 10: "本科" }),
    row(8, "武汉样例电子有限公司", "茶山青", { 15: "=1+1" }),
    ["合计", null, 8],
    ["注：本表由县级市场监管部门汇总后上报。"],
  ],
});

export const notesSheet = (): SourceSheet => ({ name: "填表说明", rows: [["一、企业名称填写全称。"], ["二、信用代码为 18 位。"]] });

/** Many rows, all with a question: more than one page shows. */
export const longTable = (rows: number): SourceSheet => ({
  name: "统计表",
  rows: [...heads, ...Array.from({ length: rows }, (_, at) => row(at + 1, `武汉样例第${at + 1}有限公司`, "宋闻溪", { 3: null }))],
});

/** A county's table without a fault, but for `asked` rows whose credit code is missing. */
export const cleanTable = (office: Office, rows: number, asked = 0): SourceSheet => ({
  name: "统计表",
  rows: [
    ["企业首席质量官基本情况统计表"], [`填报单位：${office.county}市场监督管理局`], heads[2]!,
    ...Array.from({ length: rows }, (_, at) => row(at + 1, `${office.county}样例第${at + 1}有限公司`, "宋闻溪", at < asked ? { 3: null } : {}, office)),
  ],
});
