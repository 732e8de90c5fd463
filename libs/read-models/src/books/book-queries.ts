import type pg from 'pg';
import type { Entry } from '#libs/community';
import { lightAt, type Instant, type Light, type LightSchedule, type LocalDate } from '#libs/clocks/domain';
import { Parameters } from '../cases/case-filter.js';
import type { ListCursor, Page } from '../cases/case-queries.js';
import type { DutyCursor } from '../cases/duties.js';

/** An entry of a book as a query answers it. */
export interface BookView {
  readonly id: string;
  readonly revision: number;
  readonly state: Entry;
  readonly due: string | null;
  readonly light: Light;
  /** Why an event of it cannot be read; null for all others. */
  readonly unreadable: string | null;
}

/** What a list of a book may be narrowed by. */
export interface BookFilter {
  readonly book: string;
  readonly region: string;
  /** Codes; null for the whole region. */
  readonly units?: readonly string[] | null;
  readonly state?: string;
  /** Of the beginning, inclusive. */
  readonly from?: Instant;
  /** Exclusive. */
  readonly before?: Instant;
  readonly q?: string;
}

/** One thing that a unit owes an entry. */
export interface BookDuty {
  readonly book: string;
  readonly id: string;
  readonly number: string;
  readonly clock: string;
  readonly due: string;
  readonly lateFrom: Instant;
  readonly begunAt: Instant;
}

/** Figures by leaf, book and name: flows of the period, stocks at its end. */
export type BookFigures = ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, number>>>>;

interface StoredRow {
  readonly id: string;
  readonly revision: number;
  readonly state: Entry;
  readonly due: string | null;
  readonly unreadable: string | null;
  readonly yellow_from: string | null;
  readonly red_from: string | null;
  readonly late_from: string | null;
}

const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}`;
const STORED = `id, revision, state, due, unreadable, ${['yellow_from', 'red_from', 'late_from'].map(instant).join(', ')}`;

/** The queries of the books. `schema` is that of the live build, `now` the time at which lights are looked at. */
export class BookQueries {
  constructor(private readonly pool: pg.Pool) {}

  async byId(schema: string, book: string, id: string, now: Instant): Promise<BookView | null> {
    const { rows } = await this.pool.query<StoredRow>(`select ${STORED} from "${schema}".book_row where stream = $1`, [
      `${book}-${id}`,
    ]);
    return rows[0] ? viewOf(rows[0], now) : null;
  }

  /** Newest first. */
  async list(
    schema: string,
    filter: BookFilter,
    { cursor, limit, now }: { readonly cursor: ListCursor | null; readonly limit: number; readonly now: Instant },
  ): Promise<Page<BookView, ListCursor>> {
    const parameters = new Parameters();
    const where = conditions(filter, parameters);
    if (cursor)
      where.push(
        `(begun_at, id) < (${parameters.add(cursor.receivedAt)}::timestamptz, ${parameters.add(cursor.caseId)}::uuid)`,
      );
    const { rows } = await this.pool.query<StoredRow>(
      `select ${STORED} from "${schema}".book_row where ${where.join(' and ')}
       order by begun_at desc, id desc limit ${parameters.add(limit + 1)}`,
      parameters.values,
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => viewOf(row, now)),
      next: rows.length > limit && last ? { receivedAt: last.state.begunAt, caseId: last.id } : null,
    };
  }

  /** The entries that time alone makes something happen to by `now`, the longest overdue first, by their streams. */
  async dueFirings(schema: string, now: Instant, limit: number): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ stream: string }>(
      `select stream from "${schema}".book_row where next_firing <= $1 order by next_firing, stream limit $2`,
      [now, limit],
    );
    return rows.map(({ stream }) => stream);
  }

  /** What a unit owes to entries of any book, what falls due first comes first. */
  async owedBy(
    schema: string,
    unit: string,
    { after, limit }: { readonly after: DutyCursor | null; readonly limit: number },
  ): Promise<readonly BookDuty[]> {
    const parameters = new Parameters();
    const where = [`o.unit = ${parameters.add(unit)}`];
    if (after) {
      const { dueAt, receivedAt, caseId, clock } = after;
      const [at, since] = [dueAt ?? 'infinity', receivedAt].map((each) => `${parameters.add(each)}::timestamptz`);
      where.push(
        `(o.due_at, o.begun_at, r.id, o.clock) > (${at}, ${since}, ${parameters.add(caseId)}::uuid, ${parameters.add(clock)})`,
      );
    }
    const { rows } = await this.pool.query<BookDuty>(
      `select r.book, r.id, r.number, o.clock, o.due,
         to_char(o.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lateFrom",
         to_char(o.begun_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "begunAt"
       from "${schema}".book_owed o join "${schema}".book_row r using (stream)
       where ${where.join(' and ')} order by o.due_at, o.begun_at, r.id, o.clock limit ${parameters.add(limit)}`,
      parameters.values,
    );
    return rows;
  }

  /** `stocks` names the figures that are stocks, `book figure`. */
  async figures(
    schema: string,
    leaves: readonly string[],
    { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
    stocks: readonly string[],
  ): Promise<BookFigures> {
    const { rows } = await this.pool.query<{ leaf: string; book: string; figure: string; count: number }>(
      `select leaf, book, figure, sum(count)::integer as count from "${schema}".book_day
       where leaf = any($1) and day <= $3::date and (day >= $2::date or book || ' ' || figure = any($4))
       group by leaf, book, figure`,
      [leaves, from, to, stocks],
    );
    const figures = new Map<string, Map<string, Record<string, number>>>();
    for (const { leaf, book, figure, count } of rows) {
      const ofLeaf = figures.get(leaf) ?? new Map<string, Record<string, number>>();
      figures.set(leaf, ofLeaf);
      ofLeaf.set(book, { ...ofLeaf.get(book), [figure]: count });
    }
    return figures;
  }

  /** Every entry of a book that a filter lets through, oldest first: what a yearly statistic counts. */
  async all(schema: string, filter: BookFilter): Promise<readonly { readonly id: string; readonly state: Entry }[]> {
    const parameters = new Parameters();
    const where = conditions(filter, parameters);
    const { rows } = await this.pool.query<{ id: string; state: Entry }>(
      `select id, state from "${schema}".book_row where ${where.join(' and ')} order by begun_at, id`,
      parameters.values,
    );
    return rows;
  }
}

function conditions({ book, region, units, state, from, before, q }: BookFilter, parameters: Parameters): string[] {
  const all = [`book = ${parameters.add(book)}`, `region = ${parameters.add(region)}`];
  if (units) all.push(`unit = any(${parameters.add(units)}::text[])`);
  if (state !== undefined) all.push(`phase = ${parameters.add(state)}`);
  if (from !== undefined) all.push(`begun_at >= ${parameters.add(from)}::timestamptz`);
  if (before !== undefined) all.push(`begun_at < ${parameters.add(before)}::timestamptz`);
  if (q !== undefined) all.push(`position(${parameters.add(q.trim().toLowerCase())} in search) > 0`);
  return all;
}

function viewOf(row: StoredRow, now: Instant): BookView {
  const { id, revision, state, due, unreadable } = row;
  const schedule = scheduleOfRow(row);
  return { id, revision, state, due, unreadable, light: schedule ? lightAt(schedule, now) : 'none' };
}

function scheduleOfRow({ yellow_from, red_from, late_from }: StoredRow): LightSchedule | null {
  return yellow_from && red_from && late_from
    ? { yellowFrom: yellow_from, redFrom: red_from, lateFrom: late_from }
    : null;
}
