import { basename, join } from 'node:path';
import type { CaseDesk } from '#libs/case';
import { namingOf } from '#libs/case';
import { ReferenceData, type LoadedRegion } from '#libs/catalogue';
import type { Instant } from '#libs/clocks/domain';
import type { EventLog } from '#libs/event-log/domain';
import type { Clock, Logger } from '#libs/runtime';
import { Importer, type RowResult } from './importer.js';
import { checkRegion, loadRegister } from './load-register.js';
import { patiently } from './patience.js';
import { isRefused, type RegisterRow } from './register-row.js';
import { ImportReport, mostAreRefused, type ImportSummary } from './report.js';
import { rowsOf, sizeOf, surveyOf, type ReadRowOfFile, type RegisterSource, type Survey } from './survey.js';

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
  for await (const { row } of rowsOf(options, reference, now)) {
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
    const naming = namingOf('en', reference.tree, (code) => reference.currentItem(region, code)?.item.name ?? null);
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

/** A batch that has been looked up in the log while the one before it was written. */
interface Batch {
  readonly reads: readonly ReadRowOfFile[];
  readonly rows: readonly RegisterRow[];
  readonly known: ReturnType<Importer['lookUp']>;
}

async function bringInAll(
  reads: AsyncIterable<ReadRowOfFile>,
  importer: Importer,
  report: ImportReport,
  progress: Progress,
): Promise<void> {
  const finish = async ({ reads: batch, rows, known }: Batch): Promise<void> => {
    const results = (await importer.bringIn(rows, await known)).values();
    for (const read of batch) note(read, results, report);
    progress.to(report.rows);
  };
  let before: Batch | null = null;
  for await (const batch of batchesOf(reads, importer)) {
    if (before) await finish(before);
    before = batch;
  }
  if (before) await finish(before);
}

function note({ row, seen }: ReadRowOfFile, results: Iterator<RowResult>, report: ImportReport): void {
  if (isRefused(row)) report.refuse(row);
  else {
    const { value } = results.next();
    if (value) report.add(row, value as RowResult, seen === 'other');
  }
}

async function* batchesOf(reads: AsyncIterable<ReadRowOfFile>, importer: Importer): AsyncGenerator<Batch> {
  let batch: ReadRowOfFile[] = [];
  const looked = (): Batch => {
    const rows = batch.flatMap(({ row }) => (isRefused(row) ? [] : [row]));
    const known = importer.lookUp(rows);
    // Waited for when its turn has come; until then a failure is nobody's.
    known.catch(() => undefined);
    return { reads: batch, rows, known };
  };
  for await (const read of reads) {
    batch.push(read);
    if (batch.length < ROWS_AT_ONCE) continue;
    yield looked();
    batch = [];
  }
  if (batch.length > 0) yield looked();
}
