import pg from 'pg';
import { openPostgresLog } from '#libs/event-log';
import type { EventLog } from '#libs/event-log/domain';
import { rebuild, projections, systemRegistry, type Projection } from '#libs/read-models';
import { createTestDatabase } from '../kit/database.js';
import { benchArguments, figure, medianOfThree, printTable, progress, writeReport } from './kit.js';
import { migrateForProjecting, seedLog } from './project-kit.js';

/**
 * Every read model from the log, through the same rebuild that an operator starts: read, parse, upcast, fold, write, make the indexes, switch. The
 * floor is a bare scan of the log with the client that reads it, and beside it the log read and decoded without any fold.
 */
const CASES = 60_000;
const SCAN_BATCH = 10_000;
const MEMORY_LOOK_MS = 100;

async function bareScan(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const begin = performance.now();
  let count = 0;
  for (let after = 0; ;) {
    const { rows } = await client.query<unknown[]>({
      name: 'scan',
      rowMode: 'array',
      text: 'select position, stream, revision, id, type, data::text, metadata::text from log.events where position > $1 order by position limit $2',
      values: [after, SCAN_BATCH],
    });
    count += rows.length;
    if (rows.length < SCAN_BATCH) break;
    after += SCAN_BATCH;
  }
  const seconds = (performance.now() - begin) / 1000;
  await client.end();
  return count / seconds;
}

/** The most memory that the process had while the work ran, in MiB. */
async function withPeakMemory<T>(work: () => Promise<T>): Promise<{ result: T; peak: number }> {
  let peak = 0;
  const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss / 2 ** 20)), MEMORY_LOOK_MS);
  try {
    return { result: await work(), peak };
  } finally {
    clearInterval(look);
  }
}

async function rebuildOnce(
  projection: Projection,
  url: string,
  log: EventLog,
): Promise<{ rate: number; peak: number }> {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const begin = performance.now();
  const { result, peak } = await withPeakMemory(() =>
    rebuild(projection, { pool, url, role: null, log, registry: systemRegistry(), owner: 'bench' }),
  );
  const seconds = (performance.now() - begin) / 1000;
  await pool.query('truncate read_model.live, read_model.build');
  await pool.query(`drop schema "${result.to}" cascade`);
  await pool.end();
  return { rate: result.events / seconds, peak };
}

async function main(): Promise<void> {
  const { json, scale } = benchArguments();
  const database = await createTestDatabase();
  try {
    await migrateForProjecting(database.url);
    progress('writing the log');
    const events = await seedLog(database.url, Math.ceil(CASES * scale));
    const log = await openPostgresLog({ url: database.url, name: 'bench' });
    const peaks = new Map<string, number>();
    const contenders = projections.map((projection) => ({
      name: projection.name,
      run: async () => {
        const { rate, peak } = await rebuildOnce(projection, database.url, log);
        peaks.set(projection.name, Math.max(peaks.get(projection.name) ?? 0, peak));
        return rate;
      },
    }));
    const measured = await medianOfThree([{ name: 'scan', run: () => bareScan(database.url) }, ...contenders]);
    await log.close();
    const scan = measured.scan?.median ?? NaN;
    printTable(
      `${figure(events)} events of a city's cases into each read model, events/s, median of three`,
      ['from the log', 'events/s', 'of a bare scan', 'peak memory, MiB'],
      Object.entries(measured).map(([name, { median }]) => [
        name,
        median,
        figure(median / scan),
        peaks.get(name) ?? '',
      ]),
    );
    const results = Object.entries(measured).map(([name, runs]) => ({
      name,
      ...runs,
      peakMiB: peaks.get(name) ?? null,
    }));
    writeReport(json, 'project', { unit: 'events/s', events, results });
  } finally {
    await database.drop();
  }
}

await main();
