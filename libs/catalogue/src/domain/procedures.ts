/** 行政许可法 45: the closed list of procedures whose time does not count. A field check is none of them. */
export const SPECIAL_PROCEDURES = [
  'hearing',
  'bidding',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert-review',
] as const;

/** 公示: a time of its own, left out of the count only where the item says so. */
export const PUBLIC_NOTICE = 'public-notice';

/** What an item may leave out of the count beside the procedures of the law (rules §1.1, §9). */
export const FURTHER_PROCEDURES = [
  'income-verification',
  'self-care-assessment',
  'ability-assessment',
  'disability-assessment',
  'card-production',
] as const;

/** Everything that an item may say does not count. */
export const EXCLUDABLE: readonly string[] = [PUBLIC_NOTICE, ...SPECIAL_PROCEDURES, ...FURTHER_PROCEDURES];
