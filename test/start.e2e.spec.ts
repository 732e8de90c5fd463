import { createServer, type Server } from 'node:net';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSystem, type SystemPids, type TestSystem } from './kit/system.js';
import { until } from './kit/until.js';

describe('tongban start', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system?.stop());

  const get = (path: string, token?: string): Promise<Response> =>
    fetch(`${system.baseUrl}${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {});
  const ready = async (): Promise<boolean> => (await get('/health/ready').catch(() => null))?.status === 200;

  it('is healthy when it says so', async () => {
    expect(await ready()).toBe(true);
    expect(Object.values(system.pids()).every((pid) => pid > 0)).toBe(true);
  });

  it('knows who asks, from a token of its own', async () => {
    const me = await get('/v1/me', await system.token('intake-clerk', '210102001002'));
    expect(me.status).toBe(200);
    expect(await me.json()).toMatchObject({ person: 'intake-clerk@210102001002', unit: { code: '210102001002' } });
  });

  it('lets no second system into the same home, and says which one has it', async () => {
    const { code, stderr } = await system.cli(['start'], { PORT: '0' });
    expect(code).toBe(1);
    expect(stderr).toContain(`Another Tongban (process ${system.pids().supervisor}) works in ${system.home}`);
  });

  it.each(['api', 'projector', 'postgres'] as const)('brings a killed %s back', async (which: keyof SystemPids) => {
    const killed = system.pids()[which];
    system.kill(which);
    await until(`${which} is back`, async () => ![0, killed].includes(system.pids()[which]) && (await ready()));
    expect(await ready()).toBe(true);
  });

  it('starts again after its supervisor was killed, and leaves nothing of the first run behind', async () => {
    const before = system.pids();
    system.kill('supervisor');
    await system.start();
    expect(await ready()).toBe(true);
    expect(Object.values(before).filter((pid) => Object.values(system.pids()).includes(pid))).toEqual([]);
    for (const pid of Object.values(before)) expect(isAlive(pid)).toBe(false);
  });

  it('leaves nothing behind when its supervisor was killed, without another start', async () => {
    const before = system.pids();
    system.kill('supervisor');
    await until('all have ended', () => Object.values(before).every((pid) => !isAlive(pid)));
    await system.start();
    expect(await ready()).toBe(true);
  });

  it('stops everything when it is told to, and starts again on the same data', async () => {
    const before = system.pids();
    expect(await system.shutdown()).toBe(0);
    for (const pid of Object.values(before)) expect(isAlive(pid)).toBe(false);
    await system.start();
    expect(await ready()).toBe(true);
  });

  it('gives tokens while it does not run, too', async () => {
    await system.shutdown();
    const { code, stdout } = await system.cli(['token', '--role', 'supervisor', '--unit', '210100']);
    expect([code, stdout.trim().split('.').length]).toEqual([0, 3]);
    await system.start();
    const answer = await get('/v1/me', stdout.trim());
    expect(answer.status).toBe(200);
  });

  it.each([
    [['--role', 'supervisor', '--unit', '999999'], /999999/],
    [['--role', 'mayor', '--unit', '210100'], /mayor/],
  ])('refuses a token for %j in one sentence', async (options, sentence) => {
    const { code, stdout, stderr } = await system.cli(['token', ...options]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(sentence);
  });
});

describe('tongban start, where it cannot', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongban-cannot-'));
    chmodSync(folder, 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const sentence = async (home: string, port?: number): Promise<string> => {
    const error: unknown = await startSystem({ home, ...(port && { port }) }).catch((reason: unknown) => reason);
    return error !== null && typeof error === 'object' && 'message' in error ? String(error.message) : 'it started';
  };

  it('says which port is in use', async () => {
    const [squatter, port] = await squat();
    const said = await sentence(join(folder, 'taken'), port).finally(() => squatter.close());
    expect(said).toContain(`tongban: Port ${port} on 127.0.0.1 is in use`);
  });

  it('says that the home is no folder', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await sentence(join(folder, 'file', 'home'))).toMatch(/tongban: TONGBAN_HOME .* cannot be written/);
  });
});

function squat(): Promise<[Server, number]> {
  return new Promise((resolve) => {
    const squatter = createServer().listen(0, '127.0.0.1', () => {
      const address = squatter.address();
      resolve([squatter, address !== null && typeof address === 'object' ? address.port : 0]);
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
