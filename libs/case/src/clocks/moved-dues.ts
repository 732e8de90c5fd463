import { type KnownCase } from '../state/case.js';
import { clocksOf } from './case-clocks.js';
import type { Due, Instant, LaterNotice, WorkingCalendar } from '#libs/clocks/domain';
import { type ClockName } from '../state/codes.js';
import { isBeforeItCame } from './past.js';

/** A clock that was due at one time and is due at another. */
export interface MovedDue {
  readonly clock: ClockName;
  readonly from: Due | null;
  readonly to: Due | null;
}

/** A notice of holidays that moved due dates of the case. */
export interface MovedDues extends Pick<LaterNotice, 'loadedAt' | 'version'> {
  readonly clocks: readonly MovedDue[];
}

/**
 * What notices that were loaded after the receipt, and after a register brought it in, have moved, in their order (rules §10): every clock that runs. Nothing once the case is
 * closed.
 */
export function movedDues(state: KnownCase, calendar: WorkingCalendar): readonly MovedDues[] {
  const notices = calendar.laterNotices ?? [];
  if (notices.length === 0 || state.phase === 'closed') return [];
  return notices.flatMap(({ loadedAt, version, before }, index) => {
    if (loadedAt < state.receivedAt || isBeforeItCame(state, loadedAt)) return [];
    const clocks = moved(state, loadedAt, before, notices[index + 1]?.before ?? calendar);
    return clocks.length === 0 ? [] : [{ loadedAt, version, clocks }];
  });
}

/** Every clock that ran by then, runs now and has another due time; the promise and the law come first, as the case is measured by them. */
function moved(
  state: KnownCase,
  loadedAt: Instant,
  before: WorkingCalendar,
  after: WorkingCalendar,
): MovedDues['clocks'] {
  const [were, are] = [before, after].map((calendar) => clocksOf(state, calendar));
  const changes = (were ?? []).flatMap(({ kind, of, start, due: from, endedAt }, index) => {
    const to = are?.[index]?.due ?? null;
    const isSame = JSON.stringify(from) === JSON.stringify(to);
    return endedAt !== null || isSame || start > loadedAt
      ? []
      : [{ clock: of === null ? kind : `${kind}/${of}`, from, to }];
  });
  return [...changes.filter(({ clock }) => isLimit(clock)), ...changes.filter(({ clock }) => !isLimit(clock))];
}

/** Whether it is one of the limits that lateness is measured by. */
export function isLimit(clock: string): boolean {
  return clock === 'promised' || clock === 'statutory';
}
