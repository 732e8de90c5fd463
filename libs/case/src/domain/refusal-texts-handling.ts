import type { RefusalText } from './refusal-texts.js';

const SEPARATION = '国办发〔2020〕35号 收受分离、责任追溯';
const PHASES = '行政许可法 第32、34、38条 收件、受理、审查、决定';
const SIGNATURE = '国办发〔2020〕35号 分段办理: 签收';

/** Refusals of the acts on a case that has been received. */
export const HANDLING_REFUSALS = {
  'out-of-phase': {
    kind: 'rule',
    rule: PHASES,
    title: { zh: '当前阶段不能这样办', en: 'Out of phase' },
    detail: {
      zh: '本件{phase:phase}，不能“{act:act}”：须在“{phase:needed}”阶段。请先完成前一步，或查看可办动作。',
      en: 'This case is {phase:phase}; to {act:act} it must be {phase:needed}. Do the step before first, or see what is allowed now.',
    },
  },
  'lies-elsewhere': {
    kind: 'rule',
    rule: SEPARATION,
    title: { zh: '本件不在贵单位', en: 'The case lies elsewhere' },
    detail: {
      zh: '本件现在{unit:handler}手中，不能由{unit:unit}“{act:act}”。请待其派单或退单后再办。',
      en: 'The case lies with {unit:handler} now; {unit:unit} cannot {act:act}. Wait until it has been routed or returned.',
    },
  },
  'not-with-responsible-unit': {
    kind: 'rule',
    rule: SEPARATION,
    title: { zh: '本件尚未到责任单位', en: 'Not with the responsible unit' },
    detail: {
      zh: '只有责任单位{unit:responsible}才能“{act:act}”，而本件现在{unit:handler}手中。请先派单并由责任单位签收。',
      en: 'Only the responsible unit {unit:responsible} may {act:act}, and the case lies with {unit:handler}. Have it routed and signed first.',
    },
  },
  'not-signed': {
    kind: 'rule',
    rule: SIGNATURE,
    title: { zh: '尚未签收', en: 'Not signed for' },
    detail: {
      zh: '{unit:handler}尚未签收本件，不能“{act:act}”。请先签收。',
      en: '{unit:handler} has not signed for this case and cannot {act:act} it. Sign first.',
    },
  },
  'already-signed': {
    kind: 'rule',
    rule: SIGNATURE,
    title: { zh: '已经签收', en: 'Already signed for' },
    detail: {
      zh: '{unit:handler}已签收本件，不必再签。请直接办理。',
      en: '{unit:handler} has signed for this case already. Go on with it.',
    },
  },
  'claimed-by-another': {
    kind: 'rule',
    rule: '限时办结制、AB岗: 承办人负责',
    title: { zh: '本件由他人承办', en: 'Claimed by another' },
    detail: {
      zh: '本件由{person}承办，他人不能“{act:act}”。请由承办人办理，或由上级改派承办人。',
      en: '{person} has this case, nobody else may {act:act} it. Leave it to them, or have it assigned anew.',
    },
  },
  'already-claimed': {
    kind: 'rule',
    rule: '限时办结制、AB岗: 承办人负责',
    title: { zh: '本件已有承办人', en: 'Already claimed' },
    detail: {
      zh: '本件已由{person}承办，不能再认领。需要换人的，请分派承办人。',
      en: '{person} has this case already. To change that, assign it.',
    },
  },
  'received-by-you': {
    kind: 'rule',
    rule: '权限分离: 收件与决定不由同一人办理',
    title: { zh: '收件人不能作决定', en: 'Who received does not decide' },
    detail: {
      zh: '本件由您收件，除即办件外须由另一人作出决定。请交同窗口的另一位工作人员。',
      en: 'You received this case; unless it is decided on the spot, another person decides. Hand it to a colleague of the counter.',
    },
  },
  'materials-missing': {
    kind: 'rule',
    rule: '行政许可法 第32条 材料齐全',
    title: { zh: '必要材料不全', en: 'Required materials are missing' },
    detail: {
      zh: '尚缺必要材料：{materials}，不能受理。请待补齐后重新收件，或不予受理并说明理由。',
      en: 'Required materials are missing: {materials}. Receive the request again once they are there, or refuse acceptance and say why.',
    },
  },
  'not-on-the-spot': {
    kind: 'rule',
    rule: '即办件: 受理后当日决定',
    title: { zh: '不是即办件', en: 'Not decided on the spot' },
    detail: {
      zh: '“{item:item}”不是即办件，不能当场受理。请正常受理并出具受理单。',
      en: '{item:item} is not decided on the spot. Accept it with a slip.',
    },
  },
  'same-day-passed': {
    kind: 'rule',
    rule: '即办件: 受理后当日决定',
    title: { zh: '当场受理须当日决定', en: 'Owed on the same day' },
    detail: {
      zh: '本件{date}当场受理，应当日决定，现已过当日。请先补出受理单（受理，不选当场），再作决定。',
      en: 'Accepted on the spot on {date}, the decision was owed that day. Give the resident a slip now (accept, not on the spot), then decide.',
    },
  },
  'decided-at-the-counter': {
    kind: 'rule',
    rule: '国办发〔2020〕35号 异地受理、无差别办理',
    title: { zh: '本件就地办理', en: 'Decided at the counter' },
    detail: {
      zh: '异地办理的事项由{unit:responsible}就地办理，不派单。请在本窗口受理并决定。',
      en: 'This mode is decided at the counter by {unit:responsible} and never routed. Accept and decide it here.',
    },
  },
  'nothing-to-route': {
    kind: 'rule',
    rule: SEPARATION,
    title: { zh: '不需要派单', en: 'Nothing to route' },
    detail: {
      zh: '本件已在责任单位{unit:responsible}，不需要派单。请直接办理。',
      en: 'The case is with the responsible unit {unit:responsible} already. Go on with it.',
    },
  },
  'route-reason-needed': {
    kind: 'rule',
    rule: '国办发〔2020〕35号 责任追溯',
    title: { zh: '改派须说明理由', en: 'A reason is owed' },
    detail: {
      zh: '{unit:unit}不是责任单位{unit:found}，派给它须写明理由。请补写理由，或不指定单位。',
      en: '{unit:unit} is not the responsible unit {unit:found}; routing there needs a reason. Give one, or name no unit.',
    },
  },
  'nobody-to-return-to': {
    kind: 'rule',
    rule: '退单: 退回派单单位',
    title: { zh: '没有派单单位可退', en: 'Nobody to return it to' },
    detail: {
      zh: '本件不是派来的，无处可退。请由本单位办理。',
      en: 'Nobody routed this case to you, so it cannot be returned. Handle it.',
    },
  },
  'return-too-late': {
    kind: 'rule',
    rule: '退单: 到件后2个工作日内',
    title: { zh: '退单期限已过', en: 'Too late to return' },
    detail: {
      zh: '退单须在到件后2个工作日内（截至{date}）。请由本单位办理；职责有争议的，请提级由上级裁定。',
      en: 'A case is returned within 2 working days of arrival (until {date}). Handle it; where competence is in dispute, escalate it.',
    },
  },
  'reasons-needed': {
    kind: 'rule',
    rule: '行政许可法 第38条 说明理由',
    title: { zh: '不予决定须说明理由', en: 'Reasons are owed' },
    detail: {
      zh: '作出不予的决定须书面说明理由。请填写 reasons。',
      en: 'A refusal is given with reasons in writing. Fill in reasons.',
    },
  },
  'not-for-you-to-void': {
    kind: 'rule',
    rule: '作废、更正: 受理前收件人本人, 其后由上级',
    title: { zh: '不能由您办理', en: 'Not yours to do' },
    detail: {
      zh: '受理前只有收件人{person}本人可以“{act:act}”，受理后由收件单位的上级办理。请联系收件人或上级。',
      en: 'Before acceptance only {person}, who received it, may {act:act} a case; afterwards a supervisor above the receiving unit. Ask them.',
    },
  },
  'nobody-above': {
    kind: 'rule',
    rule: '提级: 逐级向上, 至市一级为止',
    title: { zh: '已无上级单位', en: 'Nobody above' },
    detail: {
      zh: '{unit:unit}之上没有可提级的单位。请由其直接处理。',
      en: 'There is no unit above {unit:unit} to escalate to. It has to settle the matter itself.',
    },
  },
  'not-above': {
    kind: 'rule',
    rule: '提级: 逐级向上, 至市一级为止',
    title: { zh: '只能提给上级', en: 'Only to a unit above' },
    detail: {
      zh: '{unit:to}不是{unit:unit}的上级。请选择其上级，或不指定单位。',
      en: '{unit:to} is not above {unit:unit}. Name a unit above it, or none.',
    },
  },
} as const satisfies Record<string, RefusalText>;
