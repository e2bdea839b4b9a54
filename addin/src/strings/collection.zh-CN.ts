const count = (n: number) => n.toLocaleString("zh-CN");

/** Words of collecting the tables and adding them up; they come with the statistics screen. */
export const collectionZhCN = {
  period: {
    label: "统计期", name: (year: number, cutOff: string) => `${year} 年度（截止 ${cutOff}）`, new: "新开一期", newHeading: "新开一期统计", open: "开启", opening: "正在开启…",
    cutOff: "截止日期", cutOffHint: (year: string) => `${year} 年度；这一天在任的首席质量官才计入。`, packHint: "按它判断任期和覆盖率目标；开启后不能更改。",
    none: "还没有统计期", noneHint: "先开启一期，写明截止日期和依据，然后收各地的统计表。",
  },

  collect: {
    heading: "登记交回的统计表", hint: "每个单位以最后一份为准；先前的原件都保留。", drop: "把 .xlsx 文件拖到这里", choose: "选择文件", list: "待登记的文件",
    openWorkbook: "当前工作簿", takeOpen: "登记当前工作簿",
    unitOf: (name: string) => `${name} 的填报单位`, guessed: "按文件名猜的，请核对。", contested: "有两个文件选了同一个单位，只能登记一个。请改单位或移除一个。",
    replaces: (name: string, version: number, day: string) => `将替换 ${day} 登记的第 ${version} 份“${name}”。原件仍保留。`,
    send: "登记", again: "重试", stop: "停止", stopAll: "全部停止", removeFile: "移除", sendAll: (n: number) => `登记 ${count(n)} 个文件`,
    states: { open: "待登记", waiting: "等待", sending: "正在登记…", done: "已登记", refused: "没有登记成", stopped: "已停止" },
    repeating: (attempt: number) => `没有收到答复，正在第 ${attempt} 次查问；不会重复登记。`,
    progress: (done: number, of: number) => `${count(done)} / ${count(of)} 个已结束`, progressBar: "登记进度",
    open: (n: number) => `${count(n)} 行待答复`, clear: "没有问题",
    filed: (unit: string, version: number, taken: number, questioned: number, notData: number) => `${unit} 第 ${version} 份：采用 ${count(taken)} 行，待答复 ${count(questioned)} 行，不是数据 ${count(notData)} 行。`,
    filedSaid: (name: string, unit: string, questioned: number) => `${name} 已登记为${unit}，${questioned > 0 ? `${count(questioned)} 行待答复` : "没有问题"}。`,
    refusedSaid: (name: string) => `${name} 没有登记成。`,
    returnFile: "下载退回表", returnName: (unit: string) => `${unit}-退回核实.xlsx`,
  },

  units: {
    heading: "各单位", progress: "收到的比例", sent: (sent: number, all: number) => `已收 ${count(sent)} / ${count(all)} 个单位`, of: (sent: number, all: number) => `${count(sent)} / ${count(all)}`,
    missingList: "未报单位名单", filter: "显示", filters: { all: "全部", missing: "未报", questioned: "待答复" },
    none: { all: "没有填报单位。", missing: "都已报来。", questioned: "没有待答复的。" },
    states: { "not-sent": "未报", sent: "已报", "sent-through": "由上级代报", partly: "部分已报" },
    file: (name: string, version: number, day: string, taken: number, questioned: number) => `${name} · 第 ${version} 份 · ${day} · 采用 ${count(taken)} 行${questioned > 0 ? `，待答复 ${count(questioned)} 行` : ""}`,
    original: "下载原件", questions: (n: number) => `看 ${count(n)} 行问题`, questionsOf: (unit: string) => `${unit} 待答复的行`, noQuestions: "没有待答复的行。", row: (sheet: string, row: number) => `${sheet} 第 ${row} 行`,
  },

  blank: {
    heading: "空白统计表", hint: "带有填报单位、下拉选项和打印设置，发给下面填写，或在 Excel 里直接填。", unit: "填报单位", save: "下载空白表", fileName: (unit: string, year: number) => `${unit}${year}年度统计表.xlsx`,
    insert: "插入到当前工作簿", inserting: "正在插入…", inserted: (sheets: string) => `已插入工作表：${sheets}。`,
  },

  addUnit: {
    heading: "增加填报单位", hint: "开发区等不在行政区划代码里的单位，由市（州）增加，与县（市、区）并列。", city: "所属市（州）", name: "单位名称", example: "东湖新技术开发区", add: "增加",
    added: (name: string, code: string) => `已增加 ${name}，代码 ${code}。`,
  },

  figures: {
    trail: "当前位置",
    missing: (missing: number, all: number) => `${count(all)} 个单位中还有 ${count(missing)} 个没有报来。下面的数是下限，没有报来的不当作零。`,
    waiting: (rows: number, conflicts: number) => `有 ${count(rows)} 行待答复，没有计入任何一个数${conflicts > 0 ? `；其中 ${count(conflicts)} 行因为与别的单位的表冲突` : ""}。`,
  },

  coverage: {
    heading: (unit: string) => `${unit}的覆盖率`, noEarlier: "没有上一年的数可比。", comparedWith: (year: number, frozen: boolean) => `与 ${year} 年${frozen ? "定稿" : "现有的数"}比较。`,
    groups: { "above-scale": "规上企业", sme: "中小企业", "quality-award": "获质量奖企业", "quality-award-to-city": "获市以上质量奖企业", "hubei-premium": "湖北精品企业" },
    percent: (rate: number) => `${rate.toFixed(1)}%`, of: (appointed: number, all: number, isSum: boolean) => `${count(appointed)} / ${count(all)} 家${isSum ? "（各部分之和）" : ""}`,
    noDenominator: (appointed: number) => `已聘任 ${count(appointed)} 家；企业总数没有填，算不出覆盖率。`, nothingSent: "还没有报来。", more: "聘任的比企业总数还多，请核对总数和它的日期。", asked: (percent: number) => `目标 ${percent}%`,
    states: { met: "已达到", "not-met": "未达到", "not-due": "未到期", unknown: "看不出", "not-asked": "没有指标", "no-enterprises": "没有这类企业" },
    lacking: (n: number) => `还差 ${count(n)} 家`, earlier: (rate: number, change: number | null) => `上年 ${rate.toFixed(1)}%${change === null ? "" : `，${change >= 0 ? "+" : "−"}${Math.abs(change).toFixed(1)} 个百分点`}`,
  },

  lines: {
    heading: "汇总表", table: "汇总表的数", unit: "单位", sent: "已报单位", total: "合计", own: "本级", chart: "图示", notKnown: "没有数", sheet: "汇总表", and: "、",
    title: (unit: string, year: number, cutOff: string) => `${unit}${year}年度企业首席质量官汇总表（截止${cutOff}）`,
    measures: { appointed: "聘任到位", newInYear: "当年新聘", dismissedInYear: "当年解聘", expiredInYear: "任期届满", trained: "已培训", waiting: "待答复" },
    rateOf: (group: string) => `${group}覆盖率`, insert: "插入表和图到当前工作簿", inserted: (sheet: string) => `已插入工作表“${sheet}”。`,
  },

  denominators: {
    heading: (unit: string) => `${unit}的企业总数`, hint: "算覆盖率要用。不知道的留空，不要填 0；清空一格就是撤回。", source: "来源", sourceExample: "如：市统计局企业名录", asOf: "数据日期",
    wrong: "请填整数，如 305。", stated: (source: string, day: string) => `${source}，${day}`, notStated: "还没有填", save: "保存", saved: (n: number) => `已保存 ${count(n)} 项。`, undone: "已恢复。",
  },

  snapshots: {
    heading: "附件与定稿", hint: "附件是现在的数。定稿把数和来源一起固定下来，以后随时能查到每个数是哪些行。", attachment: "下载附件（统计表和汇总表）", fileName: (unit: string, year: number) => `${unit}${year}年度企业首席质量官基本情况统计表.xlsx`,
    title: "定稿名称", proposed: (unit: string, year: number) => `${unit}${year}年度定稿`, freeze: "定稿", frozen: (title: string) => `已定稿：${title}。`, none: "还没有定稿。", list: "定稿",
    made: (when: string, hash: string) => `${when} · ${hash}`, save: "下载附件",
  },
};

export type CollectionStrings = typeof collectionZhCN;
