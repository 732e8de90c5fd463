import {
  dueDate,
  dueOf,
  isLate,
  lightAt,
  lightSchedule,
  localDateOf,
  type ClockStart,
  type Due,
  type Instant,
  type Light,
  type LightSchedule,
  type LocalDate,
  type Limit,
  type Pause,
  type Promised,
  type TimeZone,
  type WorkingCalendar,
} from '#libs/clocks/domain';
import type { CaseFacts, CaseState, KnownCase } from './state.js';

/** A clock of a case that has started; `limit` is null where a register set the due time. */
export interface CaseClock {
  readonly start: Instant;
  readonly due: Due;
  readonly limit: Limit | 'same-day' | null;
}

/**
 * The clocks of a case. A due time that a register set stands in the place of the promise. `due` is what lateness is measured by: the promise,
 * else the statutory limit (CONTRACT §5), with its lights.
 */
export interface CaseClocks {
  readonly promised: CaseClock | null;
  readonly statutory: CaseClock | null;
  readonly due: (CaseClock & { readonly schedule: LightSchedule }) | null;
}

const NONE: CaseClocks = { promised: null, statutory: null, due: null };

/** Folds the deadlines out of the state; a clock that has not started is null. */
export function caseClocks(state: CaseState, calendar: WorkingCalendar, zone: TimeZone): CaseClocks {
  if (state.phase === 'none') return NONE;
  const { terms } = state;
  const promised = registerClock(state) ?? clockOf(state, promiseStart(state), terms.promised, calendar);
  const statutory = clockOf(state, startOf(state, terms.startsAt), terms.statutory, calendar);
  const due = promised ?? statutory;
  const pauses = closedTimes(state);
  const schedule = due && lightSchedule(due.start, due.due, due.limit, calendar, zone, { pauses });
  return { promised, statutory, due: due && schedule && { ...due, schedule } };
}

function registerClock({ receivedAt, registerDue }: CaseFacts): CaseClock | null {
  return registerDue === null ? null : { start: receivedAt, due: { kind: 'instant', at: registerDue }, limit: null };
}

/** The time between an end of the case and its reopening does not count (rules §13): a pause like any other. */
export function closedTimes({ episodes }: Pick<CaseFacts, 'episodes'>): readonly Pause[] {
  return episodes.map(({ stoppedAt, reopenedAt }) => ({ from: stoppedAt, to: reopenedAt }));
}

/** A calendar in which the days on which the case was closed are days of rest. */
export function withoutClosedTimes(
  { episodes, timezone }: Pick<CaseFacts, 'episodes' | 'timezone'>,
  calendar: WorkingCalendar,
): WorkingCalendar {
  if (episodes.length === 0) return calendar;
  const spans = episodes.map(({ stoppedAt, reopenedAt }) => [
    localDateOf(stoppedAt, timezone),
    localDateOf(reopenedAt, timezone),
  ]);
  const isClosed = (date: LocalDate) => spans.some(([from = '', to = '']) => from < date && date <= to);
  return {
    isWorkingDay: (date) => !isClosed(date) && calendar.isWorkingDay(date),
    isRestDay: (date) => isClosed(date) || calendar.isRestDay(date),
    isProvisional: (year) => calendar.isProvisional(year),
    version: (year) => calendar.version(year),
  };
}

function clockOf(
  state: CaseFacts,
  start: Instant | null,
  limit: Promised,
  calendar: WorkingCalendar,
): CaseClock | null {
  if (start === null || limit === null) return null;
  const zone = state.timezone;
  const due = dueOf(start, limit, calendar, zone, { pauses: closedTimes(state) });
  return due && { start, due: notWhileClosed(due, state), limit };
}

/** What fell due on the day of its end, or on none of the days since, has nothing left: it is due on the day of its reopening. */
function notWhileClosed(due: Due, { episodes, timezone: zone }: CaseFacts): Due {
  const within = episodes.find(
    ({ stoppedAt, reopenedAt }) => !isLate(due, stoppedAt, zone) && dueDate(due, zone) <= localDateOf(reopenedAt, zone),
  );
  if (!within) return due;
  return due.kind === 'date'
    ? { kind: 'date', date: localDateOf(within.reopenedAt, zone) }
    : { kind: 'instant', at: due.at > within.reopenedAt ? due.at : within.reopenedAt };
}

/** The same day means the date of receipt, wherever the other clocks start (rules §9). */
function promiseStart(state: KnownCase): Instant | null {
  return state.terms.promised === 'same-day' ? state.receivedAt : startOf(state, state.terms.startsAt);
}

function startOf(state: CaseFacts, startsAt: ClockStart): Instant | null {
  switch (startsAt) {
    case 'received':
      return state.receivedAt;
    case 'complete':
      return state.completeAt;
    case 'accepted':
      return state.acceptedAt;
  }
}

/** The light at a moment. What has been decided or closed burns `late` where that came after the due time, else not at all. */
export function lightOf(state: CaseState, clocks: CaseClocks, now: Instant): Light {
  if (state.phase === 'none' || clocks.due === null) return 'none';
  if (endOf(state) !== null) return endedLate(state, clocks) ? 'late' : 'none';
  return lightAt(clocks.due.schedule, now);
}

/** Whether the clock that counts stopped (by decision, else by closing) after its due time; false while it runs. */
export function endedLate(state: CaseState, clocks: CaseClocks): boolean {
  if (state.phase === 'none' || clocks.due === null) return false;
  const end = endOf(state);
  return end !== null && end >= clocks.due.schedule.lateFrom;
}

/** When the clocks stopped: at the decision, or where there was none, when the case was closed. */
export function endOf(state: KnownCase): Instant | null {
  switch (state.phase) {
    case 'decided':
    case 'fulfilled':
      return state.decidedAt;
    case 'closed':
      return state.decidedAt ?? state.closedAt;
    case 'received':
    case 'accepted':
      return null;
  }
}
