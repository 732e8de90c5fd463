import {
  addWorkingDays,
  dayAfter,
  dueDate,
  lateFrom,
  lightSchedule,
  startOfDay,
  type Due,
  type Instant,
  type LightSchedule,
  type Limit,
  type WorkingCalendar,
} from '#libs/clocks/domain';
import { REMINDER_STEPS } from './acts/supervision.js';
import { expiringClocks } from './clocks/own-clocks.js';
import { caseClocks, closedTimes, endOf, withoutClosedTimes } from './case-clocks.js';
import type { LaterCommand } from './decide.js';
import type { ClockName } from './events-clock.js';
import { firedKey } from './fired-key.js';
import type { CaseState, OpenCase } from './state.js';

/** What a case owes to time alone: an act of the system, and when it falls due. `key` tells it from every other one of the case. */
export interface Firing {
  readonly at: Instant;
  readonly key: string;
  readonly command: LaterCommand;
}

/** A clock that runs now. */
interface Ticking {
  readonly clock: ClockName;
  readonly start: Instant;
  readonly due: Due;
  readonly limit: Limit | 'same-day' | null;
  readonly schedule: LightSchedule;
}

/** Rules §13: when due to the unit above the responsible one, then each next unit up at +2 and +5 working days. */
const LADDER_DAYS = [0, 2, 5] as const;

/**
 * Everything that will fire if nothing else happens, soonest first. What a register brought in never warns or escalates; a clock that stands or has
 * stopped fires nothing, nothing fires for the time that a case was closed.
 */
export function firingsOf(state: CaseState, calendar: WorkingCalendar): readonly Firing[] {
  if (state.phase === 'none' || state.origin === 'import') return [];
  const ticking = state.phase === 'closed' ? [] : tickingClocks(state, calendar);
  const all = [
    ...ticking.flatMap(warningsAndExpiry),
    ...(state.phase === 'closed'
      ? []
      : [...ladder(state, ticking[0] ?? null, calendar), ...reminders(state, calendar)]),
    ...expiringClocks(state, calendar).map(({ name, due }) => expiry(name, due, lateFrom(due, state.timezone))),
  ];
  const again = state.episodes.at(-1)?.reopenedAt ?? '';
  return all
    .filter(({ key }) => !state.fired.includes(key))
    .map((firing) => (firing.at < again ? { ...firing, at: again } : firing))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** When the case fires next; null where nothing is owed to time. */
export function nextFiring(state: CaseState, calendar: WorkingCalendar): Instant | null {
  return firingsOf(state, calendar)[0]?.at ?? null;
}

/** The steps of the ladder that follow on a due time, each at 00:00 of the day after it was due. */
export function ladderTimes(due: Due, lateFrom: Instant, zone: string, calendar: WorkingCalendar): readonly Instant[] {
  const day = dueDate(due, zone);
  return LADDER_DAYS.map((days) =>
    days === 0 ? lateFrom : startOfDay(dayAfter(addWorkingDays(day, days, calendar)), zone),
  );
}

/** The clock that lateness is measured by comes first. */
function tickingClocks(state: OpenCase, calendar: WorkingCalendar): readonly Ticking[] {
  if (endOf(state) !== null) return [];
  const { promised, statutory } = caseClocks(state, calendar, state.timezone);
  const named = [
    { clock: 'promised', running: promised },
    { clock: 'statutory', running: statutory },
  ];
  return named.flatMap(({ clock, running }) =>
    running
      ? [
          {
            clock,
            ...running,
            schedule: lightSchedule(running.start, running.due, running.limit, calendar, state.timezone, {
              pauses: closedTimes(state),
            }),
          },
        ]
      : [],
  );
}

/** A light that burns from the start on is no news to anybody, and fires nothing. */
function warningsAndExpiry({ clock, start, due, schedule }: Ticking): Firing[] {
  const lights = [
    { light: 'yellow', at: schedule.yellowFrom, until: schedule.redFrom },
    { light: 'red', at: schedule.redFrom, until: schedule.lateFrom },
  ] as const;
  const warnings = lights
    .filter(({ at, until }) => at > start && at < until)
    .map(({ light, at }): Firing => ({
      at,
      key: firedKey.warned(clock, light, due),
      command: { act: 'warn-clock', payload: { clock, light } },
    }));
  return [...warnings, expiry(clock, due, schedule.lateFrom)];
}

function expiry(clock: ClockName, due: Due, at: Instant): Firing {
  return { at, key: firedKey.expired(clock, due), command: { act: 'expire-clock', payload: { clock } } };
}

function ladder(state: OpenCase, counted: Ticking | null, calendar: WorkingCalendar): Firing[] {
  if (!counted) return [];
  const { due, schedule } = counted;
  const times = ladderTimes(due, schedule.lateFrom, state.timezone, withoutClosedTimes(state, calendar));
  return times.flatMap((at, step) =>
    isAtTheTop(state)
      ? []
      : [{ at, key: firedKey.escalated(step, due), command: { act: 'climb', payload: { step } } } as const],
  );
}

/** The ladder ends at the city, which is the region itself. */
function isAtTheTop({ escalation, responsibleUnit, region }: OpenCase): boolean {
  return (escalation?.to ?? responsibleUnit) === region;
}

function reminders({ supervision, timezone }: OpenCase, calendar: WorkingCalendar): Firing[] {
  return supervision
    .filter(({ answeredAt }) => answeredAt === null)
    .flatMap(({ order, due, reminders: sent }) =>
      REMINDER_STEPS.filter(({ step }) => !sent.includes(step)).map(({ step, days }) => ({
        at: startOfDay(addWorkingDays(due, days, calendar), timezone),
        key: `${order}/${step}`,
        command: { act: 'remind-supervision', payload: { order, step } } as const,
      })),
    );
}
