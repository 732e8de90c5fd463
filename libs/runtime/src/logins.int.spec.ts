import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { migrate } from '#apps/tongban/src/migrate';
import { createPool, databaseUrlFor, makeLogins, urlOfLogin, type DatabaseLogin } from '#libs/runtime';
import { createTestDatabase, type TestDatabase } from '../../../test/kit/database.js';

const LOGINS: readonly DatabaseLogin[] = ['api', 'projector', 'timekeeper'];
const DENIED = '42501';

describe('the logins of the processes', () => {
  let database: TestDatabase;
  let home: string;
  const pools = new Map<DatabaseLogin, pg.Pool>();
  beforeAll(async () => {
    database = await createTestDatabase();
    home = mkdtempSync(join(tmpdir(), 'tongban-logins-'));
    await migrate(database.url);
    expect(await makeLogins(database.url, home)).toBe(true);
    for (const login of LOGINS)
      pools.set(login, createPool(urlOfLogin(database.url, home, login), { name: login, max: 1 }));
  });
  afterAll(async () => {
    for (const pool of pools.values()) await pool.end();
    await database.drop();
    rmSync(home, { recursive: true });
  });

  const ask = (login: DatabaseLogin, statement: string): Promise<unknown> =>
    (pools.get(login) as pg.Pool).query(statement).then(
      ({ rows }) => rows,
      (error: { code: string }) => error.code,
    );

  it.each(LOGINS)('%s is no superuser, owns nothing and may make no roles or databases', async (login) => {
    const [row] = (await ask(
      login,
      `select current_user as name, rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls as mighty,
        (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
      from pg_roles where rolname = current_user`,
    )) as Record<string, unknown>[];
    expect(row).toMatchObject({ name: expect.stringMatching(`_${login}_login$`), mighty: false, owned: 0 });
  });

  it.each([
    ['api', "update log.events set type = 'Other'"],
    ['api', 'delete from log.events'],
    ['api', 'truncate log.events'],
    ['api', 'insert into log.counter (position) values (1)'],
    ['api', 'alter table log.events disable trigger all'],
    ['api', 'drop table log.events'],
    ['api', 'delete from vault.resident'],
    ['api', "update ops.secret_check set value = ''"],
    ['api', 'delete from read_model.live'],
    ['api', 'delete from read_model.set_aside'],
    ['api', 'delete from read_model.keeper'],
    ['api', 'create schema mine'],
    ['api', 'create role mighty superuser'],
    ['timekeeper', 'delete from log.events'],
    ['projector', 'select * from vault.resident'],
    ['projector', 'select * from vault_keys.key'],
    ['projector', 'select * from ops.secret_check'],
    ['projector', 'delete from log.events'],
    ['projector', "select log.append('{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')"],
    ['projector', 'delete from read_model.keeper'],
    ['projector', 'set role tongban_api'],
  ] as const)('%s may not: %s', async (login, statement) => {
    expect(await ask(login, statement)).toBe(DENIED);
  });

  it.each([
    ['api', 'select count(*) from log.events'],
    ['api', 'select count(*) from vault.resident'],
    ['api', 'select count(*) from read_model.set_aside'],
    ['api', 'select count(*) from read_model.former_log'],
    ['timekeeper', 'select count(*) from read_model.keeper'],
    ['timekeeper', 'select count(*) from ops.secret_check'],
    ['projector', 'select count(*) from log.events'],
    ['projector', 'select count(*) from read_model.live'],
    ['projector', 'select count(*) from read_model.set_aside'],
    ['projector', 'select count(*) from read_model.keeper'],
  ] as const)('%s may: %s', async (login, statement) => {
    expect(await ask(login, statement)).toEqual([{ count: '0' }]);
  });

  it('are made again with the passwords of the home that starts', async () => {
    const other = mkdtempSync(join(tmpdir(), 'tongban-logins-'));
    try {
      await makeLogins(database.url, other);
      const pool = createPool(urlOfLogin(database.url, other, 'api'), { name: 'again', max: 1 });
      expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
      await pool.end();
    } finally {
      await makeLogins(database.url, home);
      rmSync(other, { recursive: true });
    }
  });

  it('take the place of a user that the address does not name, and of no other', () => {
    const bare = new URL(database.url);
    bare.username = '';
    bare.password = '';
    expect(databaseUrlFor(bare.href, home, 'api')).toBe(urlOfLogin(database.url, home, 'api'));
    expect(databaseUrlFor(bare.href, join(home, 'other'), 'api')).toBe(bare.href);
    expect(databaseUrlFor(database.url, home, 'api')).toBe(database.url);
  });

  it('are not made by a user who may not, and everything stays as it was', async () => {
    expect(await makeLogins(urlOfLogin(database.url, home, 'api'), home)).toBe(false);
  });

  it('who may not create is told so in a sentence', async () => {
    const empty = await createTestDatabase();
    const url = new URL(urlOfLogin(database.url, home, 'api'));
    url.pathname = new URL(empty.url).pathname;
    await expect(migrate(url.href).finally(() => empty.drop())).rejects.toThrow(
      /may not create what Tongban needs in "t_/,
    );
  });
});

describe('a pool with limits', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('gives up a statement and a lock that take too long', async () => {
    const owner = createPool(database.url, { name: 'owner', max: 1 });
    const limits = { connectMs: 5_000, statementMs: 3_000, lockMs: 100 };
    const pool = createPool(database.url, { name: 'limited', max: 1, limits });
    try {
      await owner.query('create table held (id int)');
      await owner.query('begin; lock table held');
      await expect(pool.query('select * from held')).rejects.toMatchObject({ code: '55P03' });
      await expect(pool.query('select pg_sleep(60)')).rejects.toMatchObject({ code: '57014' });
      await owner.query('rollback');
      expect((await pool.query('select count(*)::int as held from held')).rows).toEqual([{ held: 0 }]);
    } finally {
      await Promise.all([owner.end(), pool.end()]);
    }
  });
});
