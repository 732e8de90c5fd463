import type { KnownCase } from '#libs/case';
import type { Due, Instant, LightSchedule } from '#libs/clocks/domain';
import { lightOfRow, type CaseView } from './domain/row.js';

/** The columns of a case that a fold or a query reads back. */
export interface StoredCase {
  readonly case_id: string;
  readonly revision: number;
  readonly position: string;
  readonly state: KnownCase;
  readonly due: { readonly promised: Due | null; readonly statutory: Due | null };
  readonly yellow_from: string | null;
  readonly red_from: string | null;
  readonly late_from: string | null;
  readonly due_at: string;
  readonly ended_late: boolean | null;
  readonly next_firing: string | null;
  readonly unreadable: string | null;
}

/** Instants as text in the project's form: the driver's dates would have to be printed again. */
const instant = (column: string): string =>
  `to_char(c.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}`;

/** For a `select … from case_row c`. */
export const STORED_CASE = `c.case_id, c.revision, c.position, c.state, c.due, c.ended_late, c.unreadable,
  ${['yellow_from', 'red_from', 'late_from', 'due_at', 'next_firing'].map(instant).join(', ')}`;

/** When the lights of a case whose clock still runs change; null where it has none. */
export function runningSchedule(row: StoredCase): LightSchedule | null {
  const { yellow_from: yellowFrom, red_from: redFrom, late_from: lateFrom } = row;
  return yellowFrom && redFrom && lateFrom ? { yellowFrom, redFrom, lateFrom } : null;
}

export function viewOf(row: StoredCase, now: Instant): CaseView {
  const { case_id: caseId, revision, state, due, unreadable } = row;
  return { caseId, revision, state, due, unreadable, light: lightOfRow(runningSchedule(row), row.ended_late, now) };
}
