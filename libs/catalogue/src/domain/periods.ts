/**
 * Periods of a case beside its limits, in working days; `notice` and `noticeAgain` in natural days. An item names those in which it differs from
 * rules §13, and a case keeps the ones that it was received under.
 */
export interface Periods {
  /** 完备性审查 (行政许可法 32(4)); the promise where that is shorter. */
  readonly completeness: number;
  /** 补正, and what it may be prolonged by, once. */
  readonly correction: number;
  readonly prolongation: number;
  /** 容缺; half of the promise where that is shorter. */
  readonly gap: number;
  /** 签收. */
  readonly signature: number;
  /** 退单: within so many days of arrival. */
  readonly return: number;
  /** 裁定. */
  readonly ruling: number;
  /** 协办; half of what is left where that is shorter. */
  readonly coHandling: number;
  /** 公示, and again after an upheld objection; an objection's answer. */
  readonly notice: number;
  readonly noticeAgain: number;
  readonly objection: number;
  /** 督办: the answer; the reminders after it was due. */
  readonly supervision: number;
  readonly firstReminder: number;
  readonly secondReminder: number;
  readonly supervisionNotice: number;
  /** 提级: the second and the third step of the ladder after the due date. */
  readonly secondEscalation: number;
  readonly thirdEscalation: number;
  /** 送达 of what was granted (行政许可法 44). */
  readonly delivery: number;
  /** 回访. */
  readonly followUp: number;
  /** 差评整改, all from the rating: contact, the simple one, the complex one. */
  readonly contact: number;
  readonly rectification: number;
  readonly complexRectification: number;
}

/** Rules §13. */
export const PERIODS: Periods = {
  completeness: 5,
  correction: 10,
  prolongation: 10,
  gap: 10,
  signature: 1,
  return: 2,
  ruling: 2,
  coHandling: 5,
  notice: 7,
  noticeAgain: 3,
  objection: 5,
  supervision: 3,
  firstReminder: 1,
  secondReminder: 2,
  supervisionNotice: 5,
  secondEscalation: 2,
  thirdEscalation: 5,
  delivery: 10,
  followUp: 5,
  contact: 1,
  rectification: 5,
  complexRectification: 15,
};

/** 行政许可法 42: what an extension adds at the most, in the unit of the limit, where the item says nothing else. */
export const EXTENSION_DAYS = 10;

export const PERIOD_NAMES = Object.keys(PERIODS) as readonly (keyof Periods)[];

/** A period of an item or of a case received under it; that of rules §13 where it says nothing else. */
export function periodOf(of: { readonly periods?: Partial<Periods> | undefined }, name: keyof Periods): number {
  return of.periods?.[name] ?? PERIODS[name];
}

/** What each period is of, for the documents. */
export const PERIOD_TEXTS: Readonly<Record<keyof Periods, { readonly zh: string; readonly en: string }>> = {
  completeness: { zh: '收到后审查材料是否齐全', en: 'Check of completeness' },
  correction: { zh: '补正', en: 'Correction' },
  prolongation: { zh: '补正延长一次', en: 'Prolongation of a correction, once' },
  gap: { zh: '容缺补齐', en: 'Filling a gap' },
  signature: { zh: '签收', en: 'Signature' },
  return: { zh: '到达后可以退单', en: 'Return after arrival' },
  ruling: { zh: '责任争议裁定', en: 'Ruling on a dispute' },
  coHandling: { zh: '协办', en: 'Co-handling' },
  notice: { zh: '公示（自然日）', en: 'Public notice (natural days)' },
  noticeAgain: { zh: '异议成立后再次公示（自然日）', en: 'Notice repeated after an upheld objection (natural days)' },
  objection: { zh: '答复异议', en: 'Answer to an objection' },
  supervision: { zh: '答复督办', en: 'Answer to a supervision order' },
  firstReminder: { zh: '督办逾期后第一次催办', en: 'First reminder after an order is due' },
  secondReminder: { zh: '督办逾期后第二次催办', en: 'Second reminder' },
  supervisionNotice: { zh: '督办逾期后通报', en: 'Notice of an order that is not answered' },
  secondEscalation: { zh: '逾期后第二级提级', en: 'Second step of the ladder after the due date' },
  thirdEscalation: { zh: '逾期后第三级提级', en: 'Third step of the ladder' },
  delivery: { zh: '准予后送达', en: 'Delivery of what was granted' },
  followUp: { zh: '办结后回访', en: 'Follow-up after closing' },
  contact: { zh: '差评后联系居民', en: 'Contact after a bad rating' },
  rectification: { zh: '差评整改（简单）', en: 'Rectification, simple' },
  complexRectification: { zh: '差评整改（复杂）', en: 'Rectification, complex' },
};
