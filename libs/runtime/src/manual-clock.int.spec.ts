import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { migrate } from '#apps/tongban/src/migrate';
import { ClockWouldGoBack, createPool, ManualClock, openClock, systemClock, usableRole } from '#libs/runtime';
import { createTestDatabase, type TestDatabase } from '../../../test/kit/database.js';

const manual = (from: string | null) => ({ clock: { kind: 'manual', from } as const });

describe('the manual clock', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let clock: ManualClock;
  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.url);
    const role = await usableRole(database.url, 'tongban_api');
    pool = createPool(database.url, { name: 'clock', role });
    const opened = await openClock(manual('2026-01-01T00:00:00+08:00'), pool);
    if (!(opened instanceof ManualClock)) throw new Error('another clock was asked for');
    clock = opened;
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('starts where it is told and stands still', async () => {
    expect(await clock.now()).toBe('2025-12-31T16:00:00.000Z');
    expect(await clock.now()).toBe('2025-12-31T16:00:00.000Z');
  });

  it('moves forwards, for all at once, and stays there over a restart', async () => {
    await clock.set('2026-02-01T09:00:00.123456+08:00');
    const other = await openClock(manual('2026-01-01T00:00:00+08:00'), pool);
    expect(await other.now()).toBe('2026-02-01T01:00:00.123Z');
    await clock.set(await other.now());
  });

  it('does not move backwards, and says where it stands', async () => {
    const back = clock.set('2026-01-31T00:00:00Z');
    await expect(back).rejects.toThrow(ClockWouldGoBack);
    await expect(back).rejects.toMatchObject({ now: '2026-02-01T01:00:00.123Z' });
    expect(await clock.now()).toBe('2026-02-01T01:00:00.123Z');
  });

  it('is not asked where real time is wanted', async () => {
    expect(await openClock({ clock: { kind: 'system' } }, pool)).toBe(systemClock);
  });
});
