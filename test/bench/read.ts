import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { DataSource } from 'typeorm';
import {
  decodeEvent,
  encodeEvents,
  EventRegistry,
  eventLogMigrations,
  openPostgresLog,
  type DecodedEvent,
  type DomainEvent,
} from '#libs/event-log';
import { createPool, nameUuid } from '#libs/runtime';
import { createTestDatabase } from '../kit/database.js';
import { benchArguments, callsPerSecond, figure, medianOfThree, printTable, progress, writeReport } from './kit.js';

/**
 * A stream of 20 events of about 400 bytes into the state of a case, as every command begins: Emmett's `aggregateStream` and the event log's read,
 * parse, upcast and fold, with the same fold and as many connections.
 */
const EVENTS = 20;
const STREAMS = 500;
const CALLERS = [1, 32];
const READS: Readonly<Record<number, number>> = { 1: 1_000, 32: 4_000 };
/** More connections than this only wait for each other on a machine of few cores. */
const CONNECTIONS = 8;

const NAMESPACE = '7d1c1a4e-6a0b-5c7e-9b60-0d9b4a1f7e11';
const ACTOR = { person: 'clerk-17', role: 'intake-clerk', unit: '210102001001' };
const AT = '2026-03-02T01:00:00.000Z';
const STAMP = { occurredAt: AT, recordedAt: AT, actor: ACTOR, commandHmac: 'ab'.repeat(32), causationId: NAMESPACE };

interface Handed extends DomainEvent {
  readonly type: 'CaseHanded';
  readonly data: {
    readonly from: string;
    readonly to: string;
    readonly turn: number;
    readonly papers: readonly string[];
  };
}

interface State {
  readonly turns: number;
  readonly handler: string;
  readonly papers: readonly string[];
}

const INITIAL: State = { turns: 0, handler: '', papers: [] };

function evolve(state: State, { data }: Pick<Handed, 'data'>): State {
  return { turns: state.turns + 1, handler: data.to, papers: data.papers };
}

function lifeOf(): Handed[] {
  return Array.from({ length: EVENTS }, (_, turn) => ({
    type: 'CaseHanded',
    data: {
      from: '210102001001',
      to: `210102-MZ-${turn}`,
      turn,
      papers: ['identity-card', 'application', 'bank-account'],
    },
  }));
}

const streamOf = (index: number): string => `case-${nameUuid(NAMESPACE, String(index % STREAMS))}`;

/** Which streams are read is spread, and the same for both. */
const scattered = (index: number): number => (index * 7_919) % STREAMS;

interface Opened {
  readonly read: (stream: string) => Promise<State>;
  close(): Promise<unknown>;
}

async function openEmmett(url: string, connections: number): Promise<Opened> {
  const pool = createPool(url, { name: 'bench', max: connections });
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pool } });
  await store.schema.migrate();
  const events = lifeOf().map(({ type, data }) => ({ type, data, metadata: { schema: 1, ...STAMP } }));
  await callsPerSecond(STREAMS, connections, (index) => store.appendToStream(streamOf(index), events));
  const read = async (stream: string): Promise<State> =>
    (await store.aggregateStream<State, Handed>(stream, { evolve, initialState: () => INITIAL })).state;
  const close = async (): Promise<void> => {
    await store.close();
    await pool.end();
  };
  return { read, close };
}

async function openOurs(url: string, connections: number): Promise<Opened> {
  const source = new DataSource({ type: 'postgres', url, migrations: eventLogMigrations });
  await source.initialize();
  await source.runMigrations();
  await source.destroy();
  const log = await openPostgresLog({ url, name: 'bench', maxConnections: connections });
  const registry = new EventRegistry([{ type: 'CaseHanded', version: 1 }]);
  await callsPerSecond(STREAMS, 32, (index) => {
    const stream = streamOf(index);
    const stamp = { ...STAMP, commandId: nameUuid(NAMESPACE, stream), correlationId: stream };
    return log.append(stream, 'no-stream', encodeEvents({ stream, previous: null, events: lifeOf(), stamp }));
  });
  const read = async (stream: string): Promise<State> =>
    (await log.readStream(stream))
      .map((recorded): DecodedEvent<Handed> => decodeEvent(recorded, registry))
      .reduce((state, { event }) => evolve(state, event), INITIAL);
  return { read, close: () => log.close() };
}

/** Reads a second of one of them in a database of its own, after a warm-up of a tenth. */
async function rate(
  open: (url: string, connections: number) => Promise<Opened>,
  callers: number,
  count: number,
): Promise<number> {
  const database = await createTestDatabase();
  try {
    const { read, close } = await open(database.url, Math.min(callers, CONNECTIONS));
    const checked = async (index: number): Promise<void> => {
      const state = await read(streamOf(scattered(index)));
      if (state.turns !== EVENTS) throw new Error(`a stream of ${state.turns} events, not of ${EVENTS}`);
    };
    await callsPerSecond(Math.ceil(count / 10), callers, checked);
    const figureOfRun = await callsPerSecond(count, callers, checked);
    await close();
    return figureOfRun;
  } finally {
    await database.drop();
  }
}

async function main(): Promise<void> {
  const { json, scale } = benchArguments();
  const results = [];
  for (const callers of CALLERS) {
    progress(`${callers} callers`);
    const count = Math.ceil((READS[callers] ?? 1_000) * scale);
    const measured = await medianOfThree([
      { name: 'emmett', run: () => rate(openEmmett, callers, count) },
      { name: 'tongban', run: () => rate(openOurs, callers, count) },
    ]);
    results.push({ callers, ...measured });
  }
  printTable(
    `a stream of ${EVENTS} events into state, streams/s, median of three`,
    ['callers', 'Emmett', 'Tongban', 'Tongban / Emmett'],
    results.map(({ callers, emmett, tongban }) => [
      callers,
      emmett.median,
      tongban.median,
      `${figure(tongban.median / emmett.median)} ×`,
    ]),
  );
  writeReport(json, 'read', { unit: 'streams/s', events: EVENTS, connections: CONNECTIONS, results });
}

await main();
