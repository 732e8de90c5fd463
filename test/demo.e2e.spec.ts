import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT_FOLDER } from '#libs/runtime';

const CLI = join(PROJECT_FOLDER, 'dist', 'apps', 'tongban', 'src', 'main.js');

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the demo', () => {
  let home: string;
  let first: Ended;

  const tongban = (...args: readonly string[]): Promise<Ended> =>
    new Promise((resolve) => {
      // The demo keeps to a database of its own.
      const env = { ...process.env, DATABASE_URL: '', EVENT_LOG_URL: '', TONGBAN_HOME: home, LOG_LEVEL: 'warn' };
      const child = spawn(process.execPath, [CLI, ...args], { env });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      child.once('close', (code) => resolve({ code, stdout, stderr }));
    });

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'tongban-demo-'));
    // The database's own user must be able to enter it.
    chmodSync(home, 0o755);
    first = await tongban('demo', '--cases', '300', '--no-serve');
  });

  afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));

  it('makes up residents and cases and shows the boards of a community, its district and the region', () => {
    expect(first).toMatchObject({ code: 0 });
    expect(first.stderr).toMatch(/150 residents and (29\d|300) cases of Shenyang/);
    const boards = first.stdout.split('\n\n');
    expect(boards).toHaveLength(3);
    const [, ...rows] = (boards[2] ?? '').split('\n');
    expect(rows[0]).toMatch(/收件 +为他区 +受理 +在办/);
    const [received = 0, , accepted = 0, inProgress = 0, , , fulfilled = 0] = figuresOf(rows[1] ?? '');
    expect(received).toBeGreaterThan(280);
    expect(accepted).toBeGreaterThan(250);
    expect(fulfilled).toBeGreaterThan(200);
    expect(inProgress).toBeGreaterThan(0);
  });

  it('leaves a log whose chains hold and whose boards are what the log says', async () => {
    expect(await tongban('verify')).toMatchObject({ code: 0 });
  });

  it('uses its data again the next time', async () => {
    const again = await tongban('demo', '--no-serve');
    expect(again).toMatchObject({ code: 0, stdout: first.stdout });
    expect(again.stderr).toContain('is there already');
  });
});

function figuresOf(row: string): number[] {
  return (/^\S+ \d+ +(.*)$/.exec(row)?.[1] ?? '').split(/ +/).map(Number);
}
