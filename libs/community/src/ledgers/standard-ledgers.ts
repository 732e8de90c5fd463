import type { Frequency } from './kit.js';

/** A ledger that communities used to write by hand and that comes out of events. */
export interface StandardLedger {
  readonly code: string;
  readonly name: string;
  readonly source: string;
  readonly fields: readonly string[];
  readonly frequency: Frequency;
  readonly department: string;
}

const CASE_FIELDS = ['办件编号', '事项', '办理阶段', '收件时间', '承诺时限', '办理单位'] as const;

function ofCases(code: string, name: string, item: string, department: string): StandardLedger {
  return { code, name, source: `cases?item=${item}`, fields: CASE_FIELDS, frequency: 'monthly', department };
}

function ofBook(
  code: string,
  name: string,
  source: string,
  department: string,
  ...fields: readonly string[]
): StandardLedger {
  return { code, name, source, fields: ['编号', '状态', '登记时间', ...fields], frequency: 'monthly', department };
}

/** 由事件生成的台账: nobody writes them any more. */
export const STANDARD_LEDGERS: readonly StandardLedger[] = [
  ofCases('TZ-DB', '低保家庭台账', 'MZ-01', '民政局'),
  ofCases('TZ-TK', '特困人员台账', 'MZ-02', '民政局'),
  ofCases('TZ-LZ', '临时救助（支出型）台账', 'MZ-03', '民政局'),
  ofCases('TZ-LJ', '临时救助（急难型）台账', 'MZ-04', '民政局'),
  ofCases('TZ-CJ', '困难残疾人生活补贴台账', 'MZ-06', '民政局'),
  ofCases('TZ-ZC', '重度残疾人护理补贴台账', 'MZ-07', '民政局'),
  ofCases('TZ-GL', '高龄津贴台账', 'MZ-10', '民政局'),
  ofCases('TZ-YL', '居家养老台账', 'MZ-13', '民政局'),
  ofCases('TZ-SY', '失业登记台账', 'RS-06', '人力资源和社会保障局'),
  ofCases('TZ-YB', '居民医保参保台账', 'YB-01', '医疗保障局'),
  ofCases('TZ-TY', '退役军人建档立卡台账', 'TY-02', '退役军人事务局'),
  ofCases('TZ-ZM', '社区证明办件台账', 'SQ-01', '街道'),
  ofBook('TZ-YZ', '用印登记簿', 'seal-uses', '街道', '份数', '签批人', '经办人', '用印人', '用印时间'),
  ofBook('TZ-YG', '印章保管台账', 'seals', '街道', '印章名称', '保管人', '保管起始'),
  ofBook('TZ-ZS', '证明出具台账', 'certificates', '街道', '证明种类', '清单', '要求单位', '签批人', '出具时间'),
  ofBook('TZ-HP', '大厅号票台账', 'tickets', '政务服务', '号码', '大厅', '窗口', '等候分钟', '首问责任人'),
  ofBook('TZ-YY', '预约台账', 'appointments', '政务服务', '时段', '方式'),
  ofBook('TZ-BB', '办不成事台账', 'stuck-matters', '政务服务', '分类', '办理单位', '结果', '原因'),
  ofBook('TZ-SM', '上门服务台账', 'home-services', '民政局', '上门人员', '上门时间', '办结时间'),
  ofBook('TZ-ZB', '错时值班台账', 'rosters', '街道', '起日', '止日', '到岗情况', '调班次数'),
  ofBook('TZ-ZL', '社区工作者招录台账', 'batches', '社会工作部', '公告号', '报名人数', '录用人数'),
  ofBook('TZ-KH', '社区工作者考核台账', 'appraisals', '社会工作部', '被考核人', '年度', '等次'),
  ofBook('TZ-TZ', '台账目录', 'ledgers', '街道', '台账编码', '台账名称', '来源', '要求部门'),
  ofBook('TZ-FM', '不予出具证明台账', 'certificates?state=refused', '街道', '证明种类', '要求单位', '签批人'),
];
