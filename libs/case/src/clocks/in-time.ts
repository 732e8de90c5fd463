import { type KnownCase } from '../state/case.js';
import { type CaseEvent } from '../case.js';
import { lateFrom, type Instant, type WorkingCalendar } from '#libs/clocks/domain';
import { completenessClock } from './intake.js';
import { rectificationClocks } from './rectification.js';

/**
 * Whether an event is the first answer to a request (accepted, refused, or told what is missing), and if so, whether a person gave it within the check
 * of completeness; silence that counts as acceptance is none. Null for any other event.
 */
export function firstAnswerInTime(
  before: KnownCase,
  event: CaseEvent,
  at: Instant,
  calendar: WorkingCalendar,
): boolean | null {
  if (before.acceptedAt !== null || before.review.corrections.length > 0) return null;
  switch (event.type) {
    case 'RequestAccepted':
      return event.data.manner !== 'deemed' && isWithinTheCheck(before, at, calendar);
    case 'AcceptanceRefused':
    case 'CorrectionRequested':
      return isWithinTheCheck(before, at, calendar);
    default:
      return null;
  }
}

function isWithinTheCheck(before: KnownCase, at: Instant, calendar: WorkingCalendar): boolean {
  const check = completenessClock(before, { calendar, zone: before.timezone });
  return check === null || check.schedule === null || at < check.schedule.lateFrom;
}

/** Whether a rectification was answered by its day, the fifth or for a complex one the fifteenth (rules §13). */
export function rectifiedInTime(
  before: KnownCase,
  rectification: string,
  at: Instant,
  calendar: WorkingCalendar,
): boolean {
  const clock = rectificationClocks(before, calendar).find(({ name }) => name === `${rectification}/answer`);
  return !clock?.due || at < lateFrom(clock.due, before.timezone);
}
