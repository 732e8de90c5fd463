import { type CaseFacts, type KnownCase } from '../state/case.js';
import {
  dueDate,
  isLate,
  lightSchedule,
  localDateOf,
  type ClockStart,
  type Due,
  type Instant,
  type LightSchedule,
  type Promised,
} from '#libs/clocks/domain';
import { clock, fixedClock, workingDays, type CaseClock, type Counting } from './clock.js';
import { pausesOf } from './pauses.js';

/** The promise; a due time that a register set stands in its place. */
export function promisedClock(state: KnownCase, counting: Counting): CaseClock | null {
  const { registerDue, receivedAt } = state;
  if (registerDue === null) return limitClock('promised', promiseStart(state), state.terms.promised, state, counting);
  const due = { kind: 'instant', at: registerDue } as const;
  return fixedClock(
    { kind: 'promised', start: receivedAt, due, endedAt: endOf(state), lights: state.terms.lights },
    counting,
  );
}

export function statutoryClock(state: KnownCase, counting: Counting): CaseClock | null {
  return limitClock('statutory', startOf(state, state.terms.startsAt), state.terms.statutory, state, counting);
}

/** What an extension adds counts in the unit of the clock: 20 + 10 working days (行政许可法 42); its days are never months. */
function limitClock(
  kind: 'promised' | 'statutory',
  start: Instant | null,
  limit: Promised,
  state: KnownCase,
  counting: Counting,
): CaseClock | null {
  if (start === null || limit === null) return null;
  const { extension } = state.review;
  const unit = limit === 'same-day' || limit.unit === 'month' ? 'working-day' : limit.unit;
  const extensions = extension ? [{ ...workingDays(extension.days), unit }] : [];
  const { lights } = state.terms;
  const own = clock(
    { kind, start, limit, lights, pauses: pausesOf(state), extensions, endedAt: endOf(state) },
    counting,
  );
  const due = own.due && notWhileClosed(own.due, state);
  if (due === own.due || due === null) return own;
  const { calendar, zone } = counting;
  return { ...own, due, schedule: lightSchedule(start, due, limit, calendar, zone, own, lights) };
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

/** When the clocks stopped: at the decision, or where there was none, when the case was closed. */
export function endOf(state: KnownCase): Instant | null {
  switch (state.phase) {
    case 'decided':
    case 'fulfilled':
      return state.decidedAt;
    case 'closed':
      return state.decidedAt ?? state.closedAt;
    case 'received':
    case 'correcting':
    case 'accepted':
    case 'suspended':
      return null;
  }
}

/** Lateness is measured by a clock that has a due time. */
export type MeasuredClock = CaseClock & {
  readonly due: NonNullable<CaseClock['due']>;
  readonly schedule: LightSchedule;
};

export function isMeasured(each: CaseClock | null): each is MeasuredClock {
  return each !== null && each.due !== null && each.schedule !== null;
}
