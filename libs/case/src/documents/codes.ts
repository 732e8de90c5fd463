/** The papers that a case leaves in people's hands; the codes are those of the field, where it has one (rules §1.1). */
export const PAPERS = {
  REC: '接收凭证',
  ACP: '受理通知书',
  RQ: '容缺受理承诺书',
  NGA: '不予受理通知书',
  SGZ: '补正告知书',
  BJ: '补交材料接收凭证',
  SPE: '特别程序告知书',
  YQ: '延期告知书',
  GS: '公示',
  YY: '异议答复书',
  SAL: '准予决定书',
  NSA: '不予决定书',
  RCH: '送达回执',
  CH: '撤回确认书',
  SC: '视为撤回告知书',
  ZZ: '终止办理告知书',
  SEN: '材料原件交接单',
  DB: '督办单',
  CB: '催办单',
} as const;
export type PaperCode = keyof typeof PAPERS;
