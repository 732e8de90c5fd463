import type { ItemRefusalText } from './refusal-text.js';
import { TERM_REFUSALS } from './term-refusals.js';

const ADMISSION = '《辽宁省基层群众性自治组织工作清单管理规定》 准入';
const FOUR_EYES = '权限分离: 提出与审核不由同一人办理';
const DEFINITION = '事项目录 要素规范';

/** Every refusal of an act on the catalogue, by its stable code. */
export const ITEM_REFUSALS = {
  'item-exists': {
    kind: 'rule',
    rule: `${ADMISSION}: 一事项一编码`,
    title: { zh: '事项已存在', en: 'The item exists' },
    detail: {
      zh: '目录中已有“{code}”。请修订该事项，或另用编码提出。',
      en: 'The catalogue has {code} already. Revise it, or propose another code.',
    },
  },
  'withdrawn-for-good': {
    kind: 'rule',
    rule: `${ADMISSION}: 退出清单`,
    title: { zh: '事项已退出清单', en: 'Withdrawn for good' },
    detail: {
      zh: '“{code}”已退出清单，不能再变更。需要恢复的，请以新编码提出。',
      en: '{code} is off the list and is not changed any more. Propose it anew under another code.',
    },
  },
  'nothing-proposed': {
    kind: 'rule',
    rule: ADMISSION,
    title: { zh: '没有待审的版本', en: 'Nothing is proposed' },
    detail: {
      zh: '“{code}”没有提出待审的版本。请先提出或修订。',
      en: 'No version of {code} waits to be reviewed. Propose or revise it first.',
    },
  },
  'already-admitted': {
    kind: 'rule',
    rule: ADMISSION,
    title: { zh: '已经审核准入', en: 'Already admitted' },
    detail: {
      zh: '“{code}”的待发布版本已由{person}审核。请直接发布。',
      en: '{person} has admitted this version of {code} already. Publish it.',
    },
  },
  'proposed-by-you': {
    kind: 'rule',
    rule: FOUR_EYES,
    title: { zh: '提出人不能审核', en: 'Who proposed does not review' },
    detail: {
      zh: '“{code}”的这一版本由您提出，须由另一位事项管理员审核。',
      en: 'You proposed this version of {code}; another catalogue manager reviews it.',
    },
  },
  'not-admitted': {
    kind: 'rule',
    rule: `${ADMISSION}: 先准入后发布`,
    title: { zh: '尚未审核准入', en: 'Not admitted' },
    detail: {
      zh: '“{code}”的待发布版本尚未审核。请先由另一位事项管理员审核准入。',
      en: 'This version of {code} has not been reviewed. Have another catalogue manager admit it first.',
    },
  },
  'not-published': {
    kind: 'rule',
    rule: ADMISSION,
    title: { zh: '事项不在发布状态', en: 'Not published' },
    detail: {
      zh: '“{code}”现在没有发布，不能暂停。请核对其状态。',
      en: '{code} is not published now and cannot be suspended. Look at its state.',
    },
  },
  'not-suspended': {
    kind: 'rule',
    rule: ADMISSION,
    title: { zh: '事项没有暂停', en: 'Not suspended' },
    detail: {
      zh: '“{code}”没有暂停，无从恢复。请核对其状态。',
      en: '{code} is not suspended, so there is nothing to resume. Look at its state.',
    },
  },
  'withdrawal-proposed-by-you': {
    kind: 'rule',
    rule: FOUR_EYES,
    title: { zh: '提出人不能确认退出', en: 'Who proposed the withdrawal does not confirm it' },
    detail: {
      zh: '“{code}”的退出由您提出，须由另一位事项管理员确认（withdraw），或以恢复（resume）撤销。',
      en: 'You proposed to withdraw {code}; another catalogue manager confirms it (withdraw), or it is taken back (resume).',
    },
  },
  'promise-longer-than-law': {
    kind: 'rule',
    rule: '行政许可法 第42条; 承诺时限不长于法定时限',
    title: { zh: '承诺时限长于法定时限', en: 'The promise is longer than the law allows' },
    detail: {
      zh: '按工作日历，{date}起算的办件，承诺时限将晚于法定时限。请缩短承诺时限，或用与法定时限相同的计时单位。',
      en: 'By the calendar, a case of {date} would be promised for later than the law allows. Shorten the promise, or state it in the unit of the statutory limit.',
    },
  },
  'code-not-plain': {
    kind: 'bad-request',
    rule: DEFINITION,
    title: { zh: '编码不合规', en: 'Not a code' },
    detail: {
      zh: '事项编码须为1至40个字母、数字或连字符。',
      en: 'The code of an item is 1 to 40 letters, digits and hyphens.',
    },
  },
  'code-differs': {
    kind: 'bad-request',
    rule: DEFINITION,
    title: { zh: '编码不一致', en: 'The code differs' },
    detail: {
      zh: '路径中的事项是“{code}”，内容中写的是“{other}”。请改为一致；编码本身不能修订。',
      en: 'The path names {code}, the definition {other}. Make them the same; a code is not revised.',
    },
  },
  'material-listed-twice': {
    kind: 'bad-request',
    rule: `${DEFINITION}: 申报材料`,
    title: { zh: '材料重复', en: 'A material is listed twice' },
    detail: { zh: '材料“{material}”列了两次。请删去一个。', en: 'The material {material} is listed twice. Leave one.' },
  },
  'ages-reversed': {
    kind: 'bad-request',
    rule: `${DEFINITION}: 受理条件`,
    title: { zh: '年龄条件有误', en: 'The ages are reversed' },
    detail: {
      zh: '最低年龄{lowest}大于最高年龄{highest}。请更正。',
      en: 'The lowest age {lowest} is above the highest {highest}. Correct them.',
    },
  },
  'unknown-department': {
    kind: 'bad-request',
    rule: DEFINITION,
    title: { zh: '没有这个部门', en: 'No such department' },
    detail: {
      zh: '本地区没有字母为“{department}”的部门。请按单位目录填写，或留空。',
      en: 'This region has no department {department}. Take the letters of the list of units, or none.',
    },
  },
  ...TERM_REFUSALS,
} as const satisfies Record<string, ItemRefusalText>;

export type ItemRefusalCode = keyof typeof ITEM_REFUSALS;

/** Why an act on the catalogue was not done; nothing is written. */
export interface ItemRefusal {
  readonly code: ItemRefusalCode;
  readonly params: Readonly<Record<string, string>>;
  /** JSON pointer into the body, where one field is to blame. */
  readonly field?: string;
}

export function itemRefusal(code: ItemRefusalCode, params: ItemRefusal['params'] = {}, field?: string): ItemRefusal {
  return { code, params, ...(field === undefined ? {} : { field }) };
}

export function isItemRefusal(result: object): result is ItemRefusal {
  return 'code' in result && 'params' in result;
}
