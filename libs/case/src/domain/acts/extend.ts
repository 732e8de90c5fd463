import { plain } from '#libs/residents/domain';
import { refuse } from '../refusal.js';
import { onlyWhile } from '../rules/phase.js';
import { daysAreNamed, extendedBeforeItIsDue, extendedOnlyOnce } from '../rules/review.js';
import type { Act } from './act.js';

export interface ExtendPayload {
  /** In the unit of the limit. */
  readonly days: number;
  readonly reason: string;
}

/** 行政许可法 42: 20 + 10. */
const MOST_DAYS = 10;

/** 延期: once, by the head of the unit or above, before the limit has run out, with the reason told to the resident. */
export const extend: Act<ExtendPayload> = {
  name: 'extend',
  guards: [onlyWhile('accepted', 'suspended'), extendedOnlyOnce, extendedBeforeItIsDue],
  decide({ terms }, { days, reason }, { asker }) {
    const unnamed = daysAreNamed(days);
    if (unnamed) return unnamed;
    const most = terms.extension ?? MOST_DAYS;
    if (days > most) return refuse('extended-too-far', { days: String(most) }, { field: '/days' });
    return [{ type: 'ExtensionGranted', data: { days, by: asker.unit, reason: plain(reason) } }];
  },
};
