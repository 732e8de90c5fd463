import { type KnownCase } from '../state/case.js';
import { clocksOf } from './case-clocks.js';
import type { Due, LaterNotice, WorkingCalendar } from '#libs/clocks/domain';
import { type ClockName } from '../state/codes.js';
import { endOf } from './limits.js';

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

/** What notices that were loaded after the receipt have moved, in their order (rules §10); nothing once the limits have stopped. */
export function movedDues(state: KnownCase, calendar: WorkingCalendar): readonly MovedDues[] {
  const notices = calendar.laterNotices ?? [];
  if (notices.length === 0 || endOf(state) !== null) return [];
  return notices.flatMap(({ loadedAt, version, before }, index) => {
    if (loadedAt < state.receivedAt) return [];
    const clocks = moved(state, before, notices[index + 1]?.before ?? calendar);
    return clocks.length === 0 ? [] : [{ loadedAt, version, clocks }];
  });
}

/** Every clock that runs and has another due time; the promise and the law come first, as the case is measured by them. */
function moved(state: KnownCase, before: WorkingCalendar, after: WorkingCalendar): MovedDues['clocks'] {
  const [were, are] = [before, after].map((calendar) => clocksOf(state, calendar));
  const changes = (were ?? []).flatMap(({ kind, of, due: from, endedAt }, index) => {
    const to = are?.[index]?.due ?? null;
    const isSame = JSON.stringify(from) === JSON.stringify(to);
    return endedAt !== null || isSame ? [] : [{ clock: of === null ? kind : `${kind}/${of}`, from, to }];
  });
  return [...changes.filter(({ clock }) => isLimit(clock)), ...changes.filter(({ clock }) => !isLimit(clock))];
}

/** Whether it is one of the limits that lateness is measured by. */
export function isLimit(clock: string): boolean {
  return clock === 'promised' || clock === 'statutory';
}
