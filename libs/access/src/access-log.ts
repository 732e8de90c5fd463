import type pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Asker } from '#libs/kernel/domain';

/** Somebody looked at what only a recorded look opens. No personal value stands in it. */
export interface Look {
  readonly asker: Asker;
  readonly region: string;
  /** What was looked at: `case-…`. */
  readonly subject: string;
  /** What of it. */
  readonly what: 'texts' | 'paper';
  /** Whose resident's matter it is. */
  readonly homeUnit: string;
}

/** A look as it is shown; `at` is real time, whatever clock the desks follow. */
export interface RecordedLook {
  readonly id: number;
  readonly at: string;
  readonly person: string;
  readonly role: string;
  readonly unit: string;
  readonly subject: string;
  readonly what: string;
  readonly homeUnit: string;
}

export interface LookFilter {
  readonly region: string;
  /** Instants; the second one is past the period. */
  readonly from: string;
  readonly before: string;
  readonly person: string | null;
  readonly subject: string | null;
  /** Looks at the residents of these units; null for all of the region. */
  readonly homeUnits: readonly string[] | null;
}

/** Who looked at what, for whoever answers for it (PIPL 51, 等保三级: 审计). Rows are added and never changed. */
export class AccessLog {
  constructor(private readonly pool: pg.Pool) {}

  /** Written before anything is opened: what cannot be recorded is not shown. */
  async note({ asker, region, subject, what, homeUnit }: Look): Promise<void> {
    await this.pool.query({
      name: 'access-log-note',
      text: `insert into access.look (region, person, role, unit, subject, what, home_unit) values ($1, $2, $3, $4, $5, $6, $7)`,
      values: [region, asker.person, asker.role, asker.unit, subject, what, homeUnit],
    });
  }

  /** Newest first. @param after - the id of the last look of the page before */
  async list(filter: LookFilter, after: number | null, limit: number): Promise<readonly RecordedLook[]> {
    const { region, from, before, person, subject, homeUnits } = filter;
    const { rows } = await this.pool.query<
      Omit<RecordedLook, 'at' | 'id'> & { readonly id: string; readonly at: Date }
    >({
      name: 'access-log-list',
      text: `
        select id, at, person, role, unit, subject, what, home_unit as "homeUnit" from access.look
        where region = $1 and at >= $2 and at < $3 and ($4::text is null or person = $4)
          and ($5::text is null or subject = $5) and ($6::text[] is null or home_unit = any ($6))
          and ($7::bigint is null or id < $7)
        order by id desc limit $8`,
      values: [region, from, before, person, subject, homeUnits, after, limit],
    });
    return rows.map((row) => ({ ...row, id: Number(row.id), at: row.at.toISOString() }));
  }
}

const TABLE = `
create schema access;
create table access.look (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  region text not null,
  person text not null,
  role text not null,
  unit text not null,
  subject text not null,
  what text not null,
  home_unit text not null
);
create index look_by_subject on access.look (subject);
create index look_by_person on access.look (person);
do $$
begin
  if exists (select from pg_roles where rolname = 'tongban_api') then
    grant usage on schema access to tongban_api;
    grant select, insert on access.look to tongban_api;
  end if;
end $$`;

class AccessLog1764000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(): Promise<void> {
    throw new Error('the access log is never taken down by a migration');
  }
}

export const accessMigrations = [AccessLog1764000000041];
