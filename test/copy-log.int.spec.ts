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
import { formerLogs, liveBuild, projections, ReadModelGate, startProjector, systemRegistry } from '#libs/read-models';
import { createLogger, createPool } from '#libs/runtime';
import { freshLogUrl, startServer, type ServerUnderTest } from './eventstore/kit.js';
import { createTestDatabase, type TestDatabase } from './kit/database.js';

const QUIET = { progress: () => ({ to: () => undefined, end: () => undefined }), note: () => undefined };
const output = { ...QUIET, answer: () => undefined, json: () => undefined, problem: () => undefined };
const logger = createLogger('test', { logLevel: 'silent', logFormat: 'json', home: tmpdir() });

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

  it('holds nobody off while no projector follows, and none when it is interrupted', async () => {
    await withProjector(old, () => Promise.resolve());
    await grow(old, 400, 0, 1);
    const finishing = finishCopy({ ...urls, home, readModelsMs: 200 }, pool, output);
    await expect(finishing).rejects.toThrow(/let the projector run/);
    const stopping = new AbortController();
    const watching = { ...output, note: () => stopping.abort(new Error('interrupted')) };
    const interrupted = withProjector(old, () =>
      finishCopy({ ...urls, home, signal: stopping.signal }, pool, watching),
    );
    await expect(interrupted).rejects.toThrow('interrupted');
    expect(await formerLogs(pool)).toEqual(new Set());
    await grow(old, 400, 1, 1);
  });

  it('is at the new log already when it is asked again, and leaves the old one closed', async () => {
    const moved = await withProjector(old, () => finishCopy({ ...urls, home }, pool, output));
    expect(await finishCopy({ ...urls, home }, pool, output)).toEqual(moved);
    await expect(grow(old, 200, 0, 1)).rejects.toMatchObject({ code: 'log-unavailable' });
  });

  it('lets those who still read the old log know all of it, and nothing newer; a projector of it leaves the copy’s alone', async () => {
    await withProjector(old, () => finishCopy({ ...urls, home }, pool, output));
    const gateOf = (log: EventLog): ReadModelGate => new ReadModelGate(pool, { projections, log: () => log.name() });
    const head = await old.head();
    await opened(urls.to, async (copy) => {
      const end = await copy.head();
      expect((await gateOf(old).enter(head)).position).toEqual(end);
      expect((await gateOf(copy).enter(head)).position).toEqual(end);
      await expect(gateOf(old).enter(end)).rejects.toMatchObject({ code: 'log-moved' });
      const elsewhere = { log: 'elsewhere', offset: 1n };
      await expect(gateOf(copy).enter(elsewhere)).rejects.toMatchObject({ code: 'foreign-position' });
      const left = await startProjector({ databaseUrl: database.url, log: old, registry: systemRegistry(), logger });
      await grow(copy, 200, 0, 1);
      await withProjector(copy, () => gateOf(copy).enter({ ...end, offset: end.offset + 1n }));
      await left.stop();
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
