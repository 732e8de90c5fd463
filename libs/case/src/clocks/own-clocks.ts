import { type KnownCase } from '../state/case.js';
import type { WorkingCalendar } from '#libs/clocks/domain';
import { afterwardsClocks } from './afterwards.js';
import { coHandlingClocks } from './co-handling.js';
import { deliveryClocks } from './delivery.js';
import { followUpClocks } from './follow-up.js';
import { legClocks } from './legs.js';
import { isDue, type DueClock, type OwnClock, type OwnClocks } from './own-clock.js';
import { rectificationClocks } from './rectification.js';
import { noticeClocks, objectionClocks, procedureClocks } from './review.js';
import { rulingClocks } from './ruling.js';
import { signatureClocks } from './signature.js';
import { supervisionClocks } from './supervision.js';

const KINDS: readonly OwnClocks[] = [
  legClocks,
  signatureClocks,
  coHandlingClocks,
  rulingClocks,
  supervisionClocks,
  rectificationClocks,
  followUpClocks,
  deliveryClocks,
  afterwardsClocks,
];

/** Every clock of a case beside the promise and the law, those that have stopped as well. */
export function ownClocks(state: KnownCase, calendar: WorkingCalendar): readonly OwnClock[] {
  return KINDS.flatMap((clocks) => clocks(state, calendar));
}

/** What is late says so, once; an order has its reminders instead, and a follow-up is seen by whoever looks. */
const EXPIRING: readonly OwnClocks[] = [
  legClocks,
  signatureClocks,
  coHandlingClocks,
  rulingClocks,
  rectificationClocks,
  procedureClocks,
  objectionClocks,
  noticeClocks,
  afterwardsClocks,
  (state, calendar) => (state.phase === 'closed' ? [] : deliveryClocks(state, calendar)),
];

/** The clocks that run and whose end is told. */
export function expiringClocks(state: KnownCase, calendar: WorkingCalendar): readonly DueClock[] {
  return EXPIRING.flatMap((clocks) => clocks(state, calendar))
    .filter(({ stoppedAt }) => stoppedAt === null)
    .filter(isDue);
}
