import type pg from 'pg';
import type { Instant, LocalDate } from '#libs/clocks/domain';

/** What a list of refusals is narrowed by; days are inclusive. */
export interface RefusalFilter {
  readonly region: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Null for the whole region. */
  readonly units: readonly string[] | null;
  readonly item: string | null;
  readonly code: string | null;
  readonly person: string | null;
}

export interface RefusedRequest {
  readonly refusalId: string;
  readonly at: Instant;
  readonly day: LocalDate;
  readonly unit: string;
  readonly person: string;
  readonly item: string;
  /** Of a certificate: which of the forbidden kinds; null for all else. */
  readonly kind: string | null;
  readonly code: string;
  readonly rule: string;
  readonly rightAddress: string | null;
  readonly residentId: string | null;
}

/** How often a unit was asked for an item and refused it for one reason. */
export interface RefusalCount {
  readonly unit: string;
  readonly item: string;
  readonly code: string;
  readonly count: number;
}

/** Where a list of refusals, newest first, goes on. */
export interface RefusalCursor {
  readonly at: Instant;
  readonly refusalId: string;
}

/** More groups are not told apart: a list is read by a person, and narrowed by whoever wants more. */
export const MOST_GROUPS = 200;

const WHERE = `
  region = $1 and day between $2::date and $3::date and ($4::text[] is null or unit = any ($4))
  and ($5::text is null or item = $5) and ($6::text is null or code = $6) and ($7::text is null or person = $7)`;

/** The queries of what counters refused. `schema` is that of the live build. */
export class RefusalQueries {
  constructor(private readonly pool: pg.Pool) {}

  /** Newest first, one more than the limit where there are more. */
  async list(schema: string, filter: RefusalFilter, after: RefusalCursor | null, limit: number) {
    const { rows } = await this.pool.query<Omit<RefusedRequest, 'at'> & { readonly at: Date }>(
      `select refusal_id as "refusalId", at, day::text as day, unit, person, item, kind, code, rule,
         right_address as "rightAddress", resident_id as "residentId"
       from "${schema}".refused_request
       where ${WHERE} and ($8::timestamptz is null or (at, refusal_id) < ($8::timestamptz, $9::uuid))
       order by at desc, refusal_id desc limit $10`,
      [...valuesOf(filter), after?.at ?? null, after?.refusalId ?? null, limit],
    );
    return rows.map((row): RefusedRequest => ({ ...row, at: row.at.toISOString() }));
  }

  /** How many in all, and by unit, item and reason, the most frequent first. */
  async counts(schema: string, filter: RefusalFilter) {
    const { rows } = await this.pool.query<RefusalCount & { readonly total: number }>(
      `select unit, item, code, count(*)::integer as count, (sum(count(*)) over ())::integer as total
       from "${schema}".refused_request where ${WHERE}
       group by unit, item, code order by count(*) desc, unit, item, code limit ${MOST_GROUPS}`,
      valuesOf(filter),
    );
    const groups = rows.map(({ unit, item, code, count }): RefusalCount => ({ unit, item, code, count }));
    return { total: rows[0]?.total ?? 0, groups };
  }
}

function valuesOf({ region, from, to, units, item, code, person }: RefusalFilter): unknown[] {
  return [region, from, to, units, item, code, person];
}
