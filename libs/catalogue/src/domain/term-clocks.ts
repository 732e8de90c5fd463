import { dueOf, LAST_DATE, startOfDay } from '#libs/clocks/domain';
import type { ClockStart, Due, Instant, LocalDate, Pause, TimeZone, WorkingCalendar } from '#libs/clocks/domain';
import type { Afterwards, ItemWindow } from './service-item.js';

/** When what limits may start with has happened; null where it has not. */
export interface Beginnings {
  readonly receivedAt: Instant | null;
  readonly completeAt: Instant | null;
  readonly acceptedAt: Instant | null;
}

/** 起算 (`limits.startsAt`): from when on promise and law are counted; null while they are not. */
export function limitStart(startsAt: ClockStart, times: Beginnings): Instant | null {
  switch (startsAt) {
    case 'received':
      return times.receivedAt;
    case 'complete':
      return times.completeAt;
    case 'accepted':
      return times.acceptedAt;
  }
}

/** When what limits may end with has happened. `issuedAt`: the result was made out (办结); `closedAt`: the case ended without it. */
export interface Endings {
  readonly decidedAt: Instant | null;
  readonly issuedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** Whether the decision was a refusal: nothing is issued then. */
  readonly isRefused?: boolean;
}

/** 截止 (`limits.endsAt`): when promise and law have stopped; null while they run. What is refused, or closed without a result, is not waited for. */
export function limitEnd(
  endsAt: 'decided' | 'issued',
  { decidedAt, issuedAt, closedAt, isRefused }: Endings,
): Instant | null {
  if (endsAt === 'decided' || isRefused) return decidedAt ?? closedAt;
  return issuedAt ?? closedAt;
}

/** From and until which day something may be decided, both days included. */
export interface WindowOfDays {
  readonly notBefore: LocalDate;
  readonly until: LocalDate;
}

/** 冷静期 and what follows it, each rolling by itself (rules §13): from 2026-09-05 not before 10-08, and then until 11-09. `closed`: times that do not count, each over. */
export function windowOf(
  start: Instant,
  { notBefore, then }: ItemWindow,
  calendar: WorkingCalendar,
  zone: TimeZone,
  closed: readonly Pause[] = [],
): WindowOfDays {
  const first = dayOf(dueOf(start, notBefore, calendar, zone));
  const last = dueOf(startOfDay(first, zone), then, calendar, zone, { pauses: closed });
  return { notBefore: first, until: last ? dayOf(last) : LAST_DATE };
}

/** Whether a day lies before the window, in it, or after it; what lies after it means withdrawn. */
export function judgeWindow(day: LocalDate, { notBefore, until }: WindowOfDays): 'too-early' | 'open' | 'expired' {
  if (day < notBefore) return 'too-early';
  return day <= until ? 'open' : 'expired';
}

/** 事后补办 (MZ-04): due so long after the decision, whatever the limits before it were. */
export function afterwardsDue(
  decidedAt: Instant,
  { value, unit }: Afterwards,
  calendar: WorkingCalendar,
  zone: TimeZone,
): Due {
  return dueOf(decidedAt, { value, unit, rolls: true }, calendar, zone);
}

/** A window is one of days (`check-terms.ts`), so its ends are dates. */
function dayOf(due: Due): LocalDate {
  return due.kind === 'date' ? due.date : due.at.slice(0, 10);
}
