import type { RefusalText } from './refusal-texts.js';

/** Refusals between receipt and decision: corrections, gaps, special procedures, notices, extensions. */
export const REVIEW_REFUSALS = {
  'correction-after-acceptance': {
    kind: 'rule',
    rule: '行政许可法 第32条 补正在受理前告知',
    title: { zh: '受理后不能再要求补正', en: 'No correction after acceptance' },
    detail: {
      zh: '“{item:item}”受理后不得再要求补正。请按现有材料审查；确属材料问题的，退回收件单位，由其使用一次性告知。',
      en: 'After acceptance nothing more may be asked for in {item:item}. Review what there is; where papers are at fault, return the case to the counter.',
    },
  },
  'materials-needed': {
    kind: 'bad-request',
    rule: '行政许可法 第32条 一次性告知',
    title: { zh: '须写明材料', en: 'Name the materials' },
    detail: { zh: '请写明须补正的全部材料。', en: 'Name all the materials that are to be corrected.' },
  },
  'days-needed': {
    kind: 'bad-request',
    rule: '时限: 整数日',
    title: { zh: '须写明天数', en: 'Name the days' },
    detail: { zh: '天数须为1至365的整数。请改正。', en: 'Days are a whole number from 1 to 365. Correct it.' },
  },
  'never-asked-for': {
    kind: 'rule',
    rule: '国务院令第716号 第7条 不得重复提交',
    title: { zh: '平台已有的材料不得再要', en: 'The platform has it' },
    detail: {
      zh: '{materials}可由平台共享取得，不得要求居民提供。请从清单中去掉。',
      en: '{materials} comes from the platform and may not be asked of the resident. Leave it out.',
    },
  },
  'notice-incomplete': {
    kind: 'rule',
    rule: '行政许可法 第32条第1款第4项 一次告知全部内容',
    title: { zh: '告知不完整', en: 'The notice is not complete' },
    detail: {
      zh: '补正须一次告知全部内容，还缺{materials}。请一并写入。',
      en: 'A notice names everything at once; {materials} is missing, too. Add it.',
    },
  },
  'nothing-owed': {
    kind: 'rule',
    rule: '补正: 只收所告知的材料',
    title: { zh: '没有待补的材料', en: 'Nothing is owed' },
    detail: {
      zh: '本件没有尚缺或告知补正的材料。请继续办理。',
      en: 'No material is missing or was asked for. Go on with the case.',
    },
  },
  'not-owed': {
    kind: 'rule',
    rule: '补正: 只收所告知的材料',
    title: { zh: '不是待补的材料', en: 'This is not owed' },
    detail: {
      zh: '待补的是{materials}。请选择其中的材料。',
      en: 'What is owed is {materials}. Choose among these.',
    },
  },
  'no-correction': {
    kind: 'rule',
    rule: '补正: 告知之后',
    title: { zh: '没有进行中的补正', en: 'No correction is open' },
    detail: {
      zh: '本件没有进行中的补正，不能“{act:act}”。请先告知补正。',
      en: 'No correction is open, so you cannot {act:act}. Request one first.',
    },
  },
  'prolonged-already': {
    kind: 'rule',
    rule: '补正期: 可延长一次',
    title: { zh: '补正期已延长过', en: 'Prolonged already' },
    detail: {
      zh: '补正期只能延长一次。请在期限内补齐，或撤回后重新申请。',
      en: 'A correction is prolonged once. Supply what is asked for in time, or withdraw and ask again.',
    },
  },
  'correction-over': {
    kind: 'rule',
    rule: '补正期: 届满前提出延长',
    title: { zh: '补正期已过', en: 'The correction is over' },
    detail: {
      zh: '补正期已于{date}届满，视为撤回。请重新申请。',
      en: 'The correction ended on {date} and the case counts as withdrawn. Ask again.',
    },
  },
  'not-tolerable': {
    kind: 'rule',
    rule: '容缺受理: 只限公布的容缺清单',
    title: { zh: '不属可容缺的材料', en: 'This may not be owed' },
    detail: {
      zh: '“{item:item}”的{material}不在容缺清单（{tolerable}）。请告知补正，或补齐后受理。',
      en: '{material} is not among what may be owed for {item:item} ({tolerable}). Ask for it before accepting.',
    },
  },
  'no-gaps-on-the-spot': {
    kind: 'rule',
    rule: '容缺: 决定之前补齐',
    title: { zh: '当场办结不能容缺', en: 'No gaps on the spot' },
    detail: {
      zh: '当场办结的件当日决定，不能容缺。请补齐，或按一般方式受理。',
      en: 'What is decided the same day leaves nothing owed. Have it completed, or accept it with a slip.',
    },
  },
  'gap-due': {
    kind: 'rule',
    rule: '容缺补齐期: 10个工作日且不超过承诺时限的一半',
    title: { zh: '补齐期限不当', en: 'Not a possible due date' },
    detail: {
      zh: '容缺补齐期限最迟为{date}，且不早于今天。请改期，或不填。',
      en: 'What is owed is owed until {date} at the latest, and not before today. Choose another date, or none.',
    },
  },
  'no-gap': {
    kind: 'rule',
    rule: '容缺受理',
    title: { zh: '没有待补的容缺材料', en: 'No gap is open' },
    detail: { zh: '本件没有待补的容缺材料。请继续办理。', en: 'Nothing was accepted as owed. Go on with the case.' },
  },
  'gap-open': {
    kind: 'rule',
    rule: '容缺: 决定之前补齐',
    title: { zh: '容缺材料尚未补齐', en: 'A gap is open' },
    detail: {
      zh: '{materials}尚未补齐，不能决定。请先收齐。',
      en: '{materials} is still owed, so nothing can be decided. Have it filled first.',
    },
  },
  'procedure-not-allowed': {
    kind: 'rule',
    rule: '行政许可法 第45条 特别程序',
    title: { zh: '不是可用的特别程序', en: 'Not a special procedure' },
    detail: {
      zh: '“{procedure:kind}”的时间照常计入时限；本事项可用的特别程序：{procedure:allowed}。请在时限内办理。',
      en: 'The time of {procedure:kind} counts. This item knows {procedure:allowed}. Do it within the limit.',
    },
  },
  'procedure-running': {
    kind: 'rule',
    rule: '行政许可法 第45条 特别程序',
    title: { zh: '该特别程序已在进行', en: 'It runs already' },
    detail: {
      zh: '“{procedure:kind}”已在进行中。请先结束。',
      en: '{procedure:kind} runs already. End it first.',
    },
  },
  'no-procedure': {
    kind: 'rule',
    rule: '行政许可法 第45条 特别程序',
    title: { zh: '没有进行中的特别程序', en: 'No procedure runs' },
    detail: {
      zh: '本件没有进行中的此项特别程序。请继续办理。',
      en: 'No such procedure runs. Go on with the case.',
    },
  },
  'hours-never-stand': {
    kind: 'rule',
    rule: '按小时计的时限: 昼夜连续, 不中止',
    title: { zh: '按小时计的时限不中止', en: 'Hours do not stand' },
    detail: {
      zh: '“{item:item}”按小时计时，昼夜连续，不因特别程序中止。请在时限内办理，手续可事后补办。',
      en: 'The hours of {item:item} count day and night and never stand. Decide in time; the paperwork may follow.',
    },
  },
  'notice-open': {
    kind: 'rule',
    rule: '公示: 期满无成立异议方可决定',
    title: { zh: '公示尚未结束', en: 'A notice hangs' },
    detail: { zh: '公示尚在进行。请先结束公示。', en: 'A notice is still posted. Close it first.' },
  },
  'no-notice': {
    kind: 'rule',
    rule: '公示',
    title: { zh: '没有进行中的公示', en: 'No notice hangs' },
    detail: {
      zh: '本件没有进行中的公示，不能“{act:act}”。请先公示。',
      en: 'No notice is posted, so you cannot {act:act}. Post one first.',
    },
  },
  'notice-too-short': {
    kind: 'rule',
    rule: '公示: 7日, 异议成立后再次公示3日',
    title: { zh: '公示时间太短', en: 'Too short a notice' },
    detail: {
      zh: '公示不得少于{days}日。请改为至少{days}日。',
      en: 'A notice hangs {days} days at least. Name as many.',
    },
  },
  'notice-over': {
    kind: 'rule',
    rule: '公示: 期内提出异议',
    title: { zh: '公示期已过', en: 'The notice is over' },
    detail: {
      zh: '公示已于{date}期满，不再接受异议。请引导居民在决定后申请复议或向街道反映。',
      en: 'The notice ended on {date}; objections come too late. Show the resident the remedies after the decision.',
    },
  },
  'notice-hangs': {
    kind: 'rule',
    rule: '公示: 须公示期满',
    title: { zh: '公示期未满', en: 'The notice has not hung long enough' },
    detail: { zh: '公示至{date}期满。请届时再结束。', en: 'The notice hangs until {date}. Close it then.' },
  },
  'no-objection': {
    kind: 'rule',
    rule: '公示: 有异议方可认定成立',
    title: { zh: '没有异议', en: 'Nobody objected' },
    detail: {
      zh: '公示没有收到异议，不能认定成立。请填 upheld 为 false。',
      en: 'There was no objection to uphold. Say upheld: false.',
    },
  },
  'two-officers': {
    kind: 'rule',
    rule: '行政许可法 第34条 两名以上工作人员核查',
    title: { zh: '须两人以上核查', en: 'It takes two officers' },
    detail: {
      zh: '现场核查须有两名以上工作人员。请写明两人。',
      en: 'A field check is made by two officers at least. Name both.',
    },
  },
  'extended-already': {
    kind: 'rule',
    rule: '行政许可法 第42条 延长一次',
    title: { zh: '已延期过一次', en: 'Extended already' },
    detail: {
      zh: '本件已于{date}延期，不能再延。请在时限内决定。',
      en: 'It was extended on {date}, and only once is possible. Decide in time.',
    },
  },
  'extended-too-late': {
    kind: 'rule',
    rule: '行政许可法 第42条 期限届满前批准',
    title: { zh: '期限已过，不能延期', en: 'Too late to extend' },
    detail: { zh: '时限已于{date}届满。请尽快决定。', en: 'The limit ended on {date}. Decide as soon as possible.' },
  },
  'extended-too-far': {
    kind: 'rule',
    rule: '行政许可法 第42条 延长10日',
    title: { zh: '延期过长', en: 'Too long an extension' },
    detail: { zh: '延期最多{days}日。请缩短。', en: 'An extension is {days} days at the most. Make it shorter.' },
  },
  'not-extendable': {
    kind: 'rule',
    rule: '行政许可法 第42条 延长',
    title: { zh: '不能延期', en: 'It cannot be extended' },
    detail: {
      zh: '“{item:item}”没有可以延长的日期时限（当日、按小时或由登记系统确定）。请在时限内决定。',
      en: 'The limit of {item:item} is none of days (the same day, hours, or a register’s). Decide in time.',
    },
  },
  'counter-closed': {
    kind: 'rule',
    rule: '民法典 第203条 停止业务活动的时间',
    title: { zh: '窗口已经下班', en: 'The counter has closed' },
    detail: {
      zh: '补正到{date}窗口下班为止，现在不能{act:act}。逾期后可以重新申请。',
      en: 'The correction ended on {date} when the counter closed; {act:act} is too late. The resident may apply again.',
    },
  },
  recused: {
    kind: 'rule',
    rule: '信访工作条例 回避; 济南条例 第32条',
    title: { zh: '已回避', en: 'You are recused' },
    detail: {
      zh: '{person}与本件有利害关系，已回避，不能{act:act}。请由本单位其他人员办理。',
      en: '{person} is recused from this case and cannot {act:act}. Somebody else of the unit does it.',
    },
  },
  'recused-by-superior': {
    kind: 'rule',
    rule: '信访工作条例 回避: 由负责人决定',
    title: { zh: '只能申请本人回避', en: 'Only for yourself' },
    detail: {
      zh: '您只能申请本人回避；{person}的回避由上级督办人员决定。',
      en: 'You recuse yourself only; for {person} a supervisor above decides.',
    },
  },
  'recused-already': {
    kind: 'rule',
    rule: '信访工作条例 回避',
    title: { zh: '已经回避', en: 'Recused already' },
    detail: { zh: '{person}已回避本件。无需再次申请。', en: '{person} is recused already. There is nothing to do.' },
  },
  'recused-person': {
    kind: 'rule',
    rule: '信访工作条例 回避; 济南条例 第32条',
    title: { zh: '不能分派给回避的人', en: 'Not to somebody who is recused' },
    detail: {
      zh: '{person}已回避本件。请分派给其他人员。',
      en: '{person} is recused from this case. Assign it to somebody else.',
    },
  },
} as const satisfies Record<string, RefusalText>;
