import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';

/** One of those that are measured beside each other; `run` answers its figure, such as operations a second. */
export interface Contender<Name extends string = string> {
  readonly name: Name;
  readonly run: () => Promise<number>;
}

export interface Measured {
  readonly median: number;
  readonly runs: readonly number[];
}

const ROUNDS = 3;

/**
 * Runs every contender three times, in turn and not one after the other, so that a noisy minute falls on all of them; the median of each. The
 * order changes from round to round, so that nobody always runs behind the same neighbour.
 */
export async function medianOfThree<Name extends string>(
  contenders: readonly Contender<Name>[],
): Promise<Record<Name, Measured>> {
  const runs = new Map<Name, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index] of contenders.entries()) {
      const contender = contenders[(index + round) % contenders.length];
      if (!contender) continue;
      progress(`round ${round + 1} of ${ROUNDS}: ${contender.name}`);
      runs.get(contender.name)?.push(await contender.run());
    }
  }
  const measured = {} as Record<Name, Measured>;
  for (const [name, figures] of runs) measured[name] = { median: median(figures), runs: figures };
  return measured;
}

export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** Calls `work` `count` times, `callers` of them at a time; the calls a second. */
export async function callsPerSecond(
  count: number,
  callers: number,
  work: (index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  const begin = process.hrtime.bigint();
  await Promise.all(Array.from({ length: callers }, caller));
  return count / (Number(process.hrtime.bigint() - begin) / 1e9);
}

/** A table in markdown on standard output; numbers stand right. */
export function printTable(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? figure(cell) : cell)));
  const widths = columns.map((column, at) => Math.max(column.length, 4, ...texts.map((row) => (row[at] ?? '').length)));
  const right = columns.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => (right[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join(' | ')} |\n`;
  const rule = widths.map((width, at) => (right[at] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  process.stdout.write(`\n### ${title}\n\n${line(columns)}${line(rule)}${texts.map(line).join('')}\n`);
}

/** 12,345 and 0.67 and 7.3: three digits that matter. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '-';
  return value.toLocaleString('en-US', { maximumFractionDigits: value >= 100 ? 0 : value >= 10 ? 1 : 2 });
}

export interface BenchArguments {
  /** Where the report goes as JSON; null: nowhere. */
  readonly json: string | null;
  /** Multiplies the amount of work: 0.1 for a look, 1 for figures that are published. */
  readonly scale: number;
  /** The folder for CPU profiles of the processes that a measurement starts; null: none are made. */
  readonly profile: string | null;
  /** The event store that is measured beside the database; null: none. */
  readonly eventstore: string | null;
}

/** `--json FILE`, `--scale NUMBER`, `--profile FOLDER` and `--eventstore URL`. */
export function benchArguments(args: readonly string[] = process.argv.slice(2)): BenchArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'string' },
      scale: { type: 'string', default: '1' },
      profile: { type: 'string' },
      eventstore: { type: 'string' },
    },
  });
  const scale = Number(values.scale);
  if (!(scale > 0)) throw new Error(`--scale is ${values.scale}; it must be a number above 0`);
  const { json = null, profile = null, eventstore = null } = values;
  return { json, scale, profile, eventstore };
}

/** Writes the report, with the machine that it was measured on, where `--json` named a file. */
export function writeReport(file: string | null, bench: string, result: object): void {
  if (!file) return;
  const machine = {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  const report = {
    bench,
    measuredAt: new Date().toISOString(),
    revision: process.env.TONGBAN_REVISION ?? null,
    machine,
    ...result,
  };
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}

/** The server of the measurement (`npm run bench` starts one that keeps every promise and names it). */
export function benchServer(): string {
  const server = process.env.TONGBAN_TEST_SERVER;
  if (!server) throw new Error('TONGBAN_TEST_SERVER is not set: run the measurement through `npm run bench NAME`');
  return server;
}

/** A line on standard error: what is being measured now. */
export function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}
