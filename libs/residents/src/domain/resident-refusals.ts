const CORRECTION = '个人信息保护法 第46条';
const HOUSEHOLD = '户口登记条例';

/** Why an act on a resident's record is forbidden, in both languages, with what to do instead. */
export const RESIDENT_REFUSALS = {
  'nothing-differs': {
    kind: 'rule',
    rule: CORRECTION,
    title: { zh: '与登记一致', en: 'It is recorded so already' },
    detail: {
      zh: '所填内容与登记的一致，没有可更正的。请核对后只填写要更正的字段。',
      en: 'What was said is what is recorded; there is nothing to change. Name only the fields that are to be changed.',
    },
  },
  'number-of-another': {
    kind: 'rule',
    rule: `${CORRECTION}; 居民身份证法 第3条 一人一号`,
    title: { zh: '号码属于另一位居民', en: 'The number is another resident’s' },
    detail: {
      zh: '该证件号码已登记在另一位居民名下。请核对证件；确属同一人的，请在原登记上更正。',
      en: 'That number is registered for another resident. Look at the document again; if both are one person, correct the earlier registration.',
    },
  },
  'household-needed': {
    kind: 'rule',
    rule: HOUSEHOLD,
    title: { zh: '须有户籍地', en: 'A household place is needed' },
    detail: {
      zh: '持居民身份证的居民须有户籍地。请同时填写户籍所在社区或行政区划代码。',
      en: 'Who has a resident card has a household place. Say it as well.',
    },
  },
  'resident-has-died': {
    kind: 'rule',
    rule: HOUSEHOLD,
    title: { zh: '居民已故', en: 'The resident has died' },
    detail: {
      zh: '该居民已登记死亡，不能再登记迁移或死亡。登记有误的，请以更正撤销（diedOn 写空）。',
      en: 'The death of this resident is recorded; there is no move and no further death. If it was a mistake, correct it (diedOn: null).',
    },
  },
  'died-before-birth': {
    kind: 'rule',
    rule: HOUSEHOLD,
    title: { zh: '死亡日期早于出生日期', en: 'Died before being born' },
    detail: {
      zh: '死亡日期早于登记的出生日期。请核对日期，或先更正证件。',
      en: 'The day of death is before the recorded birth date. Look at the date again, or correct the document first.',
    },
  },
} as const;

export type ResidentRefusalCode = keyof typeof RESIDENT_REFUSALS;

export interface ResidentRefusal {
  readonly refused: ResidentRefusalCode;
}

export function isResidentRefusal(answer: object): answer is ResidentRefusal {
  return 'refused' in answer;
}
