import { basename, join } from 'node:path';
import type { CaseDesk } from '#libs/case';
import { namingOf } from '#libs/case';
import { ReferenceData, type LoadedRegion } from '#libs/reference';
import type { Instant } from '#libs/clocks/domain';
import type { EventLog } from '#libs/event-log/domain';
import type { Clock, Logger } from '#libs/runtime';
import { Importer, type LookedUp, type RowResult } from './importer.js';
import { checkRegion, loadRegister } from './load-register.js';
import { patiently } from './patience.js';
import { isRefused } from './register-row.js';
import type { Seen } from './seen-numbers.js';
import { ImportReport, mostAreRefused, type ImportSummary } from './report.js';
import { Repeats, rowsOf, sizeOf, surveyOf, type ReadRowOfFile, type RegisterSource, type Survey } from './survey.js';

/** Enough to fill the batches of a group commit and of the keys; few enough to keep memory flat. */
const ROWS_AT_ONCE = 512;

export interface ImportOptions extends RegisterSource {
  readonly report?: string;
}

/** Where a register is brought into. */
export interface ImportTarget {
  readonly log: EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The folder of the reports that nobody has named another place for. */
  readonly reports: string;
  /** The desk of cases that decides by these units, items and calendars. */
  readonly deskOf: (reference: ReferenceData) => CaseDesk;
  /** Told once the register's units are in the log. */
  readonly unitsChanged: () => Promise<void>;
}

/** Says how far a work has come. */
export interface Progress {
  to(done: number): void;
  end(): void;
}

export interface ImportOutput {
  /** What goes on meanwhile, in a sentence. */
  note(sentence: string): void;
  progress(label: string, total: number): Progress;
}

export interface Imported {
  readonly summary: ImportSummary;
  readonly reportPath: string;
  /** False where every row or most were refused; where that is known from the file alone, nothing was written. */
  readonly isDone: boolean;
}

/** Brings a register in. Throws an OperatorError before anything is written where file or mapping cannot be used. */
export async function importRegister(
  options: ImportOptions,
  target: ImportTarget,
  output: ImportOutput,
): Promise<Imported> {
  const began = Date.now();
  const region = options.mapping.region.code;
  const now = await target.clock.now();
  const survey = await readOnce(options, now, output);
  const report = await ImportReport.open(
    options.report ?? join(target.reports, `${region}-${now.replaceAll(/[:.]/g, '')}.json`),
  );
  const written = mostAreRefused(survey)
    ? await nameRefused(options, survey, now, report)
    : await write(options, survey, { target, now, report, output });
  const summary = await report.end({
    file: basename(options.file),
    region,
    unitsWritten: written.units,
    itemsWritten: written.items,
    seconds: Math.round((Date.now() - began) / 100) / 10,
  });
  return { summary, reportPath: report.path, isDone: !mostAreRefused(summary) };
}

async function readOnce(options: ImportOptions, now: Instant, output: ImportOutput): Promise<Survey> {
  const progress = output.progress('Reading (bytes)', await sizeOf(options.file));
  try {
    return await surveyOf(options, now, () => undefined, progress);
  } finally {
    progress.end();
  }
}

/** Writes nothing but the report: most rows being refused, the mapping is to blame, and the others are left out. */
async function nameRefused(options: ImportOptions, { reference }: Survey, now: Instant, report: ImportReport) {
  for await (const piece of rowsOf(options, reference, now))
    for (const { row } of piece) {
      if (isRefused(row)) report.refuse(row);
      else report.leaveOut();
    }
  return { units: 0, items: 0 };
}

interface Writing {
  readonly target: ImportTarget;
  readonly now: Instant;
  readonly report: ImportReport;
  readonly output: ImportOutput;
}

/** Loads what the register needs of units, items and calendar, then brings its cases in. */
async function write(
  options: ImportOptions,
  survey: Survey,
  { target, now, report, output }: Writing,
): Promise<LoadedRegion['written']> {
  const { log, logger, deskOf, unitsChanged } = target;
  const { mapping } = options;
  const tell = (sentence: string) => output.note(sentence);
  const reference = await patiently('read units and items', () => ReferenceData.open(log, { logger }), { tell });
  try {
    await checkRegion(mapping, reference, log);
    const loaded = await patiently('write units and items', () => loadRegister(log, mapping, survey.reference, now), {
      tell,
    });
    if (loaded.position) await reference.reached(loaded.position, 60_000);
    await unitsChanged();
    const { code: region } = mapping.region;
    const naming = namingOf('en', reference.tree, (code) => reference.currentItem(region, code)?.item ?? null);
    const way = mapping.outcome.delivered ?? 'counter';
    const importer = new Importer({ desk: deskOf(reference), log, region, way, naming, tell });
    const progress = output.progress('Importing', survey.rows);
    try {
      await bringInAll(rowsOf(options, survey.reference, now), importer, report, progress);
    } finally {
      progress.end();
    }
    return loaded.written;
  } finally {
    await reference.close();
  }
}

/** Rows that are brought in together, and what is known of their cases. */
interface Batch {
  readonly reads: readonly ReadRowOfFile[];
  readonly looked: Promise<LookedUp>;
}

/** While one batch is committed the next one is decided and sealed, and the one after it looked up. */
const BATCHES_AT_ONCE = 2;

async function bringInAll(
  pieces: AsyncIterable<readonly ReadRowOfFile[]>,
  importer: Importer,
  report: ImportReport,
  progress: Progress,
): Promise<void> {
  const repeats = new Repeats();
  const underWay: { readonly reads: readonly ReadRowOfFile[]; readonly results: Promise<RowResult[]> }[] = [];
  const finish = async (): Promise<void> => {
    const first = underWay.shift();
    if (!first) return;
    const results = (await first.results).values();
    for (const read of first.reads) note(read, results, report, repeats.of(read));
    progress.to(report.rows);
  };
  const begin = async ({ reads, looked }: Batch): Promise<void> => {
    const known = await looked;
    if (underWay.length >= BATCHES_AT_ONCE) await finish();
    const results = importer.bringIn(known);
    // Waited for when its turn has come; until then a failure is nobody's.
    results.catch(() => undefined);
    underWay.push({ reads, results });
  };
  try {
    let before: Batch | null = null;
    for await (const batch of batchesOf(pieces, importer)) {
      if (before) await begin(before);
      before = batch;
    }
    if (before) await begin(before);
    while (underWay.length > 0) await finish();
  } finally {
    await Promise.allSettled(underWay.map(({ results }) => results));
  }
}

function note(read: ReadRowOfFile, results: Iterator<RowResult>, report: ImportReport, seen: Seen): void {
  const { row } = read;
  if (isRefused(row)) report.refuse(row);
  else {
    const { value } = results.next();
    if (value) report.add(row, value as RowResult, seen === 'other');
  }
}

async function* batchesOf(pieces: AsyncIterable<readonly ReadRowOfFile[]>, importer: Importer): AsyncGenerator<Batch> {
  const lookedUp = (reads: readonly ReadRowOfFile[]): Batch => {
    const looked = importer.lookUp(reads.flatMap(({ row }) => (isRefused(row) ? [] : [row])));
    looked.catch(() => undefined);
    return { reads, looked };
  };
  for await (const piece of pieces)
    for (let from = 0; from < piece.length; from += ROWS_AT_ONCE)
      yield lookedUp(piece.slice(from, from + ROWS_AT_ONCE));
}
