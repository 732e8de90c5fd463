import { type ClockName, type SupervisionStep } from '../state/codes.js';
import { isMeasured, type MeasuredClock } from './limits.js';
import { type CaseState, type KnownCase, type OpenCase } from '../state/case.js';
import { isLimit, movedDues, type MovedDues } from './moved-dues.js';
import { expiringClocks } from './own-clocks.js';
import { completenessClock, correctionClocks, firstGapDue } from './intake.js';
import { isBeforeItCame } from './past.js';
import { pausesOf } from './pauses.js';
import { openCorrection } from '../state/review.js';
import { REMINDER_STEPS } from './supervision.js';
import { periodOf } from '#libs/catalogue/domain';
import {
  addWorkingDays,
  dayAfter,
  dueDate,
  lateFrom,
  startOfDay,
  type Due,
  type Instant,
  type WorkingCalendar,
} from '#libs/clocks/domain';
import { dueOnADay } from './on-a-day.js';
import { windowAt } from './window.js';
import { caseClocks, endOf, withoutClosedTimes } from './case-clocks.js';
import { firedKey } from './fired-key.js';

/** A command that nobody gives: what time alone makes happen. Its acts are features like any other. */
export type SystemCommand =
  | { readonly act: 'warn-clock'; readonly payload: { readonly clock: ClockName; readonly light: 'yellow' | 'red' } }
  | { readonly act: 'expire-clock'; readonly payload: { readonly clock: ClockName } }
  | { readonly act: 'tell-calendar'; readonly payload: { readonly version: string } }
  | { readonly act: 'climb'; readonly payload: { readonly step: number } }
  | { readonly act: 'remind-supervision'; readonly payload: { readonly order: string; readonly step: SupervisionStep } }
  | { readonly act: 'deem-accepted' | 'expire-correction' | 'expire-gap' | 'expire-window'; readonly payload: object };

/** What a case owes to time alone: an act of the system, and when it falls due. `key` tells it from every other one of the case. */
export interface Firing {
  readonly at: Instant;
  readonly key: string;
  readonly command: SystemCommand;
}

/** A clock that runs now. `knownFrom`: when its due time came to be what it is; what would have been before is no news any more. */
interface Ticking {
  readonly name: ClockName;
  readonly clock: MeasuredClock;
  readonly knownFrom: Instant;
}

/**
 * Everything that will fire if nothing else happens, soonest first. What a register brought in never warns or escalates for the past; a clock that
 * stands or has stopped fires nothing, nothing fires for the time that a case was closed.
 */
