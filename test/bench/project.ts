import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { projections } from '#libs/read-models';
import { createTestDatabase } from '../kit/database.js';
import { benchArguments, figure, medianOfThree, printTable, progress, writeReport } from './kit.js';
import { migrateForProjecting, seedLog } from './project-kit.js';
import type { Rebuilt } from './project-rebuild.js';

/**
 * Every read model from the log, through the same rebuild that an operator starts: read, parse, upcast, fold, write, make the indexes, switch. The
 * floor is a bare scan of the log with the client that reads it, and beside it the log read and decoded without any fold.
 */
const CASES = 60_000;
const SCAN_BATCH = 10_000;

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

/** One rebuild in a process of its own. */
async function rebuildOnce(name: string, url: string): Promise<Rebuilt> {
  const child = fork(fileURLToPath(new URL('./project-rebuild.js', import.meta.url)), [url, name]);
  return new Promise<Rebuilt>((resolve, reject) => {
    child.once('message', (rebuilt) => resolve(rebuilt as Rebuilt));
    child.once('exit', (code) => reject(new Error(`the rebuild of ${name} ended with ${code}`)));
  });
}

async function main(): Promise<void> {
  const { json, scale } = benchArguments();
  const database = await createTestDatabase();
  try {
    await migrateForProjecting(database.url);
    progress('writing the log');
    const events = await seedLog(database.url, Math.ceil(CASES * scale));
    const peaks = new Map<string, number>();
    const contenders = projections.map((projection) => ({
      name: projection.name,
      run: async () => {
        const { rate, peak } = await rebuildOnce(projection.name, database.url);
        peaks.set(projection.name, Math.max(peaks.get(projection.name) ?? 0, peak));
        return rate;
      },
    }));
    const measured = await medianOfThree([{ name: 'scan', run: () => bareScan(database.url) }, ...contenders]);
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
