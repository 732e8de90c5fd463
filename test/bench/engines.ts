import { randomBytes, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { eventLogMigrations, openEventLog } from '#libs/event-log';
import type { EventLog, EventToAppend } from '#libs/event-log/domain';
import { createTestDatabase } from '../kit/database.js';
import { benchArguments, callsPerSecond, figure, medianOfThree, printTable, progress, writeReport } from './kit.js';

/**
 * The two engines of the event log beside each other, on one machine in one run: `npm run bench engines -- --eventstore esdb://…`. What is appended
 * is durable when the call returns.
 */
const CALLERS = [1, 32, 256];
const APPENDS: Readonly<Record<number, number>> = { 1: 500, 32: 8_000, 256: 20_000 };
const STREAM = 20;
const STREAMS = 2_500;
const READERS = [1, 32];
const READS: Readonly<Record<number, number>> = { 1: 500, 32: 3_000 };

const METADATA = JSON.stringify({
  schema: 1,
  recordedAt: '2026-03-02T01:00:00.000Z',
  actor: { person: 'clerk-17', role: 'intake-clerk', unit: '210102001001' },
  commandId: '0b0e7a7e-1111-5111-8111-000000000001',
});

function eventOf(index: number): EventToAppend {
  const number = `210102001001-20260302-${String(index).padStart(8, '0')}`;
  const units = { receiving: '210102001001', responsibleUnit: '210102-MZ', mode: 'accept-anywhere' };
  const data = { item: 'MZ-10', number, residentId: '7d1c1a4e-6a0b-5c7e-9b60-0d9b4a1f7e11', ...units };
  return { id: randomUUID(), type: 'RequestReceived', data: JSON.stringify(data), metadata: METADATA };
}

interface Opened {
  readonly log: EventLog;
  close(): Promise<void>;
}

/** A log of its own, in a database of its own. */
async function openPostgres(): Promise<Opened> {
  const { url, drop } = await createTestDatabase();
  const source = new DataSource({ type: 'postgres', url, migrations: eventLogMigrations });
  await source.initialize();
  await source.runMigrations();
  await source.destroy();
  const log = await openEventLog(url, { name: 'bench' });
  const close = async (): Promise<void> => {
    await log.close();
    await drop();
  };
  return { log, close };
}

/** A log of its own on a server that may hold others; it stays there. */
async function openEventStore(server: string): Promise<Opened> {
  const prefix = `b${randomBytes(5).toString('hex')}.`;
  const url = `${server}${server.includes('?') ? '&' : '?'}streamPrefix=${prefix}`;
  const log = await openEventLog(url, { name: 'bench' });
  return { log, close: () => log.close() };
}

type Open = () => Promise<Opened>;

/** Single appends a second, each to a stream of its own, after a warm-up of a tenth. */
async function appends(open: Open, callers: number, count: number): Promise<number> {
  const { log, close } = await open();
  const append = (index: number) => log.append(`case-${randomUUID()}`, 'no-stream', [eventOf(index)]);
  await callsPerSecond(Math.ceil(count / 10), callers, append);
  const perSecond = await callsPerSecond(count, callers, append);
  await close();
  return perSecond;
}

const streamOf = (index: number, streams: number): string => `case-${(index * 7_919) % streams}`;

async function seed(open: Open, streams: number): Promise<Opened> {
  const opened = await open();
  await callsPerSecond(streams, 32, (index) =>
    opened.log.append(
      `case-${index}`,
      'no-stream',
      Array.from({ length: STREAM }, (_, at) => eventOf(index * STREAM + at)),
    ),
  );
  return opened;
}

async function reads(log: EventLog, streams: number, callers: number, count: number): Promise<number> {
  return callsPerSecond(count, callers, async (index) => {
    const { length } = await log.readStream(streamOf(index, streams));
    if (length !== STREAM) throw new Error(`a stream of ${length} events, not of ${STREAM}`);
  });
}

async function eventsPerSecond(wanted: number, read: (count: (events: number) => void) => Promise<void>) {
  let seen = 0;
  const begin = performance.now();
  await read((events) => (seen += events));
  if (seen !== wanted) throw new Error(`${seen} events were read, not ${wanted}`);
  return (wanted * 1000) / (performance.now() - begin);
}

/** All of the log, as a rebuild reads it. */
function readWhole(log: EventLog, wanted: number): Promise<number> {
  return eventsPerSecond(wanted, async (count) => {
    for await (const { events } of log.readAll(null, {})) count(events.length);
  });
}

/** All of the log, as a projection that was away follows it. */
function followWhole(log: EventLog, wanted: number): Promise<number> {
  return eventsPerSecond(wanted, async (count) => {
    const { offset } = await log.head();
    await new Promise<void>((resolve) => {
      const subscription = log.subscribe(null, {}, ({ events, position }) => {
        count(events.length);
        if (position.offset >= offset) {
          resolve();
          void subscription.stop();
        }
        return Promise.resolve();
      });
    });
  });
}

async function main(): Promise<void> {
  const { json, scale, eventstore } = benchArguments();
  if (eventstore === null) throw new Error('name the event store: --eventstore esdb://host:2113?tls=false');
  const openers = { postgres: openPostgres, eventstore: () => openEventStore(eventstore) };
  const rows: {
    readonly what: string;
    readonly unit: string;
    readonly postgres: object;
    readonly eventstore: object;
  }[] = [];
  const table: (string | number)[][] = [];
  const measure = async (what: string, unit: string, run: (engine: keyof typeof openers) => Promise<number>) => {
    progress(what);
    const measured = await medianOfThree([
      { name: 'postgres', run: () => run('postgres') },
      { name: 'eventstore', run: () => run('eventstore') },
    ]);
    const { postgres, eventstore: store } = measured;
    rows.push({ what, unit, ...measured });
    table.push([what, unit, postgres.median, store.median, `${figure(store.median / postgres.median)} ×`]);
  };
  for (const callers of CALLERS) {
    const count = Math.ceil((APPENDS[callers] ?? 1_000) * scale);
    await measure(`append, ${callers} callers`, 'appends/s', (engine) => appends(openers[engine], callers, count));
  }
  const streams = Math.ceil(STREAMS * scale);
  progress('filling');
  const filled = {
    postgres: await seed(openers.postgres, streams),
    eventstore: await seed(openers.eventstore, streams),
  };
  const events = streams * STREAM;
  for (const callers of READERS) {
    const count = Math.ceil((READS[callers] ?? 500) * scale);
    const what = `stream of ${STREAM} events, ${callers} callers`;
    await measure(what, 'streams/s', (engine) => reads(filled[engine].log, streams, callers, count));
  }
  await measure(`whole log of ${events} events, read`, 'events/s', (engine) => readWhole(filled[engine].log, events));
  await measure(`whole log of ${events} events, followed`, 'events/s', (engine) =>
    followWhole(filled[engine].log, events),
  );
  await Promise.all([filled.postgres.close(), filled.eventstore.close()]);
  printTable(
    `events of about ${eventOf(0).data.length + METADATA.length} bytes, median of three`,
    ['what', 'unit', 'PostgreSQL', 'EventStoreDB', 'EventStoreDB / PostgreSQL'],
    table,
  );
  writeReport(json, 'engines', { results: rows });
}

await main();
