import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { PROJECT_FOLDER } from '#libs/runtime';

/** An event as it stands in the recorded log: `data` and `metadata` are the very texts that were stored. */
export interface StoredEvent {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** The data of an event type in one version, as it was written once: each in another shape, and where it stands in the log if it does. */
export interface GoldenEvent {
  readonly at?: string;
  readonly data: object;
}

const folder = join(PROJECT_FOLDER, 'test/history');
export const LOG_FILE = join(folder, 'log.jsonl.gz');
const EVENTS = join(folder, 'events');

export function storedLog(): StoredEvent[] {
  return readLines<StoredEvent>(LOG_FILE);
}

export const goldenName = (type: string, version: number): string => `${type}.v${version}`;

/** The names of the golden files, such as `CaseSigned.v1`. */
export function goldenNames(): string[] {
  return existsSync(EVENTS) ? readdirSync(EVENTS).map((file) => file.replace(/\.json$/, '')) : [];
}

export function goldenEvents(name: string): GoldenEvent[] {
  return JSON.parse(readFileSync(join(EVENTS, `${name}.json`), 'utf8')) as GoldenEvent[];
}

/** Throws where the file is there: what was written once is never written again. */
export function addGolden(name: string, events: readonly GoldenEvent[]): void {
  mkdirSync(EVENTS, { recursive: true });
  writeFileSync(join(EVENTS, `${name}.json`), `${JSON.stringify(events, null, 2)}\n`, { flag: 'wx' });
}

/** Each file that is never written again, with its SHA-256. */
export interface Sum {
  readonly file: string;
  readonly sha256: string;
}
const SUMS = join(folder, 'sums.json');

export function recordedSums(): Sum[] {
  return existsSync(SUMS) ? (JSON.parse(readFileSync(SUMS, 'utf8')) as Sum[]) : [];
}

/** Of the log, of every golden event and of the sealed texts, as they stand now. */
export function presentSums(): Sum[] {
  const files = ['log.jsonl.gz', 'sealed.json', ...goldenNames().map((name) => `events/${name}.json`)].sort();
  return files.map((file) => ({
    file,
    sha256: createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex'),
  }));
}

/** Adds the sums of files that are new; those of the others stay what they are. */
export function addSums(): void {
  const there = new Map(recordedSums().map(({ file, sha256 }) => [file, sha256]));
  const all = presentSums().map(({ file, sha256 }) => ({ file, sha256: there.get(file) ?? sha256 }));
  writeFileSync(SUMS, `${JSON.stringify(all, null, 2)}\n`);
}

/** A text as the vault sealed it under a suite, with what it says. */
export interface SealedText {
  readonly suite: string;
  readonly subject: string;
  readonly bound: string;
  readonly sealed: string;
  readonly text: string;
}

export function sealedTexts(): SealedText[] {
  return JSON.parse(readFileSync(join(folder, 'sealed.json'), 'utf8')) as SealedText[];
}

/** What was expected of the log when the expectations were written last, a line a case or a row. */
export const EXPECTATIONS = ['states', 'words', 'papers', 'rows'] as const;
export type Expectation = (typeof EXPECTATIONS)[number];

const expectationFile = (of: Expectation): string => join(folder, 'expected', `${of}.jsonl.gz`);

export function expected<T>(of: Expectation): T[] {
  return readLines<T>(expectationFile(of));
}

export function writeExpected(of: Expectation, lines: readonly object[]): void {
  writeLines(expectationFile(of), lines);
}

/** A text that a person reads when an expectation changes: the same for a score of cases. */
export function writeSample(of: Expectation, text: string): void {
  write(join(folder, 'expected', `${of}.sample.txt`), text);
}

export function writeLines(file: string, lines: readonly object[]): void {
  write(file, gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { level: 9 }));
}

function readLines<T>(file: string): T[] {
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

function write(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
