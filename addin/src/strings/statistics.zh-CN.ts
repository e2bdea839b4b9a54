const count = (n: number) => n.toLocaleString("zh-CN");

/** Words of the statistics screen: they come with it, when it is opened. */
export const statisticsZhCN = {
  views: { label: "统计表的步骤", check: "核对", collect: "收表", figures: "汇总" },
  heading: "核对统计表",
  options: "核对条件",
  unit: "填报单位", unitPlaceholder: "输入县（市、区）或市州名称", unitHint: "用来判断同名的地方；可以不填。",
  unitOpen: "请从列表里选一个，或清空。", unitFound: (n: number) => `找到 ${count(n)} 个，用上下键选择。`, unitNone: "没有这个地方。", unitLoading: "正在读取…",
  cutOff: "截止日期", cutOffHint: "任期在这一天之前结束的会列出来；不填则不核对。", cutOffUnread: "看不出是哪一天，请写成 2026-12-31 的样子。",
  pack: "依据", packStatus: { "in-force": "现行", draft: "征求意见稿", expired: "已失效" } as Record<string, string>,
  kept: "核对条件保存在本机", heldBack: "填报单位或截止日期还没有看懂，先不核对。改好或清空后自动开始。",
  stale: "核对条件已改，下面还是原来的结果。", checkAll: "全部重新核对",

  openWorkbook: "当前工作簿", checkOpen: "核对这个工作簿", checkAgain: "再核对一次", openHint: "整个工作簿送到服务核对，不保存。",
  changedSince: "已写入单元格，下面还是写入前的结果。",
  files: "交回的工作簿", drop: "把 .xlsx 文件拖到这里", choose: "选择文件", dropHint: "可一次放入多个，两个两个地核对；只核对，不保存。",
  dropped: (n: number) => `加入 ${count(n)} 个文件`,
  emptyHeading: "还没有文件", emptyText: "放入下面交回的统计表，看看哪些行可以直接用、哪些要问填报单位。", sample: "用示例试一试", sampleName: "示例-交回的统计表.xlsx", sampleLoading: "正在取示例…",
  list: "文件", states: { waiting: "等待", reading: "正在核对…", done: "已核对", refused: "没有核对成", stopped: "已停止" },
  progress: (done: number, of: number) => `${count(done)} / ${count(of)} 个已结束`,
  progressBar: "核对进度",
  stop: "停止", stopAll: "全部停止", again: "重试", removeFile: "移除", show: "查看",
  removed: (name: string) => `已移除 ${name}。`,
  doneSaid: (name: string, open: number) => (open > 0 ? `${name} 已核对，有 ${count(open)} 个问题。` : `${name} 已核对，没有问题。`),
  refusedSaid: (name: string) => `${name} 没有核对成。`,
  openOf: (n: number) => `${count(n)} 个问题`, clear: "没有问题",
  tooLarge: { title: "文件太大", detail: "工作簿最多 200 MB。请删去图片和多余的工作表，或按县分成几个文件。" },
  unreadable: { title: "读不出这个文件", detail: "文件可能已移动、改名，或正被别的程序占用。请关闭它再重试。" },

  answer: (name: string) => `${name} 的核对结果`,
  counts: { accepted: "直接采用", fixed: "修正后采用", questioned: "待答复", notData: "不是数据" },
  sum: (rows: number, accepted: number, fixed: number, questioned: number, notData: number) =>
    `共 ${count(rows)} 行 = 采用 ${count(accepted)} + 修正后采用 ${count(fixed)} + 待答复 ${count(questioned)} + 不是数据 ${count(notData)}`,
  sheet: "工作表", filledBy: "填报", noTable: "没有找到统计表",
  noTableText: "工作簿里没有看得懂的表头。请检查是否放错了文件，或表头是否被删。",

  columns: { heading: (n: number) => `有 ${count(n)} 列要您认一认`, hint: "认过的列名按填报单位所在的市州记住，那里的表下次不再问。", ask: (header: string) => `“${header}”是哪一列？`,
    none: "不是统计表的列", later: "先不管", maybe: "可能是", send: "按这些回答重新核对", forgetHint: "已按您的回答读取",
    all: (n: number) => `列的对应（${count(n)} 列）`, header: "表头", readAs: "读作", how: "依据", notRead: "不读取", unnamed: (letter: string) => `${letter} 列（没有表头）` },
  matches: { exact: "表头一致", synonym: "常用说法", confirmed: "您认过", near: "写法相近", content: "内容相像", unknown: "不认识" } as Record<string, string>,
  fields: {
    serial: "序号", regionCode: "所在县（市、区）", enterpriseName: "企业名称", creditCode: "统一社会信用代码", sizeClass: "规模", aboveScale: "是否规上", industry: "所属行业",
    awards: "获质量奖（湖北精品）情况", cqoName: "首席质量官姓名", sex: "性别", post: "现任职务", education: "学历", title: "职称或职业资格", qualityYears: "从事质量工作年限",
    appointedOn: "聘任时间", termEnd: "任期止", trainingCertificate: "培训证书编号", phone: "联系电话", remarks: "备注",
  } as Record<string, string>,

  entries: {
    heading: "逐行说明", filter: "显示", question: "问题", notice: "提示", repair: "修正", one: { question: "问题", notice: "提示", repair: "修正" },
    wholeSheet: "整张表", row: (n: number) => `第 ${n} 行`, stands: "表中", empty: "（空）", proposal: "建议", becomes: "改为",
    goTo: (address: string) => `到单元格 ${address}`, none: "没有要看的。", noneShown: "选中的类别里没有内容。", noneHere: "这张表没有问题、提示和修正。",
    shown: (from: number, to: number, of: number) => `第 ${count(from)}–${count(to)} 条，共 ${count(of)} 条`,
    previous: "上一页", next: "下一页", pages: "翻页",
  },
  questions: { save: "下载问题清单", copy: "复制问题清单", file: (name: string) => `${name}-问题清单.csv`, saved: (name: string) => `已下载 ${name}`,
    head: ["文件", "工作表", "行", "单元格", "企业", "首席质量官", "表头", "表中内容", "问题", "建议"] },
  edits: {
    apply: "采用建议", applyAll: (n: number) => `写入全部修正（${count(n)} 格）`, applying: "正在写入…", undo: "撤销写入",
    written: (n: number) => `已写入 ${count(n)} 格。`, undone: (n: number) => `已恢复 ${count(n)} 格。`,
    changed: (cells: string) => `${cells} 在核对之后改动过，没有写入。请再核对一次。`,
    formula: (cells: string) => `${cells} 里是公式，没有写入。请自己改公式。`,
    keptNewer: (cells: string) => `${cells} 在写入之后又改动过，保留现在的内容。`,
    merged: "合并单元格里的修正不写入，核对时会自动补上。",
    more: (n: number) => `等 ${count(n)} 格`, appliedMark: "已写入", listMark: "、",
  },
  hostFailed: "Excel 没有办成",
  hostErrors: {
    NotSupported: "这个版本的 Excel 不能这样做。请改用下载。", AccessDenied: "工作表受保护或只读。请取消保护再试。", ItemNotFound: "找不到这张工作表，可能已改名或删除。请再核对一次。",
    InvalidOperationInCellEditMode: "有单元格正在编辑。请按 Enter 结束编辑再试。", ActivityLimitReached: "Excel 正忙，请稍等片刻再试。",
    FileRefused: "这个 Excel 没有交出整个文件。网页版请先下载副本，再用“选择文件”放进来；桌面版请保存后再试。",
    GeneralException: "Excel 正忙，或有单元格正在编辑。请稍等片刻再试。",
  } as Record<string, string>,
  hostUnknown: "请再试一次；仍不行，请保存文件后用“选择文件”放进来核对。", hostCode: "错误代码",

  rest: { heading: (rows: number) => `不是数据的行（${count(rows)} 行）`, otherSheets: (n: number) => `没有统计表的工作表（${count(n)} 张）`, rows: (first: number, last: number) => (first === last ? `第 ${first} 行` : `第 ${first}–${last} 行`),
    sheetRows: (rows: number, blank: number) => `${count(rows)} 行，其中空行 ${count(blank)}`, hidden: "隐藏",
    more: (n: number) => `还有 ${count(n)} 段` },
  reasons: {
    blank: "空行", "empty-numbered": "只有序号", title: "标题", facts: "填报信息", header: "表头", "repeated-header": "重复的表头", total: "合计", note: "说明", section: "分组标题", "outside-table": "表外内容",
  } as Record<string, string>,
};

export type StatisticsStrings = typeof statisticsZhCN;
