import type { Bilingual } from '#libs/kernel/domain';

/** What may be done against a decision: review or lawsuit against an administrative act; what a community does by itself is complained of to the street. */
export type Remedy = 'review-or-lawsuit' | 'complaint-to-street';

/** Days for 行政复议 (行政复议法 20), months for 行政诉讼 (行政诉讼法 46), from when the decision is known. */
const REVIEW_DAYS = 60;
const LAWSUIT_MONTHS = 6;

/** In a line of the timeline. */
export const REMEDY_WORDS: Readonly<Record<Remedy, Bilingual>> = {
  'review-or-lawsuit': {
    zh: `可在${REVIEW_DAYS}日内申请行政复议，或在${LAWSUIT_MONTHS}个月内提起行政诉讼。`,
    en: ` Administrative review within ${REVIEW_DAYS} days, or a lawsuit within ${LAWSUIT_MONTHS} months.`,
  },
  'complaint-to-street': { zh: '可向街道反映。', en: ' A complaint may be made to the street.' },
};

/** On a paper. */
export const REMEDY_CLAUSES: Readonly<Record<Remedy, string>> = {
  'review-or-lawsuit': `如不服，可以自收到本文书之日起${REVIEW_DAYS}日内依法申请行政复议，或者自收到之日起${LAWSUIT_MONTHS}个月内依法向人民法院提起行政诉讼。`,
  'complaint-to-street': '如有异议，可以向所在街道（乡镇）反映。',
};

/** Which of them an item has (rules §1.1). */
export function remedyOf(item: { readonly administrativeAct: boolean } | null | undefined): Remedy {
  return (item?.administrativeAct ?? true) ? 'review-or-lawsuit' : 'complaint-to-street';
}
