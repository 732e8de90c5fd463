import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { OperatorError } from '#libs/runtime';
import { runningServer, startEmbeddedPostgres, type EmbeddedPostgres } from './index.js';

describe('the embedded PostgreSQL', () => {
  let folder: string;
  /** Made once: a home with a database of one row, stopped. */
  let template: string;
  let home: string;
  let count = 0;
  let server: EmbeddedPostgres | null = null;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongban-embedded-'));
    chmodSync(folder, 0o755);
    template = join(folder, 'template');
    const made = await startEmbeddedPostgres({ home: template });
    await query(made.url, 'create table kept as select 42 as answer');
    await made.stop();
  });

  afterEach(async () => {
    await server?.stop();
    server = null;
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A copy of the template, owners and modes kept. */
  const copy = (): string => {
    home = join(folder, `home-${count++}`);
    mkdirSync(home);
    cpSync(template, home, { recursive: true, preserveTimestamps: true });
    giveToServer(join(home, 'postgres'), statSync(join(template, 'postgres')));
    return home;
  };
  const start = async (): Promise<EmbeddedPostgres> => (server = await startEmbeddedPostgres({ home }));
  const answer = async (url: string): Promise<unknown> => (await query(url, 'select answer from kept'))[0]?.answer;
  const refusal = async (): Promise<string> => {
    const error: unknown = await start().catch((reason: unknown) => reason);
    if (error instanceof OperatorError) return error.message;
    throw new Error(`expected a refusal, got ${String(error)}`);
  };

  it('keeps its data, its port and its password between two starts', async () => {
    copy();
    const first = (await start()).url;
    await server?.stop();
    expect((await start()).url).toBe(first);
    expect(await answer(first)).toBe(42);
    expect(statSync(join(home, 'secrets', 'database-password')).mode & 0o777).toBe(0o600);
  });

  it('takes another port when the last one is taken', async () => {
    copy();
    const port = Number(new URL((await start()).url).port);
    await server?.stop();
    const squatter = await listen(port);
    const url = (await start()).url;
    squatter.close();
    expect(Number(new URL(url).port)).not.toBe(port);
    expect(await answer(url)).toBe(42);
  });

  it('lets nobody in without the password', async () => {
    copy();
    const url = new URL((await start()).url);
    url.password = 'wrong';
    await expect(query(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('comes back on the same port when it is killed', async () => {
    copy();
    const { url, pid } = await start();
    const killed = pid();
    process.kill(killed, 'SIGKILL');
    await until(() => pid() !== killed && pid() !== 0);
    expect(await answer(url)).toBe(42);
  });

  it('is not misled by a process id that has gone to another program', async () => {
    copy();
    writeFileSync(join(home, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(home, 'postgres')}\n`);
    expect(await answer((await start()).url)).toBe(42);
  });

  it('throws away what a crash left of a database that was being made', async () => {
    copy();
    rmSync(join(home, 'postgres'), { recursive: true });
    mkdirSync(join(home, 'postgres.new', 'base'), { recursive: true });
    await start();
    expect(existsSync(join(home, 'postgres.new'))).toBe(false);
  });

  it.each([
    ['has lost its PG_VERSION', 'PG_VERSION', /is damaged .* put the folder back from a backup, or move it away/],
    [
      'has lost its control file',
      'global/pg_control',
      /is damaged .* put the folder back from a backup, or move it away/,
    ],
  ])('says what to do when the data folder %s', async (_, file, sentence) => {
    copy();
    rmSync(join(home, 'postgres', file));
    expect(await refusal()).toMatch(sentence);
  });

  it.each(['base', 'global', 'pg_wal'])(
    'says what to do when %s of the data folder is gone, and starts nothing',
    async (part) => {
      copy();
      rmSync(join(home, 'postgres', part), { recursive: true });
      expect(await refusal()).toMatch(new RegExp(`is damaged \\(${part} is gone\\); put the folder back`));
      expect(runningServer(join(home, 'postgres'))).toBeNull();
    },
  );

  it('says what to do when the files of its databases are gone, and leaves no server behind', async () => {
    copy();
    const base = join(home, 'postgres', 'base');
    for (const database of readdirSync(base)) rmSync(join(base, database), { recursive: true });
    writeFileSync(join(base, 'left'), '');
    expect(await refusal()).toMatch(/is damaged .*; put the folder back/);
    expect(runningServer(join(home, 'postgres'))).toBeNull();
  });

  it('makes no new password for a database that has one', async () => {
    copy();
    rmSync(join(home, 'secrets', 'database-password'));
    expect(await refusal()).toMatch(/database-password of the database .* is missing/);
    expect(readdirSync(join(home, 'secrets'))).toEqual([]);
  });

  it('says what to do when another version made the data folder', async () => {
    copy();
    writeFileSync(join(home, 'postgres', 'PG_VERSION'), '15\n');
    expect(await refusal()).toMatch(/was made by PostgreSQL 15 and this Tongban runs PostgreSQL 18; dump it/);
  });

  it('opens a home that only its owner could enter', async () => {
    copy();
    chmodSync(home, 0o700);
    expect(await answer((await start()).url)).toBe(42);
  });

  it('says what to do when its user may not enter a folder above the home', async () => {
    if (process.getuid?.() !== 0) return;
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    home = join(closed, 'home');
    expect(await refusal()).toContain(`lies below ${closed}, which the database's user may not enter`);
  });
});

function giveToServer(path: string, owner: { readonly uid: number; readonly gid: number }): void {
  if (process.getuid?.() !== 0) return;
  const visit = (at: string): void => {
    chownSync(at, owner.uid, owner.gid);
    if (statSync(at).isDirectory()) for (const name of readdirSync(at)) visit(join(at, name));
  };
  visit(path);
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const squatter = createServer().listen(port, '127.0.0.1', () => resolve(squatter));
  });
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 20));
}
