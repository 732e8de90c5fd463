import { bookNamed } from '#libs/community';
import type { Instant } from '#libs/clocks/domain';
import type { BookDuty, DutyCursor, DutyView } from '#libs/read-models';

/** A line of a schedule, and where it stands in the order of all. */
export interface ScheduleEntry {
  readonly at: DutyCursor;
  readonly entry: object;
}

export function ofCase({ view: { caseId, state }, kind, clock, due, lateFrom, light }: DutyView): ScheduleEntry {
  return {
    at: { dueAt: lateFrom, receivedAt: state.receivedAt, caseId, clock },
    entry: {
      ...{ caseId, number: state.number, item: state.item, kind, clock, due, lateFrom },
      late: light === 'late',
    },
  };
}

export function ofBook({ book, id, number, clock, due, lateFrom, begunAt }: BookDuty, now: Instant): ScheduleEntry {
  return {
    at: { dueAt: lateFrom, receivedAt: begunAt, caseId: id, clock },
    entry: {
      ...{ book: bookNamed(book)?.path ?? book, id, number, kind: clock, clock, due, lateFrom },
      late: lateFrom <= now,
    },
  };
}

/** In the order in which both models answer: what falls due first, then the older, then by id and clock. */
export function soonestFirst(entries: readonly ScheduleEntry[]): readonly ScheduleEntry[] {
  const key = ({ at: { dueAt, receivedAt, caseId, clock } }: ScheduleEntry) =>
    [dueAt ?? '9999', receivedAt, caseId, clock].join(' ');
  return [...entries].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
