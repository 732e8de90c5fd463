import { basename, join } from 'node:path';
import type { CaseDesk } from '#libs/case';
import { loadRegion, ReferenceData, UnitCodeTaken, type LoadedRegion } from '#libs/catalogue';
import type { EventLog } from '#libs/event-log/domain';
import { eachAtOnce, OperatorError, type Clock, type Logger } from '#libs/runtime';
import { Importer } from './importer.js';
import type { Mapping } from './mapping.js';
import { RegisterReference } from './reference.js';
import { readRegister, type RegisterLine } from './register-file.js';
import { isRefused, rowReader } from './register-row.js';
import { ImportReport, type ImportSummary } from './report.js';

/** Enough to fill the batches of a group commit and of the keys; few enough to keep memory flat. */
const AT_ONCE = 256;

export interface ImportOptions {
  readonly file: string;
  readonly mapping: Mapping;
  /** Only the first rows. */
  readonly limit?: number;
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
  progress(label: string, total: number): Progress;
}

/** What the first reading of the file found: nothing is written before the whole of it has been read once. */
interface Survey {
  readonly reference: RegisterReference;
  readonly rows: number;
}

/** Brings a register in. Throws an OperatorError before anything is written where file or mapping cannot be used. */
export async function importRegister(
  options: ImportOptions,
  target: ImportTarget,
  output: ImportOutput,
): Promise<{ summary: ImportSummary; reportPath: string }> {
  const began = Date.now();
  const { file, mapping } = options;
  const region = mapping.region.code;
  const now = await target.clock.now();
  const survey = await surveyOf(options, now);
  const report = await ImportReport.open(
    options.report ?? join(target.reports, `${region}-${now.replaceAll(/[:.]/g, '')}.json`),
  );
  const { written } = await withDesk(target, mapping, survey.reference, now, async (desk) => {
    const progress = output.progress('Importing', survey.rows);
    try {
      await bringInAll(options, desk, now, report, progress);
    } finally {
      progress.end();
    }
  });
  const seconds = Math.round((Date.now() - began) / 100) / 10;
  const summary = await report.end({
    file: basename(file),
    region,
    unitsWritten: written.units,
    itemsWritten: written.items,
    seconds,
  });
  return { summary, reportPath: report.path };
}

async function surveyOf(options: ImportOptions, now: string): Promise<Survey> {
  const reference = new RegisterReference(options.mapping);
  const read = rowReader(options.mapping, reference, now);
  let rows = 0;
  for await (const line of linesOf(options)) {
    read(line);
    rows += 1;
  }
  return { reference, rows };
}

async function* linesOf({ file, mapping, limit = Infinity }: ImportOptions): AsyncGenerator<RegisterLine> {
  let rows = 0;
  if (limit === 0) return;
  for await (const line of readRegister(file, mapping)) {
    yield line;
    rows += 1;
    if (rows >= limit) return;
  }
}

async function bringInAll(
  options: ImportOptions,
  desk: CaseDesk,
  now: string,
  report: ImportReport,
  progress: Progress,
): Promise<void> {
  const { mapping } = options;
  const read = rowReader(mapping, new RegisterReference(mapping), now);
  const importer = new Importer(desk, mapping.region.code, mapping.outcome.delivered ?? 'counter');
  await eachAtOnce(linesOf(options), AT_ONCE, async (line) => {
    const row = read(line);
    report.add(isRefused(row) ? row : await importer.bringIn(row));
    progress.to(report.rows);
  });
}

/** Loads what the register needs of units, items and calendar, and gives `work` a desk that knows them. */
async function withDesk(
  { log, logger, deskOf, unitsChanged }: ImportTarget,
  mapping: Mapping,
  register: RegisterReference,
  now: string,
  work: (desk: CaseDesk) => Promise<void>,
): Promise<LoadedRegion> {
  const reference = await ReferenceData.open(log, { logger });
  try {
    const loaded = await loadRegister(log, reference, mapping, register, now);
    if (loaded.position) await reference.reached(loaded.position, 60_000);
    await unitsChanged();
    await work(deskOf(reference));
    return loaded;
  } finally {
    await reference.close();
  }
}

async function loadRegister(
  log: EventLog,
  { tree }: ReferenceData,
  mapping: Mapping,
  { units, items }: RegisterReference,
  now: string,
): Promise<LoadedRegion> {
  const { code: region, name, calendar } = mapping.region;
  const there = tree.unit(region);
  if (there && there.name !== name)
    throw new OperatorError(`The region code ${region} belongs to ${there.name}; give the mapping another one.`, 2);
  try {
    return await loadRegion(log, {
      units,
      items: { region, basis: mapping.title, items },
      calendar: [{ type: 'CalendarAdopted', data: { region, kind: calendar } }],
      actor: { person: `import@${region}`, role: 'import', unit: region },
      now,
      origin: 'import',
    });
  } catch (error) {
    if (!(error instanceof UnitCodeTaken)) throw error;
    throw new OperatorError(
      `The code ${error.unit} belongs to another unit already; codes are unique over all regions: give the mapping another region code, or the level a prefix.`,
      2,
    );
  }
}
