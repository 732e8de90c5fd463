import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { copyLog, finishCopy } from '#apps/tongban/src/copy-log/index';
import { migrate } from '#apps/tongban/src/migrate';
import { openEventLog } from '#libs/event-log';
import type { EventLog, EventToAppend, RecordedEvent } from '#libs/event-log/domain';
import { event, readAllOf } from '#libs/event-log/testing';
import { formerLogs, liveBuild, startProjector, systemRegistry } from '#libs/read-models';
import { createLogger, createPool } from '#libs/runtime';
import { freshLogUrl, startServer, type ServerUnderTest } from './eventstore/kit.js';
import { createTestDatabase, type TestDatabase } from './kit/database.js';

const QUIET = { progress: () => ({ to: () => undefined, end: () => undefined }), note: () => undefined };
const output = { ...QUIET, answer: () => undefined, json: () => undefined, problem: () => undefined };
const logger = createLogger('test', { logLevel: 'silent', logFormat: 'json' });

/** What a copy keeps: all but the place in the whole log. */
function kept(events: readonly RecordedEvent[]): Map<string, EventToAppend[]> {
  const streams = new Map<string, EventToAppend[]>();
  for (const { stream, id, type, data, metadata } of events)
    streams.set(stream, [...(streams.get(stream) ?? []), { id, type, data, metadata }]);
  return new Map([...streams].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('copying a log to the other engine', () => {
  let database: TestDatabase;
  let server: ServerUnderTest;
  let pool: pg.Pool;
  let home: string;
  let old: EventLog;
  let urls: { from: string; to: string };

  beforeEach(async () => {
    database = await createTestDatabase();
    await migrate(database.url);
    server = await startServer();
    pool = createPool(database.url, { name: 'test' });
    home = mkdtempSync(join(tmpdir(), 'tongban-copy-'));
    urls = { from: database.url, to: freshLogUrl(server.url) };
    old = await openEventLog(database.url, { name: 'test' });
    for (let stream = 0; stream < 30; stream += 1) await grow(old, stream, 0, 1 + (stream % 4));
  });

  afterEach(async () => {
    await old.close();
    await pool.end();
    server.stop();
    await database.drop();
    rmSync(home, { recursive: true, force: true });
  });

  async function grow(log: EventLog, stream: number, from: number, count: number): Promise<void> {
    const events = Array.from({ length: count }, (_, i) => event(`note ${stream} ${from + i}`, { 通: [1.0, i] }));
    await log.append(`note-${stream}`, from === 0 ? 'no-stream' : from - 1, events);
  }

  /** Where the live builds are, as long as a projector follows a log. */
  async function withProjector<T>(log: EventLog, work: () => Promise<T>): Promise<T> {
    const projector = await startProjector({ databaseUrl: database.url, log, registry: systemRegistry(), logger });
    try {
      while (!(await liveBuild(pool, 'cases')) || !(await liveBuild(pool, 'boards')))
        await new Promise((resolve) => setTimeout(resolve, 50));
      return await work();
    } finally {
      await projector.stop();
    }
  }

  async function opened<T>(url: string, work: (log: EventLog) => Promise<T>): Promise<T> {
    const log = await openEventLog(url, { name: 'test' });
    try {
      return await work(log);
    } finally {
      await log.close();
    }
  }

  it('keeps ids, texts and the order within each stream, while it is in use, over several runs', async () => {
    await copyLog({ ...urls, home }, output);
    await grow(old, 3, 4, 5);
    await grow(old, 99, 0, 2);
    await copyLog({ ...urls, home }, output);
    await opened(urls.to, async (copy) =>
      expect(kept((await readAllOf(copy)).events)).toEqual(kept((await readAllOf(old)).events)),
    );
  });

  it('goes on after an interruption as if it had not been, also without what it had noted', async () => {
    await copyLog({ ...urls, home }, output);
    const elsewhere = mkdtempSync(join(tmpdir(), 'tongban-copy-'));
    await grow(old, 5, 2, 1);
    const { events } = await copyLog({ ...urls, home: elsewhere }, output);
    rmSync(elsewhere, { recursive: true });
    await opened(urls.to, async (copy) => expect((await readAllOf(copy)).events).toHaveLength(events));
  });

  it('moves the read models to the copy, and takes positions of the old log as reached', async () => {
    const moved = await withProjector(old, () => finishCopy({ ...urls, home }, pool, output));
    expect((await liveBuild(pool, 'cases'))?.position).toBe(`${moved.to.log}@${moved.to.offset}`);
    expect([...(await formerLogs(pool))]).toEqual([await old.name()]);
    await expect(grow(old, 200, 0, 1)).rejects.toMatchObject({ code: 'log-unavailable' });
    await opened(urls.to, async (copy) => {
      await grow(copy, 200, 0, 1);
      const head = await copy.head();
      await withProjector(copy, async () => {
        while ((await liveBuild(pool, 'cases'))?.position !== `${head.log}@${head.offset}`)
          await new Promise((resolve) => setTimeout(resolve, 50));
      });
    });
  });

  it('finds the way back, with what was written since', async () => {
    await withProjector(old, () => finishCopy({ ...urls, home }, pool, output));
    await opened(urls.to, async (copy) => {
      await grow(copy, 7, 4, 3);
      const back = { from: urls.to, to: urls.from, home, writersStopped: true };
      await withProjector(copy, () => finishCopy(back, pool, output));
      expect(kept((await readAllOf(old)).events)).toEqual(kept((await readAllOf(copy)).events));
    });
    await grow(old, 7, 7, 1);
  });

  it('refuses a copy that holds something else, names it, and leaves the old log open', async () => {
    await opened(urls.to, (copy) => copy.append('note-elsewhere', 'no-stream', [event('elsewhere')]));
    const finishing = withProjector(old, () => finishCopy({ ...urls, home }, pool, output));
    await expect(finishing).rejects.toThrow('note-elsewhere: revision 0 is only in the new log');
    await grow(old, 300, 0, 1);
  });

  it('stops at a stream that went on differently in the copy', async () => {
    await opened(urls.to, (copy) => copy.append('note-1', 'no-stream', [event('another first')]));
    await expect(copyLog({ ...urls, home }, output)).rejects.toThrow('The new log has other events in note-1');
  });
});
