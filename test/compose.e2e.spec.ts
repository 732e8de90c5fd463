import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT_FOLDER } from '#libs/runtime';
import { ourServices, readCompose } from './kit/compose.js';
import { createTestDatabase, type TestDatabase } from './kit/database.js';

/** A machine with more to do than it can needs its time; only one that never gets there fails. */
const READY_MS = 150_000;
const services = new Map(ourServices(readCompose()));

/** The commands of the compose file with its environment, as far as a machine without containers can give it: the paths are those of the test. */
describe('the clustered set-up, its commands run as they stand in the compose file', () => {
  let database: TestDatabase;
  let folder: string;
  let port: number;
  const children: ChildProcess[] = [];
  let said = '';

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'tongban-compose-'));
    writeFileSync(join(folder, 'url'), database.url);
    port = await freePort();
  });
  afterAll(async () => {
    await Promise.all(children.map(ended));
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (name: string): ChildProcess => {
    const { command = [], environment = {} } = services.get(name) ?? {};
    const plain = Object.entries(environment).filter(([, value]) => !String(value).startsWith('${'));
    const child = spawn(process.execPath, [...command], {
      cwd: PROJECT_FOLDER,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: process.env.PATH,
        ...Object.fromEntries(plain.map(([setting, value]) => [setting, String(value)])),
        LOG_LEVEL: 'warn',
        HOST: '127.0.0.1',
        PORT: String(port),
        TONGBAN_HOME: folder,
        TONGBAN_HEARTBEAT: join(folder, `alive-${name}`),
        DATABASE_URL_FILE: join(folder, 'url'),
        EVENT_LOG_URL_FILE: join(folder, 'url'),
      },
    });
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    children.push(child);
    return child;
  };

  const until = async (what: string, holds: () => Promise<boolean> | boolean): Promise<void> => {
    for (const end = Date.now() + READY_MS; !(await holds()); await new Promise((resolve) => setTimeout(resolve, 50)))
      if (Date.now() > end) throw new Error(`${what}: not in time\n${said.slice(-2_000)}`);
  };
  const isThere = (file: string) => statSync(join(folder, file), { throwIfNoEntry: false }) !== undefined;

  it('is set up once, and again without a change', async () => {
    const setUp = async (): Promise<void> => {
      const setup = start('setup');
      await new Promise((resolve) => setup.once('exit', resolve));
      expect([setup.exitCode, said]).toEqual([0, '']);
    };
    await setUp();
    await setUp();
    expect(isThere('secrets/vault-kek')).toBe(true);
  }, 180_000);

  it('works, each process by itself, and shows that it does', async () => {
    for (const name of ['projector-1', 'projector-2', 'timekeeper-1', 'timekeeper-2', 'api-1']) start(name);
    const ready = () =>
      fetch(`http://127.0.0.1:${port}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    await until('the API', ready);
    for (const name of ['projector-1', 'projector-2', 'timekeeper-1', 'timekeeper-2', 'api-1'])
      await until(name, () => isThere(`alive-${name}`));
  }, 180_000);
});

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  child.kill('SIGTERM');
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
