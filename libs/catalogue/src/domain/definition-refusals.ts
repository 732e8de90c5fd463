import { refusal, type RefusalDefinition, type RefusalTexts } from '#libs/kernel/domain';
import { TERM_REFUSALS } from './term-refusals.js';

const DEFINITION = '事项目录 要素规范';

const TEXTS = {
  'promise-longer-than-law': {
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
  ...TERM_REFUSALS,
} as const satisfies Record<string, RefusalTexts>;

export type DefinitionFault = keyof typeof TEXTS;

/** Everything that may be wrong with a definition, by its stable code (`check-item.ts`, `check-terms.ts`, `check-legs.ts`). */
export const DEFINITION_REFUSALS = Object.fromEntries(
  Object.entries(TEXTS).map(([code, texts]) => [code, refusal(code, texts)]),
) as Readonly<Record<DefinitionFault, RefusalDefinition>>;
