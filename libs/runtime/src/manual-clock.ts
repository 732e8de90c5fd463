import { SecretChecks1764000000030 } from './secret-checks.js';
import type pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { systemClock, type Clock } from './clock.js';
import type { Settings } from './settings.js';

/** The manual clock moves forwards only. */
export class ClockWouldGoBack extends Error {
  constructor(readonly now: string) {
    super(`the clock stands at ${now}`);
  }
}

/** A clock that stands still until an operator moves it: one row, so that all processes share it and it outlasts a restart (CONTRACT §8). */
export class ManualClock implements Clock {
  constructor(private readonly pool: pg.Pool) {}

  /** Where a fresh data folder starts; a clock that has been set before stays where it is. */
  async startAt(instant: string): Promise<void> {
    await this.pool.query('insert into ops.clock (now) values ($1) on conflict do nothing', [instant]);
  }

  async now(): Promise<string> {
    const { rows } = await this.pool.query<{ now: Date }>({ name: 'clock-now', text: 'select now from ops.clock' });
    return (rows[0]?.now ?? new Date()).toISOString();
  }

  /** ISO 8601, in whole milliseconds: what is finer is cut off. Throws ClockWouldGoBack. */
  async set(instant: string): Promise<void> {
    const now = new Date(instant).toISOString();
    const { rowCount } = await this.pool.query('update ops.clock set now = $1 where now <= $1', [now]);
    if (rowCount === 0) throw new ClockWouldGoBack(await this.now());
  }

  /** Said by whoever does what falls due: everything up to this instant has been done. */
  async done(until: string): Promise<void> {
    await this.pool.query({
      name: 'clock-done',
      text: 'update ops.clock set done_until = $1 where done_until is null or done_until < $1',
      values: [until],
    });
  }

  /** Whether everything that fell due up to this instant has been done. */
  async isDone(until: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ done: boolean }>({
      name: 'clock-is-done',
      text: 'select coalesce(done_until >= $1, false) as done from ops.clock',
      values: [until],
    });
    return rows[0]?.done ?? false;
  }
}

/** The clock that the settings ask for. */
export async function openClock(settings: Pick<Settings, 'clock'>, pool: pg.Pool): Promise<Clock> {
  if (settings.clock.kind === 'system') return systemClock;
  const clock = new ManualClock(pool);
  await clock.startAt(settings.clock.from ?? new Date().toISOString());
  return clock;
}

const TABLES = `
create schema ops;
create table ops.clock (
  one boolean primary key default true check (one),
  now timestamptz not null
);
do $$
begin
  if exists (select from pg_roles where rolname = 'tongban_api') then
    grant usage on schema ops to tongban_api;
    grant select, insert, update on ops.clock to tongban_api;
  end if;
end $$`;

class Ops1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema ops cascade');
  }
}

class OpsDone1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ops.clock add column done_until timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ops.clock drop column done_until');
  }
}

export const runtimeMigrations = [Ops1764000000003, OpsDone1764000000011, SecretChecks1764000000030];
