import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { migrate } from '#apps/tongban/src/migrate';
import { createPool, requireSecrets, secretsOfADatabase, settleSecrets, SettingError } from '#libs/runtime';
import { createTestDatabase, type TestDatabase } from '../../../test/kit/database.js';

const NAMES = ['blind-index', 'command-hmac', 'token-key', 'vault-kek'] as const;

describe('the secrets of a database', () => {
  let database: TestDatabase;
  let home: string;
  let pool: pg.Pool;
  beforeEach(async () => {
    database = await createTestDatabase();
    await migrate(database.url);
    home = mkdtempSync(join(tmpdir(), 'tongban-checks-'));
    pool = createPool(database.url, { name: 'secrets' });
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
    rmSync(home, { recursive: true });
  });

  const settle = (inUse = false, fits = true) =>
    settleSecrets(home, pool, { inUse, fits: () => Promise.resolve(fits) });
  const file = (name: string) => join(home, 'secrets', name);
  const kept = () => readdirSync(join(home, 'secrets')).sort();
  const checks = async () => (await pool.query('select name from ops.secret_check')).rowCount;

  it('are made once for a new one, and found again', async () => {
    await settle();
    const before = NAMES.map((name) => readFileSync(file(name), 'utf8'));
    expect(await settle(true)).toEqual([]);
    expect(NAMES.map((name) => readFileSync(file(name), 'utf8'))).toEqual(before);
    await requireSecrets(home, pool);
    expect(secretsOfADatabase(home)).toHaveLength(3);
  });

  it.each(NAMES)('are refused where %s is missing, and none is made in its place', async (name) => {
    await settle();
    rmSync(file(name));
    await expect(settle(true)).rejects.toThrow(new RegExp(`${name}, with which this database was written, is missing`));
    expect(kept()).toEqual(NAMES.filter((each) => each !== name));
    if (name === 'token-key') return;
    await expect(requireSecrets(home, pool)).rejects.toThrow(SettingError);
    expect(kept()).not.toContain(name);
  });

  it.each(NAMES)('are refused where %s is that of another system', async (name) => {
    await settle();
    writeFileSync(file(name), randomBytes(32).toString('hex'));
    await expect(settle(true)).rejects.toThrow(
      new RegExp(`${name} is not the one that this database was written with`),
    );
    if (name !== 'token-key') await expect(requireSecrets(home, pool)).rejects.toThrow(SettingError);
  });

  it('are taken from an older version as they are, where the vault opens with them', async () => {
    await settle();
    await pool.query('delete from ops.secret_check');
    await expect(settle(true, false)).rejects.toThrow('vault-kek is not the one');
    expect(await checks()).toBe(0);
    await settle(true);
    expect(await checks()).toBe(4);
  });

  it('are not made anew for a database of an older version that is in use', async () => {
    await expect(settle(true)).rejects.toThrow('vault-kek, with which this database was written, is missing');
    expect([secretsOfADatabase(home), await checks()]).toEqual([[], 0]);
  });

  it('that others could read are closed with a word', async () => {
    await settle();
    chmodSync(file('blind-index'), 0o644);
    expect(await settle(true)).toEqual([`${file('blind-index')} could be read by others; it is closed now.`]);
    expect((statSync(file('blind-index')).mode & 0o777).toString(8)).toBe('600');
  });
});
