import { dayAfter } from './dates.js';
import type { Instant, LocalDate, TimeZone } from './types.js';
import { localDateOf } from './zones.js';

/** Time that does not count: from the act that stops the clock to the one that lets it run again; `to` is null while it stands. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** Whole days that do not count, both ends included; `last` is null while the clock stands. */
export interface PausedDays {
  readonly first: LocalDate;
  readonly last: LocalDate | null;
}

/**
 * The union of the pauses, in order and without touching: overlapping pauses count once (rules §13). A pause that ends before it
 * starts is none.
 */
export function mergePauses(pauses: readonly Pause[]): readonly Pause[] {
  const merged: { from: Instant; to: Instant | null }[] = [];
  const inOrder = pauses
    .filter((pause) => pause.to === null || pause.from < pause.to)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const pause of inOrder) {
    const last = merged[merged.length - 1];
    if (last && (last.to === null || pause.from <= last.to)) last.to = laterEnd(last.to, pause.to);
    else merged.push({ from: pause.from, to: pause.to });
  }
  return merged;
}

/**
 * The days that the pauses take out of a clock of days. The day of the pause still counts, the day of resumption does not (rules §13): a pause
 * from Friday to Friday of the same day takes none.
 */
export function pausedDays(pauses: readonly Pause[], zone: TimeZone): readonly PausedDays[] {
  const days: PausedDays[] = [];
  for (const pause of mergePauses(pauses)) {
    const first = dayAfter(localDateOf(pause.from, zone));
    const last = pause.to === null ? null : localDateOf(pause.to, zone);
    if (last === null || first <= last) days.push({ first, last });
  }
  return days;
}

function laterEnd(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return null;
  return a > b ? a : b;
}
