import { type CaseFacts, type KnownCase } from '../state/case.js';
import { limitEnd, limitStart } from '#libs/catalogue/domain';
import {
  dueDate,
  isLate,
  lightSchedule,
  localDateOf,
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
  return limitClock('statutory', limitStart(state.terms.startsAt, state), state.terms.statutory, state, counting);
}

/** 全程时限: what the resident is told at a foreign counter, there and back (rules §9, §13); nobody is blamed by it, each leg has its own clock. */
export function wholeWayClock(state: KnownCase, counting: Counting): CaseClock | null {
  const { wholeWay } = state.terms;
  if (wholeWay === undefined || state.completeAt === null) return null;
  const endedAt = state.phase === 'closed' ? state.closedAt : null;
  const limit = workingDays(wholeWay);
  return clock({ kind: 'whole-way', start: state.completeAt, limit, pauses: pausesOf(state), endedAt }, counting);
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
  return state.terms.promised === 'same-day' ? state.receivedAt : limitStart(state.terms.startsAt, state);
}

/** When the clocks stopped: at the decision, or with the result where the item says so (`endsAt`); where there was none, when the case was closed. */
export function endOf(state: KnownCase): Instant | null {
  const endsAt = state.terms.endsAt ?? 'decided';
  switch (state.phase) {
    case 'decided':
      return limitEnd(endsAt, { ...endings(state), issuedAt: null, closedAt: null });
    case 'fulfilled':
      return limitEnd(endsAt, { ...endings(state), issuedAt: state.fulfilledAt, closedAt: null });
    case 'closed':
      return limitEnd(endsAt, { ...endings(state), issuedAt: state.fulfilledAt, closedAt: state.closedAt });
    case 'received':
    case 'correcting':
    case 'accepted':
    case 'suspended':
      return null;
  }
}

function endings({ decidedAt, outcome }: Decided) {
  return { decidedAt, isRefused: outcome === 'refused' };
}

type Decided = Extract<KnownCase, { readonly decidedAt: Instant | null }>;

/** Lateness is measured by a clock that has a due time. */
export type MeasuredClock = CaseClock & {
  readonly due: NonNullable<CaseClock['due']>;
  readonly schedule: LightSchedule;
};

export function isMeasured(each: CaseClock | null): each is MeasuredClock {
  return each !== null && each.due !== null && each.schedule !== null;
}
