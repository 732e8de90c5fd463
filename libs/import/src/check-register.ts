import { basename } from 'node:path';
import { ReferenceData } from '#libs/reference';
import type { Instant } from '#libs/clocks/domain';
import type { EventLog } from '#libs/event-log/domain';
import type { Clock, Logger } from '#libs/runtime';
import { DateTime } from 'luxon';
import type { ImportOutput } from './import-register.js';
import { checkRegion } from './load-register.js';
import type { Mapping } from './mapping.js';
import { isRefused, type RegisterRow } from './register-row.js';
import type { RefusedRow } from './refused-row.js';
import { linesOf, mostAreRefused } from './report.js';
import { Repeats, sizeOf, surveyOf, type ReadRowOfFile, type RegisterSource } from './survey.js';

/** So many of the first rows are shown as they were read. */
const SHOWN_ROWS = 10;
/** So many refused rows are shown for each reason. */
const SHOWN_REFUSALS = 3;

/** A row as it would be brought in; times with the offset of the region. */
export interface ShownRow {
  readonly line: number;
  readonly number: string;
  readonly opened: string;
  readonly due: string | null;
  readonly decided: string | null;
  readonly closed: string | null;
  readonly outcome: string | null;
  readonly item: string;
  readonly homeUnit: string;
  readonly receivingUnit: string;
  readonly responsibleUnit: string;
  readonly channel: string | null;
  readonly rating: number | null;
}

/** What an import of a file would do, as far as the file and the mapping tell. */
export interface CheckedRegister {
  readonly file: string;
  readonly region: string;
  readonly rows: number;
  readonly first: readonly ShownRow[];
  /** Cases by home unit and by responsible unit, by item and by outcome (`open` where there is none yet). */
  readonly byHomeUnit: Readonly<Record<string, number>>;
  readonly byResponsibleUnit: Readonly<Record<string, number>>;
  readonly byItem: Readonly<Record<string, number>>;
  readonly byOutcome: Readonly<Record<string, number>>;
  readonly units: number;
  readonly items: number;
  /** Numbers that stand in the file more than once: with the same content, and with other. */
  readonly repeated: { readonly same: number; readonly otherContent: number };
  readonly refused: number;
  readonly refusedByReason: Readonly<Record<string, number>>;
  /** Some of each reason. */
  readonly refusals: readonly RefusedRow[];
  /** False where every row or most are refused: then nothing would be brought in. */
  readonly isUsable: boolean;
}

/** What is there already, for a check beside it; a check needs none. */
export interface CheckTarget {
  readonly log: EventLog | null;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Reads a whole register as an import would, and writes nothing. Throws the same OperatorErrors. */
export async function checkRegister(
  source: RegisterSource,
  { log, clock, logger }: CheckTarget,
  output: ImportOutput,
): Promise<CheckedRegister> {
  const now = await clock.now();
  if (log) await checkAgainst(log, source.mapping, logger);
  const tally = new Tally(source.mapping);
  const progress = output.progress('Reading (bytes)', await sizeOf(source.file));
  try {
    const { reference, rows, refused } = await surveyOf(source, now, (read) => tally.add(read), progress);
    return {
      file: basename(source.file),
      region: source.mapping.region.code,
      rows,
      ...tally.counts(),
      units: reference.units.length,
      items: reference.items.length,
      refused,
      isUsable: !mostAreRefused({ rows, refused }),
    };
  } finally {
    progress.end();
  }
}

async function checkAgainst(log: EventLog, mapping: Mapping, logger: Logger): Promise<void> {
  const reference = await ReferenceData.open(log, { logger });
  try {
    await checkRegion(mapping, reference, log);
  } finally {
    await reference.close();
  }
}

class Tally {
  private readonly first: ShownRow[] = [];
  private readonly refusals: RefusedRow[] = [];
  private readonly homes = new Map<string, number>();
  private readonly responsible = new Map<string, number>();
  private readonly items = new Map<string, number>();
  private readonly outcomes = new Map<string, number>();
  private readonly reasons = new Map<string, number>();
  private readonly repeats = new Repeats();
  private same = 0;
  private other = 0;

