import type pg from 'pg';
import type { Instant } from '#libs/clocks/domain';
import { conditions, leadingUnits, Parameters, type CaseFilter } from './case-filter.js';
import type { CaseView } from './domain/row.js';
import { STORED_CASE, viewOf, type StoredCase } from './stored-case.js';

/** More of the same resident's open cases are not named: a warning is read by a person. */
const MOST_OPEN_CASES = 10;

/** More children of one case are not shown; a bundle of the field has about ten. */
const MOST_CHILDREN = 200;

/** A case of a bundle. */
export interface ChildCase {
  readonly caseId: string;
  readonly number: string;
  readonly item: string;
  readonly phase: string;
  readonly outcome: string | null;
}

/** A case of a resident of whom a death was recorded. */
export interface CaseOfTheDead {
  readonly caseId: string;
  readonly residentId: string;
  readonly region: string;
  /** Of the record, when that was written. */
  readonly revision: number;
}

/** A page of a list; `next` is null at the end. */
export interface Page<T, C> {
  readonly items: readonly T[];
  readonly next: C | null;
}

/** Where a list, newest first, goes on. */
export interface ListCursor {
  readonly receivedAt: Instant;
  readonly caseId: string;
}

/** The queries of the case model. `schema` is that of the live build, `now` the time at which lights are looked at. */
export class CaseQueries {
  constructor(private readonly pool: pg.Pool) {}

  async byId(schema: string, caseId: string, now: Instant): Promise<CaseView | null> {
    const views = await this.byIds(schema, [caseId], now);
    return views.get(caseId) ?? null;
  }

  async byIds(schema: string, caseIds: readonly string[], now: Instant): Promise<ReadonlyMap<string, CaseView>> {
    const { rows } = await this.pool.query<StoredCase>(
      `select ${STORED_CASE} from "${schema}".case_row c where c.case_id = any($1::uuid[])`,
      [caseIds],
    );
    return new Map(rows.map((row) => [row.case_id, viewOf(row, now)]));
  }

  /** Newest first. A filter by units is answered from the first rows of each unit, so that it never costs more than units × limit. */
  async list(
    schema: string,
    filter: CaseFilter,
    cursor: ListCursor | null,
    limit: number,
    now: Instant,
  ): Promise<Page<CaseView, ListCursor>> {
    const parameters = new Parameters();
    const leading = leadingUnits(filter);
    const where = conditions(filter, leading?.column ?? null, now, parameters);
    if (cursor)
      where.push(
        `(c.received_at, c.case_id) < (${parameters.add(cursor.receivedAt)}::timestamptz, ${parameters.add(cursor.caseId)}::uuid)`,
      );
    const table = `"${schema}".case_row c`;
    const ordered = `order by c.received_at desc, c.case_id desc limit ${parameters.add(limit + 1)}`;
    const text = leading
      ? `select ${STORED_CASE} from unnest(${parameters.add(leading.codes)}::text[]) u (code) cross join lateral (
           select * from ${table} where c.${leading.column} = u.code and ${where.join(' and ')} ${ordered}) c ${ordered}`
      : `select ${STORED_CASE} from ${table} where ${where.join(' and ')} ${ordered}`;
    const { rows } = await this.pool.query<StoredCase>(text, parameters.values);
    return page(rows, limit, now, ({ case_id: caseId, state }) => ({ caseId, receivedAt: state.receivedAt }));
  }

  /** The cases that time alone makes something happen to by `now`, the longest overdue first. */
  async dueFirings(schema: string, now: Instant, limit: number): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ caseId: string }>(
      `select case_id as "caseId" from "${schema}".case_row where next_firing <= $1 order by next_firing, case_id limit $2`,
      [now, limit],
    );
    return rows.map(({ caseId }) => caseId);
  }

  /** Cases that are not done with and in which one of these units has something. */
  async ofUnits(schema: string, units: readonly string[], limit: number): Promise<readonly string[]> {
    if (units.length === 0) return [];
    const table = `"${schema}".case_row`;
    const named = (column: string) => `select case_id from ${table} where ${column} = any($1::text[])`;
    const { rows } = await this.pool.query<{ caseId: string }>(
      `select case_id as "caseId" from (
         ${named('handler_unit')} union ${named('responsible_unit')} and closed_at is null
         union ${named('receiving_unit')} and closed_at is null union ${named('deliver_unit')}
         union select case_id from "${schema}".owed_row where unit = any($1::text[])) u
       join ${table} c using (case_id) where c.unreadable is null order by case_id limit $2`,
      [units, limit],
    );
    return rows.map(({ caseId }) => caseId);
  }

  /** Open cases of residents of whom a death was recorded at a revision of their record; of none of `but`, each `resident@revision`. */
  async ofTheDead(schema: string, but: readonly string[], limit: number): Promise<readonly CaseOfTheDead[]> {
    const { rows } = await this.pool.query<CaseOfTheDead>(
      `select c.case_id as "caseId", d.resident_id as "residentId", d.region, d.revision
       from "${schema}".death_row d join "${schema}".case_row c on c.resident_id = d.resident_id
       where c.closed_at is null and c.unreadable is null and c.state->'terms'->'afterDeath' is null
         and d.resident_id || '@' || d.revision <> all($1::text[])
       order by c.case_id limit $2`,
      [but, limit],
    );
    return rows;
  }

  /** The children of a case (一件事), in the order of their receipt. */
  async childrenOf(schema: string, caseId: string): Promise<readonly ChildCase[]> {
    const { rows } = await this.pool.query<ChildCase>(
      `select c.case_id as "caseId", c.number, c.item, c.phase, c.outcome from "${schema}".case_row c
       where c.parent = $1 order by c.received_at, c.case_id limit $2`,
      [caseId, MOST_CHILDREN],
    );
    return rows;
  }

  /** The newest cases of a resident and an item that are not closed, for many pairs at once: what a receipt warns of. */
  async openCasesOf(
    schema: string,
    pairs: readonly { readonly residentId: string; readonly item: string }[],
  ): Promise<readonly (readonly { readonly caseId: string; readonly number: string }[])[]> {
    const { rows } = await this.pool.query<{ at: number; caseId: string; number: string }>(
      `select p.at::integer, c.case_id as "caseId", c.number
       from unnest($1::text[], $2::text[]) with ordinality as p (resident_id, item, at)
       cross join lateral (
         select case_id, number, received_at from "${schema}".case_row
         where resident_id = p.resident_id and item = p.item and closed_at is null
         order by received_at desc limit $3) c
       order by p.at, c.received_at, c.case_id`,
      [pairs.map(({ residentId }) => residentId), pairs.map(({ item }) => item), MOST_OPEN_CASES],
    );
    return pairs.map((_, index) =>
      rows.filter(({ at }) => at === index + 1).map(({ caseId, number }) => ({ caseId, number })),
    );
  }
}

function page<R extends StoredCase, C>(
  rows: readonly R[],
  limit: number,
  now: Instant,
  cursorOf: (row: R) => C,
): Page<CaseView, C> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map((row) => viewOf(row, now)), next: rows.length > limit && last ? cursorOf(last) : null };
}
