import type pg from 'pg';
import type { Instant } from '#libs/clocks/domain';
import type { Page } from './case-queries.js';

/** One thing that a unit owes by a time. */
export interface ScheduleEntry {
  readonly caseId: string;
  readonly number: string;
  readonly item: string;
  /** `promised` or `statutory` of a case that lies with the unit, else the name of the clock within its case. */
  readonly clock: string;
  /** The due date, or the due time. */
  readonly due: string;
  readonly lateFrom: Instant;
}

export type ScheduleCursor = readonly [lateFrom: Instant, caseId: string, clock: string];

/** What falls due next at a unit: the limits of the cases that lie with it, and what it owes to others. */
export class ScheduleQueries {
  constructor(private readonly pool: pg.Pool) {}

  async ofUnit(
    schema: string,
    unit: string,
    cursor: ScheduleCursor | null,
    limit: number,
  ): Promise<Page<ScheduleEntry, ScheduleCursor>> {
    const after = cursor ? 'where (u.due_at, u.case_id, u.clock) > ($3::timestamptz, $4::uuid, $5)' : '';
    const { rows } = await this.pool.query<ScheduleEntry>(
      `select u.case_id as "caseId", c.number, c.item, u.clock, u.due,
         to_char(u.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lateFrom"
       from (${LIMITS(schema)} union all ${OWED(schema)}) u join "${schema}".case_row c using (case_id) ${after}
       order by u.due_at, u.case_id, u.clock limit $2`,
      [unit, limit + 1, ...(cursor ?? [])],
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, next: rows.length > limit && last ? [last.lateFrom, last.caseId, last.clock] : null };
  }
}

/** The promise, else the law, as on the boards; what is decided is measured no more. */
const LIMITS = (schema: string): string => `
  select case_id, due_at, case when due->>'promised' is null then 'statutory' else 'promised' end as clock,
    coalesce(due->'promised'->>'date', due->'promised'->>'at', due->'statutory'->>'date', due->'statutory'->>'at') as due
  from "${schema}".case_row where handler_unit = $1 and ended_late is null and due_at < 'infinity'`;

const OWED = (schema: string): string => `select case_id, due_at, clock, due from "${schema}".owed_row where unit = $1`;
