import type pg from 'pg';
import type { DutyKind } from '#libs/case';
import type { Instant, Light, LightSchedule } from '#libs/clocks/domain';
import { Parameters } from './case-filter.js';
import type { Page } from './case-queries.js';
import { lightOfRow, type CaseView } from './domain/row.js';
import { dutiesOf, DUTY, lightOfDuty, ordering, type DutyCursor, type DutyFilter, type DutyOrder } from './duties.js';
import { STORED_CASE, viewOf, type StoredCase } from './stored-case.js';

/** One thing that a unit owes now, and the case that it is about. */
export interface DutyView {
  readonly view: CaseView;
  readonly kind: DutyKind;
  /** `promised` or `statutory` of a case that lies with the unit, else the name of the clock within its case. */
  readonly clock: string;
  /** The due date, or the due time; null where nothing counts. */
  readonly due: string | null;
  readonly lateFrom: Instant | null;
  readonly light: Light;
}

export interface QueueCounts {
  readonly total: number;
  readonly unsigned: number;
  /** Signed, and nobody's yet. */
  readonly unclaimed: number;
  readonly mine: number;
  readonly yellow: number;
  readonly red: number;
  readonly late: number;
}

interface StoredDuty extends StoredCase {
  readonly kind: DutyKind;
  readonly clock: string;
  readonly owed_due: string | null;
  readonly owed_late: string | null;
  readonly owed_yellow: string | null;
  readonly owed_red: string | null;
}

const instant = (column: string, name: string): string =>
  `case when d.${column} < 'infinity' then to_char(d.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as ${name}`;

/** 待办: all that a unit owes now. The queue and the schedule are two looks at the same rows. `schema` is that of the live build. */
export class DutyQueries {
  constructor(private readonly pool: pg.Pool) {}

  async page(
    schema: string,
    filter: DutyFilter,
    { order, after, limit, now }: Readonly<{ order: DutyOrder; after: DutyCursor | null; limit: number; now: Instant }>,
  ): Promise<Page<DutyView, DutyCursor>> {
    const parameters = new Parameters();
    const duties = dutiesOf(schema, filter, { now, order, after, limit: limit + 1 }, parameters);
    const { rows } = await this.pool.query<StoredDuty>(
      `select ${STORED_CASE}, d.kind, d.clock, d.owed_due, ${instant('owed_at', 'owed_late')},
         ${instant('owed_yellow', 'owed_yellow')}, ${instant('owed_red', 'owed_red')}
       from (${duties}) d join "${schema}".case_row c using (case_id)
       order by ${ordering(order, DUTY)} limit ${parameters.add(limit + 1)}`,
      parameters.values,
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => dutyOf(row, now)),
      next: rows.length > limit && last ? cursorOf(last) : null,
    };
  }

  /** `persons`: whose work is the asker's. */
  async counts(schema: string, unit: string, persons: readonly string[], now: Instant): Promise<QueueCounts> {
    const parameters = new Parameters();
    const duties = dutiesOf(schema, { unit }, null, parameters);
    const [mine, at] = [parameters.add(persons), parameters.add(now)];
    const counted = (what: string, name: string) => `count(*) filter (where ${what})::integer as ${name}`;
    const handled = `d.kind = 'handle'`;
    const lights = (['yellow', 'red', 'late'] as const).map((light) =>
      counted(
        lightOfDuty(light, DUTY, () => at),
        light,
      ),
    );
    const { rows } = await this.pool.query<QueueCounts>(
      `select count(*)::integer as total, ${counted(`${handled} and not d.signed`, 'unsigned')},
         ${counted(`${handled} and d.signed and d.person is null`, 'unclaimed')},
         ${counted(`${handled} and d.person = any(${mine}::text[])`, 'mine')}, ${lights.join(', ')}
       from (${duties}) d`,
      parameters.values,
    );
    return rows[0] ?? { total: 0, unsigned: 0, unclaimed: 0, mine: 0, yellow: 0, red: 0, late: 0 };
  }
}

function dutyOf(row: StoredDuty, now: Instant): DutyView {
  const { kind, clock, owed_due: due, owed_late: lateFrom } = row;
  return { view: viewOf(row, now), kind, clock, due, lateFrom, light: lightOfRow(scheduleOf(row), null, now) };
}

function scheduleOf({
  owed_late: lateFrom,
  owed_yellow: yellowFrom,
  owed_red: redFrom,
}: StoredDuty): LightSchedule | null {
  return lateFrom && yellowFrom && redFrom ? { lateFrom, yellowFrom, redFrom } : null;
}

function cursorOf({ case_id: caseId, state: { receivedAt }, owed_late: dueAt, clock }: StoredDuty): DutyCursor {
  return { dueAt, receivedAt, caseId, clock };
}
