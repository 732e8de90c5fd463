import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startOf } from '#libs/runtime';
import { lockHome } from './home-lock.js';

describe('the lock of a home', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'tongban-lock-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));
  const heldBy = (pid: number, start: string | null): void =>
    writeFileSync(join(home, 'lock'), JSON.stringify({ pid, start }));

  it('is refused while a living process holds it, and names that process', () => {
    heldBy(process.ppid, startOf(process.ppid));
    expect(() => lockHome(home)).toThrow(`Another Tongban (process ${process.ppid}) works in ${home}`);
  });

  it('is free again when it was released', () => {
    lockHome(home).release();
    lockHome(home).release();
    expect(readdirSync(home)).toEqual([]);
  });

  it.each([
    ['of a process that is gone', 4_194_303, '1'],
    ['of a process whose id has gone to another one', process.ppid, 'earlier'],
  ])('is taken over %s', (_, pid, start) => {
    heldBy(pid, start);
    lockHome(home).release();
    expect(readdirSync(home)).toEqual([]);
  });

  it('is taken over where a crash left it half written', () => {
    writeFileSync(join(home, 'lock'), '{"pi');
    lockHome(home).release();
    expect(readdirSync(home)).toEqual([]);
  });

  it('does not release what another process has taken since', () => {
    const lock = lockHome(home);
    heldBy(process.ppid, startOf(process.ppid));
    lock.release();
    expect(readdirSync(home)).toEqual(['lock']);
  });
});
