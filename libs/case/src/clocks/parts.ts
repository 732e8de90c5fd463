import { type KnownCase } from '../state/case.js';
import type { ItemTerms } from '#libs/catalogue/domain';
import { periodOf } from '#libs/catalogue/domain';
import { addWorkingDays, dueDate, lightSchedule, localDateOf, type Instant } from '#libs/clocks/domain';
import { clock, standing, type CaseClock, type ClockKind, type Counting } from './clock.js';
import type { OwnClock } from './own-clock.js';
import { ownClocks } from './own-clocks.js';

/** What units owe beside the limits of the case, as clocks like any other. */
export function partClocks(state: KnownCase, counting: Counting): readonly CaseClock[] {
  return ownClocks(state, counting.calendar).map((own) => shown(own, counting));
}

const KINDS = [
  'leg',
  'signature',
  'co-handling',
  'ruling',
  'supervision',
  'rectification',
  'follow-up',
  'delivery',
  'afterwards',
] as const;

/** `co-handling/co-1` is the co-handling `co-1`, `rectification-1/answer` a rectification. */
function shown(own: OwnClock, { calendar, zone }: Counting): CaseClock {
  const { name, start, limit, due, stoppedAt, pauses = [] } = own;
  const kind: ClockKind = KINDS.find((each) => name.startsWith(each)) ?? 'signature';
  const inName = name.startsWith(`${kind}/`) ? name.slice(kind.length + 1) : name === kind ? null : name;
  const of = own.of ?? inName;
  const schedule = due && lightSchedule(start, due, limit, calendar, zone, { pauses });
  const standsSince = due === null && stoppedAt === null ? standing(pauses) : null;
  return { kind, of, start, limit, pauses, extensions: [], due, schedule, endedAt: stoppedAt, standsSince };
}

/** Half of a promise at the most, and the item's period: what may be owed is owed no longer (rules §13). */
export function latestGapDue(terms: ItemTerms, from: Instant, { calendar, zone }: Counting): string {
  const longest = addWorkingDays(localDateOf(from, zone), periodOf(terms, 'gap'), calendar);
  const { promised } = terms;
  if (promised === null) return longest;
  if (promised === 'same-day') return localDateOf(from, zone);
  const half = { ...promised, value: Math.floor(promised.value / 2) };
  const { due } = clock({ kind: 'gap', start: from, limit: half }, { calendar, zone });
  const day = due ? dueDate(due, zone) : longest;
  return day < longest ? day : longest;
}