  constructor(private readonly mapping: Mapping) {}

  add(read: ReadRowOfFile): void {
    const { row } = read;
    if (isRefused(row)) {
      if (increased(this.reasons, row.reason) <= SHOWN_REFUSALS) this.refusals.push(row);
      return;
    }
    if (this.first.length < SHOWN_ROWS) this.first.push(shown(row, this.mapping.region.timezone));
    const seen = this.repeats.of(read);
    if (seen === 'same') this.same += 1;
    if (seen === 'other') this.other += 1;
    if (seen !== 'first') return;
    increased(this.homes, row.homeUnit);
    increased(this.responsible, row.responsibleUnit);
    increased(this.items, row.item);
    increased(this.outcomes, row.closing?.outcome ?? 'open');
  }

  counts() {
    return {
      first: this.first,
      byHomeUnit: sorted(this.homes),
      byResponsibleUnit: sorted(this.responsible),
      byItem: sorted(this.items),
      byOutcome: sorted(this.outcomes),
      repeated: { same: this.same, otherContent: this.other },
      refusedByReason: sorted(this.reasons),
      refusals: this.refusals,
    };
  }
}

function shown(row: RegisterRow, zone: string): ShownRow {
  const { line, number, item, homeUnit, receivingUnit, responsibleUnit, channel, closing, rating } = row;
  const local = (at: Instant | null) => at && DateTime.fromISO(at, { zone }).toISO({ suppressMilliseconds: true });
  return {
    ...{ line, number, opened: local(row.opened) ?? '', due: local(row.due), decided: local(row.decided?.at ?? null) },
    ...{ closed: local(closing?.at ?? null), outcome: closing?.outcome ?? null },
    ...{ item, homeUnit, receivingUnit, responsibleUnit, channel, rating: rating?.score ?? null },
  };
}

export function checkText(checked: CheckedRegister): string {
  const { first, refusals, repeated, units, items } = checked;
  return [
    `${checked.file} → ${checked.region}: ${checked.rows} rows, ${units} units, ${items} items; nothing was written.`,
    'The first rows, as they are read:',
    ...first.map((row) => `  line ${row.line}: ${wordsOf(row)}`),
    'By outcome:',
    ...linesOf(checked.byOutcome),
    'By home unit:',
    ...linesOf(checked.byHomeUnit),
    'By responsible unit:',
    ...linesOf(checked.byResponsibleUnit),
    `Numbers again, the same ${repeated.same}, with other content ${repeated.otherContent}`,
    `Refused ${checked.refused}`,
    ...linesOf(checked.refusedByReason),
    ...refusals.map((row) => `  line ${row.line}, number ${row.number ?? 'none'}, ${placeOf(row)}: ${row.detail}`),
    ...(checked.isUsable ? [] : ['Most rows are refused: nothing would be brought in. Mend the mapping first.']),
  ].join('\n');
}

function wordsOf({
  number,
  opened,
  due,
  decided,
  closed,
  outcome,
  item,
  homeUnit,
  responsibleUnit,
  channel,
}: ShownRow): string {
  const parts: readonly (readonly [string, string | null])[] = [
    ['number', number],
    ['opened', opened],
    ['due', due],
    ['decided', decided],
    ['closed', closed],
    ['outcome', outcome],
    ['item', item],
    ['home', homeUnit],
    ['responsible', responsibleUnit],
    ['channel', channel],
  ];
  return parts.flatMap(([name, value]) => (value === null ? [] : [`${name} ${value}`])).join(', ');
}

function placeOf({ column, value }: RefusedRow): string {
  if (column === null) return 'the row';
  return value === null ? `column "${column}"` : `column "${column}" is "${value}"`;
}

function increased(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
