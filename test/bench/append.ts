import { randomUUID } from 'node:crypto';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { DataSource } from 'typeorm';
import { eventLogMigrations, openPostgresLog } from '#libs/event-log';
import { createPool } from '#libs/runtime';
import { createTestDatabase } from '../kit/database.js';
import { benchArguments, callsPerSecond, figure, medianOfThree, printTable, progress, writeReport } from './kit.js';

/**
 * One event of about 400 bytes to a stream of its own, durable when the call returns: a bare insert through `pg`, Emmett, and the event log, on one
 * server, each in a database of its own.
 */
const CALLERS = [1, 32, 256];
const APPENDS: Readonly<Record<number, { readonly single: number; readonly grouped: number }>> = {
  1: { single: 500, grouped: 500 },
  32: { single: 2_000, grouped: 10_000 },
  256: { single: 3_000, grouped: 30_000 },
};
/** More connections than this only wait for each other on a machine of few cores. */
const CONNECTIONS = 32;

const TYPE = 'RequestReceived';
const METADATA = {
  schema: 1,
  recordedAt: '2026-03-02T01:00:00.000Z',
  actor: { person: 'clerk-17', role: 'intake-clerk', unit: '210102001001' },
  commandId: '0b0e7a7e-1111-5111-8111-000000000001',
};
const dataOf = (index: number) => ({
  item: 'MZ-10',
  number: `210102001001-20260302-${String(index).padStart(8, '0')}`,
  residentId: '7d1c1a4e-6a0b-5c7e-9b60-0d9b4a1f7e11',
  receiving: '210102001001',
  responsibleUnit: '210102-MZ',
  mode: 'accept-anywhere',
});

type Append = (index: number) => Promise<unknown>;

interface Opened {
  readonly append: Append;
  close(): Promise<unknown>;
}

const BARE_TABLE = `
create table events (
  position bigint generated always as identity primary key,
  stream text collate "C" not null, revision integer not null, id uuid not null,
  type text not null, data json not null, metadata json not null,
  unique (stream, revision)
)`;

async function openBareInsert(url: string, connections: number): Promise<Opened> {
  const pool = createPool(url, { name: 'bench', max: connections });
  await pool.query(BARE_TABLE);
  const statement = {
    name: 'insert',
    text: 'insert into events (stream, revision, id, type, data, metadata) values ($1, $2, $3, $4, $5, $6) returning position',
  };
  const append: Append = (index) => {
    const texts = [JSON.stringify(dataOf(index)), JSON.stringify(METADATA)];
    return pool.query({ ...statement, values: [`case-${randomUUID()}`, 0, randomUUID(), TYPE, ...texts] });
  };
  return { append, close: () => pool.end() };
}

async function openEmmett(url: string, connections: number): Promise<Opened> {
  const pool = createPool(url, { name: 'bench', max: connections });
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pool } });
  await store.schema.migrate();
  const append: Append = (index) =>
    store.appendToStream(`case-${randomUUID()}`, [{ type: TYPE, data: dataOf(index), metadata: METADATA }], {
      expectedStreamVersion: 'STREAM_DOES_NOT_EXIST',
    });
  const close = async (): Promise<void> => {
    await store.close();
    await pool.end();
  };
  return { append, close };
}

async function openOurs(url: string): Promise<Opened> {
  const source = new DataSource({ type: 'postgres', url, migrations: eventLogMigrations });
  await source.initialize();
  await source.runMigrations();
  await source.destroy();
  const log = await openPostgresLog({ url, name: 'bench' });
  const append: Append = (index) =>
    log.append(`case-${randomUUID()}`, 'no-stream', [
      { id: randomUUID(), type: TYPE, data: JSON.stringify(dataOf(index)), metadata: JSON.stringify(METADATA) },
    ]);
  return { append, close: () => log.close() };
}

/** A figure for one of them in a database of its own, after a warm-up of a tenth. */
async function rate(
  open: (url: string, connections: number) => Promise<Opened>,
  callers: number,
  count: number,
): Promise<number> {
  const database = await createTestDatabase();
  try {
    const opened = await open(database.url, Math.min(callers, CONNECTIONS));
    await callsPerSecond(Math.ceil(count / 10), callers, opened.append);
    const figureOfRun = await callsPerSecond(count, callers, opened.append);
    await opened.close();
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
    const amounts = APPENDS[callers] ?? { single: 1_000, grouped: 1_000 };
    const [single, grouped] = [amounts.single, amounts.grouped].map((count) => Math.ceil(count * scale));
    const measured = await medianOfThree([
      { name: 'insert', run: () => rate(openBareInsert, callers, single ?? 0) },
      { name: 'emmett', run: () => rate(openEmmett, callers, single ?? 0) },
      { name: 'tongban', run: () => rate(openOurs, callers, grouped ?? 0) },
    ]);
    results.push({ callers, ...measured });
  }
  printTable(
    `append of one event of about ${JSON.stringify(dataOf(0)).length + JSON.stringify(METADATA).length} bytes, appends/s, median of three`,
    ['callers', 'bare insert', 'Emmett', 'Tongban', 'Tongban / insert', 'Tongban / Emmett'],
    results.map(({ callers, insert, emmett, tongban }) => [
      callers,
      insert.median,
      emmett.median,
      tongban.median,
      `${figure(tongban.median / insert.median)} ×`,
      `${figure(tongban.median / emmett.median)} ×`,
    ]),
  );
  writeReport(json, 'append', { unit: 'appends/s', connections: CONNECTIONS, results });
}

await main();
