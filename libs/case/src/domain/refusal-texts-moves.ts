import type { RefusalText } from './refusal-texts.js';

const RULING = '国办发〔2020〕35号 责任追溯: 争议由上一级裁定';
const CO_HANDLING = '北京市接诉即办工作条例 第14条: 主办汇总协办意见';
const HAND_OVER = '国办发〔2020〕35号 收件与交接: 原件凭交接单流转';
const REOPENING = '重办: 结束的办件由上级决定重办, 结束期间不计时限';
const SUPERVISION = '督办: 限期回复, 逾期催办、通报';
const RATING = '国办发〔2019〕51号、GB/T 39734-2020 好差评: 一次一评';
const RECTIFICATION = '国办发〔2019〕51号 差评整改: 谁办理、谁负责';

/** Refusals of what moves between units, and of what residents say. */
export const MOVE_REFUSALS = {
  'already-ruled': {
    kind: 'rule',
    rule: RULING,
    title: { zh: '已经裁定', en: 'Already ruled' },
    detail: {
      zh: '{unit:by}已裁定本件由{unit:unit}负责，裁定为终局，不能再“{act:act}”。请由{unit:unit}办理，需要其他单位配合的，请协办。',
      en: '{unit:by} has ruled that {unit:unit} is responsible; that is final, so nobody may {act:act} it. Handle it there, and ask others for co-handling.',
    },
  },
  'in-dispute': {
    kind: 'rule',
    rule: RULING,
    title: { zh: '正在等待裁定', en: 'In dispute' },
    detail: {
      zh: '本件责任有争议，已提请{unit:superior}裁定，裁定前不能“{act:act}”。请待其在2个工作日内裁定。',
      en: 'Whose case this is has gone to {unit:superior}; before the ruling nobody may {act:act} it. Wait for it: 2 working days.',
    },
  },
  'not-above-all': {
    kind: 'rule',
    rule: RULING,
    title: { zh: '不是其上级', en: 'Not above all of them' },
    detail: {
      zh: '{unit:superior}不是{unit:unit}的上级，不能对其作出。请由双方共同的上级作出。',
      en: '{unit:superior} is not above {unit:unit}. Leave it to a superior of all the units concerned.',
    },
  },
  'co-handling-by-oneself': {
    kind: 'rule',
    rule: CO_HANDLING,
    title: { zh: '不能请本单位协办', en: 'Not by oneself' },
    detail: {
      zh: '{unit:unit}是主办单位，不能请自己协办。请直接办理，或选择其他单位。',
      en: '{unit:unit} has the lead and cannot be asked to co-handle. Do it, or name another unit.',
    },
  },
  'co-handling-asked-already': {
    kind: 'rule',
    rule: CO_HANDLING,
    title: { zh: '已请其协办', en: 'Asked already' },
    detail: {
      zh: '已请{unit:unit}协办，尚未答复。请待其答复后再提新的请求。',
      en: '{unit:unit} has been asked and has not answered yet. Wait for the answer before asking again.',
    },
  },
  'co-handling-due-too-late': {
    kind: 'rule',
    rule: '协办时限: 5个工作日, 且不超过剩余时限的一半',
    title: { zh: '协办期限不合规定', en: 'Not within the limit of a co-handling' },
    detail: {
      zh: '协办期限须自今日起、最迟{date}（5个工作日，且不超过剩余时限的一半），不能定为{asked}。请改期，或不填由系统计算。',
      en: 'A co-handling is due from today to {date} at the latest (5 working days, at most half of what is left), not {asked}. Change the date, or leave it out.',
    },
  },
  'nothing-to-answer': {
    kind: 'rule',
    rule: CO_HANDLING,
    title: { zh: '没有待答复的请求', en: 'Nothing to answer' },
    detail: {
      zh: '本件没有要{unit:unit}答复的请求。请在办件详情中核对。',
      en: 'This case asks {unit:unit} for nothing that is still open. Look it up in the case.',
    },
  },
  'unknown-request': {
    kind: 'bad-request',
    rule: '办件详情',
    title: { zh: '没有这个请求', en: 'No such request' },
    detail: {
      zh: '本件没有编号为“{request}”、由贵单位答复的请求。请在办件详情中核对编号。',
      en: 'This case has no request {request} for your unit. Look its number up in the case.',
    },
  },
  'answered-already': {
    kind: 'rule',
    rule: CO_HANDLING,
    title: { zh: '已经答复', en: 'Answered already' },
    detail: {
      zh: '请求{request}已经答复或催办过，不能重复。请查看办件经过。',
      en: 'Request {request} has been answered, or reminded of, already. See the timeline.',
    },
  },
  'examination-required': {
    kind: 'rule',
    rule: '事项目录: 须先经初审',
    title: { zh: '初审未完成', en: 'Examination required' },
    detail: {
      zh: '该事项须经初审方可决定，尚缺{count}个单位的意见，如{unit:unit}。请先请其协办并待答复。',
      en: 'This item is decided after its examination only, and {count} answers are missing, such as that of {unit:unit}. Ask for co-handling and wait for the answer.',
    },
  },
  'papers-to-oneself': {
    kind: 'rule',
    rule: HAND_OVER,
    title: { zh: '材料已在本单位', en: 'Not to oneself' },
    detail: {
      zh: '材料已在{unit:unit}，不用寄送。请选择接收单位。',
      en: 'The papers are at {unit:unit} already. Name the unit they go to.',
    },
  },
  'no-papers-listed': {
    kind: 'bad-request',
    rule: HAND_OVER,
    title: { zh: '未列明材料', en: 'No papers listed' },
    detail: { zh: '交接单至少列明一份材料。请补写。', en: 'A hand-over lists at least one paper. Name it.' },
  },
  'no-papers-on-the-way': {
    kind: 'rule',
    rule: HAND_OVER,
    title: { zh: '没有在途材料', en: 'No papers on the way' },
    detail: {
      zh: '没有寄往{unit:unit}的在途材料。请与寄出单位核对。',
      en: 'No papers are on their way to {unit:unit}. Ask the unit that sent them.',
    },
  },
  'agent-without-authority': {
    kind: 'rule',
    rule: '民法典 第165条 委托代领须有授权',
    title: { zh: '没有授权的代领人', en: 'No agent with authority' },
    detail: {
      zh: '收件时未登记代办人及其授权，不能由他人代领。请由居民本人领取，或邮寄、电子送达。',
      en: 'No agent with authority was named at the receipt. Hand the result to the resident, or send it by post or electronically.',
    },
  },
  'not-closed': {
    kind: 'rule',
    rule: REOPENING,
    title: { zh: '尚未结束', en: 'Not closed' },
    detail: {
      zh: '本件{phase:phase}，尚未结束，不用重办。请继续办理。',
      en: 'This case is {phase:phase} and not closed. Go on with it.',
    },
  },
  'voided-for-good': {
    kind: 'rule',
    rule: REOPENING,
    title: { zh: '已作废', en: 'Voided' },
    detail: {
      zh: '作废的办件不能重办。居民仍有需要的，请重新收件。',
      en: 'What was voided is not reopened. Receive a new request if the resident still needs something.',
    },
  },
  'same-resident': {
    kind: 'rule',
    rule: '更正居民: 须说明理由',
    title: { zh: '居民未变', en: 'The same resident' },
    detail: {
      zh: '本件已是这位居民的，不用更正。请选择正确的居民。',
      en: 'The case is this resident’s already. Name the right one.',
    },
  },
  'resident-belongs-elsewhere': {
    kind: 'rule',
    rule: '更正居民: 责任单位不同的, 作废后重新收件',
    title: { zh: '应由其他单位负责', en: 'Another unit would be responsible' },
    detail: {
      zh: '这位居民的事项应由{unit:unit}负责，而本件已到{unit:responsible}。请作废本件，为这位居民重新收件。',
      en: 'This resident’s matter is for {unit:unit}, and the case has gone to {unit:responsible}. Void it and receive it anew.',
    },
  },
  'not-concerned': {
    kind: 'rule',
    rule: SUPERVISION,
    title: { zh: '该单位与本件无关', en: 'Not concerned' },
    detail: {
      zh: '{unit:unit}不是本件的收件、责任、现办或协办单位。请督办其中之一。',
      en: '{unit:unit} neither received nor has nor examines this case. Order one of the units that do.',
    },
  },
  'date-passed': {
    kind: 'rule',
    rule: SUPERVISION,
    title: { zh: '日期已过', en: 'Date passed' },
    detail: { zh: '{date}已过。请填写今日或以后的日期。', en: '{date} has passed. Name today or a later date.' },
  },
  'only-by-system': {
    kind: 'rule',
    rule: SUPERVISION,
    title: { zh: '由系统自动进行', en: 'Done by the system' },
    detail: {
      zh: '“{act:act}”到期由系统自动进行，不用人工办理。',
      en: 'The system does this by itself when it is due ({act:act}); nobody needs to.',
    },
  },
  'not-due-yet': {
    kind: 'rule',
    rule: SUPERVISION,
    title: { zh: '尚未到期', en: 'Not due yet' },
    detail: { zh: '{date}起方可进行。请届时再办。', en: 'Not before {date}. Do it then.' },
  },
  'rated-already': {
    kind: 'rule',
    rule: RATING,
    title: { zh: '已经评价', en: 'Rated already' },
    detail: {
      zh: '本次服务已评价过，一次服务评价一次。请待下次服务后再评。',
      en: 'This contact has been rated: one rating a contact. Rate again after the next one.',
    },
  },
  'nothing-to-rate-yet': {
    kind: 'rule',
    rule: RATING,
    title: { zh: '尚无可评价的服务', en: 'Nothing to rate yet' },
    detail: {
      zh: '{unit:unit}尚未作出决定，还不能评价。请先评价收件窗口，或待决定后再评。',
      en: '{unit:unit} has not decided yet and cannot be rated. Rate the counter, or come back after the decision.',
    },
  },
  'nothing-to-follow-up': {
    kind: 'rule',
    rule: '回访: 办结后5个工作日内',
    title: { zh: '尚不需回访', en: 'Nothing to follow up' },
    detail: {
      zh: '本件尚未办结，也没有差评，不用回访。请办结后再回访。',
      en: 'This case is neither fulfilled nor badly rated. Follow it up once it is.',
    },
  },
  'no-rectification': {
    kind: 'rule',
    rule: RECTIFICATION,
    title: { zh: '没有待整改的差评', en: 'No open rectification' },
    detail: {
      zh: '{unit:unit}及其下级在本件没有待整改的差评。请由被评价单位或其上级办理。',
      en: 'Neither {unit:unit} nor a unit below it has a rectification open here. It is for the unit that was rated, or one above.',
    },
  },
  'prolonged-too-late': {
    kind: 'rule',
    rule: '差评整改: 复杂的15个工作日, 第5个工作日前说明理由',
    title: { zh: '不能再延长整改', en: 'Too late to prolong' },
    detail: {
      zh: '复杂的差评只能延长一次，且须在{date}前说明理由。请尽快整改并答复。',
      en: 'A complex rectification is prolonged once, with reasons told by {date}. Put it right and answer.',
    },
  },
} as const satisfies Record<string, RefusalText>;
