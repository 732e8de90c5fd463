import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type pg from 'pg';
import { closeToOthers, findSecret, loadSecret, type SecretName } from './secrets.js';
import { SettingError } from './settings.js';

/** The secrets that a database was written with; each keeps a check value there, from which the secret cannot be found. */
export const CHECKED_SECRETS = ['vault-kek', 'blind-index', 'command-hmac', 'token-key'] as const;
type CheckedSecret = (typeof CHECKED_SECRETS)[number];
/** Those that a system has as soon as its database has anything in it; the token key may come before the database. */
const OF_THE_DATABASE = ['vault-kek', 'blind-index', 'command-hmac'] as const;
const BYTES = 32;

/** What is known of a database when its secrets are judged. */
export interface SecretsOfDatabase {
  /** Whether something is sealed in it already: then a secret that is missing is lost, not yet to be made. */
  readonly inUse: boolean;
  /** Whether this is the key under which the vault's keys are wrapped, for a database that has no check values yet. */
  fits(kek: Buffer): Promise<boolean>;
}

/**
 * Makes the secrets that a new system needs, and compares those that are there with the check values of its database; as the owner of the database,
 * before anything else is written. Answers what it had to put right. Throws a SettingError, with nothing written, where one is missing or is another.
 */
export async function settleSecrets(home: string, pool: pg.Pool, database: SecretsOfDatabase): Promise<string[]> {
  const kept = await checkValues(pool);
  const repaired = CHECKED_SECRETS.filter((name) => closeToOthers(home, name));
  for (const name of CHECKED_SECRETS) await judge(home, name, kept.get(name), database);
  for (const name of CHECKED_SECRETS)
    if (!kept.has(name))
      await pool.query('insert into ops.secret_check (name, value) values ($1, $2) on conflict do nothing', [
        name,
        checkValueOf(name, loadSecret(home, name, BYTES)),
      ]);
  return repaired.map((name) => `${home}/secrets/${name} could be read by others; it is closed now.`);
}

/** The same without making anything, for the processes of a system. */
export async function requireSecrets(home: string, pool: pg.Pool): Promise<void> {
  const kept = await checkValues(pool);
  for (const name of OF_THE_DATABASE)
    await judge(home, name, kept.get(name), { inUse: true, fits: () => Promise.resolve(true) });
}

/** The secrets in a home that belong to a database: an empty one under them is not what they were made for. */
export function secretsOfADatabase(home: string): readonly SecretName[] {
  return OF_THE_DATABASE.filter((name) => findSecret(home, name, BYTES) !== null);
}

async function judge(
  home: string,
  name: CheckedSecret,
  kept: string | undefined,
  { inUse, fits }: SecretsOfDatabase,
): Promise<void> {
  const secret = findSecret(home, name, BYTES);
  const file = `${home}/secrets/${name}`;
  if (secret === null) {
    if (kept === undefined && (!inUse || name === 'token-key')) return;
    throw new SettingError(
      `The secret ${file}, with which this database was written, is missing; put it back from a backup. No new one was made.`,
    );
  }
  const same =
    kept === undefined ? name !== 'vault-kek' || (await fits(secret)) : isSame(kept, checkValueOf(name, secret));
  if (!same)
    throw new SettingError(
      `The secret ${file} is not the one that this database was written with; put that one back from a backup, or name the right database or TONGBAN_HOME.`,
    );
}

async function checkValues(pool: pg.Pool): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ name: string; value: string }>('select name, value from ops.secret_check');
  return new Map(rows.map(({ name, value }) => [name, value]));
}

function checkValueOf(name: SecretName, secret: Buffer): string {
  return createHmac('sha256', secret).update(`tongban secret check: ${name}`).digest('hex');
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

const TABLE = `
create table ops.secret_check (
  name text primary key,
  value text not null,
  kept_at timestamptz not null default now()
);
do $$
begin
  if exists (select from pg_roles where rolname = 'tongban_api') then
    grant select on ops.secret_check to tongban_api;
  end if;
end $$`;

export class SecretChecks1764000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ops.secret_check');
  }
}