export function firingsOf(state: CaseState, calendar: WorkingCalendar): readonly Firing[] {
  if (state.phase === 'none') return [];
  const ticking = state.phase === 'closed' ? [] : tickingClocks(state, calendar);
  const all = [
    ...ticking.flatMap(warningsAndExpiry),
    ...(state.phase === 'closed'
      ? []
      : [...ladder(state, ticking[0] ?? null, calendar), ...reminders(state, calendar), ...intake(state, calendar)]),
    ...movedDues(state, calendar).map(told),
    ...expiringClocks(state, calendar).map(({ name, due }) => expiry(name, due, lateFrom(due, state.timezone))),
  ];
  const again = state.episodes.at(-1)?.reopenedAt ?? '';
  return all
    .filter(({ at, key }) => !state.fired.includes(key) && !isBeforeItCame(state, at))
    .map((firing) => (firing.at < again ? { ...firing, at: again } : firing))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** When the case fires next; null where nothing is owed to time. */
export function nextFiring(state: CaseState, calendar: WorkingCalendar): Instant | null {
  return firingsOf(state, calendar)[0]?.at ?? null;
}

/**
 * The steps of the ladder: when due to the unit above the responsible one, then to each next unit up, each at 00:00 of the day after the item's
 * working days have passed (rules §13).
 */
export function ladderTimes(
  { due, schedule }: Pick<MeasuredClock, 'due' | 'schedule'>,
  { terms, timezone: zone }: Pick<KnownCase, 'terms' | 'timezone'>,
  calendar: WorkingCalendar,
): readonly Instant[] {
  const day = dueDate(due, zone);
  const after = (days: number) => startOfDay(dayAfter(addWorkingDays(day, days, calendar)), zone);
  const steps = [periodOf(terms, 'secondEscalation'), periodOf(terms, 'thirdEscalation')];
  return [schedule.lateFrom, ...steps.map(after)];
}

/** The clock that lateness is measured by comes first. */
function tickingClocks(state: OpenCase, calendar: WorkingCalendar): readonly Ticking[] {
  if (endOf(state) !== null) return [];
  const { promised, statutory } = caseClocks(state, calendar, state.timezone);
  const moved = lastMove(state, calendar);
  return [promised, statutory].filter(isMeasured).map((clock) => ({
    name: clock.kind,
    clock,
    knownFrom: later(clock.start, moved),
  }));
}

/** When the due time last became another: by a resumption, an extension, a notice of holidays, or an acceptance that was dated back. */
function lastMove(state: OpenCase, calendar: WorkingCalendar): Instant {
  const { extension } = state.review;
  const check = state.acceptance === 'deemed' ? completenessClock(state, { calendar, zone: state.timezone }) : null;
  const notices = movedDues(state, calendar).flatMap(({ loadedAt, clocks }) =>
    clocks.some(({ clock }) => isLimit(clock)) ? [loadedAt] : [],
  );
  const moves = [...pausesOf(state).map(({ to }) => to), extension?.at ?? null, check?.endedAt ?? null, ...notices];
  return moves.reduce<Instant>((last, at) => later(last, at ?? ''), '');
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/** A light that burns from the start on is no news to anybody, and fires nothing. */
function warningsAndExpiry({ name, clock: { due, schedule }, knownFrom }: Ticking): Firing[] {
  const lights = [
    { light: 'yellow', at: schedule.yellowFrom, until: schedule.redFrom },
    { light: 'red', at: schedule.redFrom, until: schedule.lateFrom },
  ] as const;
  const warnings = lights
    .filter(({ at, until }) => at > knownFrom && at < until)
    .map(({ light, at }): Firing => ({
      at,
      key: firedKey.warned(name, light, due),
      command: { act: 'warn-clock', payload: { clock: name, light } },
    }));
  return [...warnings, expiry(name, due, later(schedule.lateFrom, knownFrom))];
}

/** Rules §10: due times that a notice moved are told to whoever has the case. */
function told({ loadedAt, version }: MovedDues): Firing {
  return { at: loadedAt, key: firedKey.told(version), command: { act: 'tell-calendar', payload: { version } } };
}

function expiry(clock: ClockName, due: Due, at: Instant): Firing {
  return { at, key: firedKey.expired(clock, due), command: { act: 'expire-clock', payload: { clock } } };
}

/** None for a due time that had passed before a register brought the case in. */
function ladder(state: OpenCase, counted: Ticking | null, calendar: WorkingCalendar): Firing[] {
  if (!counted) return [];
  const { clock, knownFrom } = counted;
  if (isBeforeItCame(state, clock.schedule.lateFrom)) return [];
  const counting = withoutClosedTimes(state, calendar);
  const times = ladderTimes(clock, state, counting);
  return times.flatMap((at, step) =>
    isAtTheTop(state)
      ? []
      : [
          {
            at: later(at, knownFrom),
            key: firedKey.escalated(step, clock.due),
            command: { act: 'climb', payload: { step } },
          } as const,
        ],
  );
}

/** 视为受理, and what is deemed withdrawn because it did not come in time; each ends what it fires for. */
function intake(state: OpenCase, calendar: WorkingCalendar): Firing[] {
  const { review, terms, timezone: zone } = state;
  const firings: Firing[] = [];
  const owe = (
    at: Instant | undefined,
    act: 'deem-accepted' | 'expire-correction' | 'expire-gap' | 'expire-window',
  ) => {
    if (at !== undefined) firings.push({ at, key: `${act}/${at}`, command: { act, payload: {} } });
  };
  if (state.phase === 'received' && !terms.neverDeemed)
    owe(completenessClock(state, { calendar, zone })?.schedule?.lateFrom, 'deem-accepted');
  if (openCorrection(review))
    owe(correctionClocks(state, { calendar, zone }).at(-1)?.schedule?.lateFrom, 'expire-correction');
  const isUndecided = state.phase === 'accepted' || state.phase === 'suspended';
  const due = firstGapDue(review, calendar);
  if (isUndecided && due !== null) owe(startOfDay(dayAfter(due), zone), 'expire-gap');
  const window = endOf(state) === null ? windowAt(state, { calendar, zone }) : null;
  if (window) owe(startOfDay(dayAfter(window.until), zone), 'expire-window');
  return firings;
}

/** The ladder ends at the city, which is the region itself. */
function isAtTheTop({ escalation, responsibleUnit, region }: OpenCase): boolean {
  return (escalation?.to ?? responsibleUnit) === region;
}

function reminders({ supervision, terms, timezone }: OpenCase, calendar: WorkingCalendar): Firing[] {
  return supervision
    .filter(({ answeredAt }) => answeredAt === null)
    .flatMap(({ order, due, orderedAt, reminders: sent }) =>
      REMINDER_STEPS.filter(({ step }) => !sent.includes(step)).map(({ step, after }) => ({
        at: startOfDay(
          addWorkingDays(dueOnADay(due, orderedAt, calendar).date, periodOf(terms, after), calendar),
          timezone,
        ),
        key: `${order}/${step}`,
        command: { act: 'remind-supervision', payload: { order, step } } as const,
      })),
    );
}
