import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { endWhenSilent } from './silence.js';

const logger = pino({ level: 'silent' });

describe('a process under the supervisor', () => {
  let folder: string;
  let child: ChildProcess | null = null;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongban-silence-'));
  });
  afterEach(() => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const run = (script: string, lookEveryMs: number): ChildProcess => {
    const file = join(folder, 'child.mjs');
    writeFileSync(file, script);
    child = fork(file, [], { execArgv: [] });
    endWhenSilent(child, { name: 'child', logger, lookEveryMs });
    return child;
  };

  it('is ended when its loop stands still after it has worked', async () => {
    const [, signal] = (await once(run(`process.send('ready'); setTimeout(() => { for (;;); }, 10);`, 50), 'exit')) as [
      number | null,
      string | null,
    ];
    expect(signal).toBe('SIGKILL');
  });

  it('is ended when it was stopped by a signal', async () => {
    const stopped = run(`process.send('ready'); setInterval(() => undefined, 1_000);`, 50);
    await once(stopped, 'message');
    stopped.kill('SIGSTOP');
    const [, signal] = (await once(stopped, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
  });

  it('may take as long as it wants to start', async () => {
    const slow = run(`setTimeout(() => process.exit(7), 1_000);`, 20);
    const [code] = (await once(slow, 'exit')) as [number | null];
    expect(code).toBe(7);
  });
});
