import type { Instant } from '#libs/clocks/domain';
import type { ImportOutcome, Mapping } from './mapping.js';
import type { RegisterReference } from './reference.js';
import { isRounded, refusedRow, type RefusedRow } from './refused-row.js';
import type { RegisterLine } from './register-file.js';
import { caseTimesReader, type CaseTimes } from './row-times.js';
import { columnsIn, nameOf, SourceReader, type ReadCell } from './source.js';

/** What a row says, in our words. */
export interface RegisterRow {
  readonly line: number;
  readonly number: string;
  readonly item: string;
  readonly receivingUnit: string;
  readonly homeUnit: string;
  readonly responsibleUnit: string;
  readonly channel: string | null;
  readonly opened: Instant;
  readonly due: Instant | null;
  readonly note: string | null;
  readonly decided: { readonly at: Instant; readonly outcome: 'granted' | 'refused' } | null;
  readonly closing: { readonly at: Instant; readonly outcome: ImportOutcome; readonly text: string | null } | null;
  readonly rating: RowRating | null;
}

export interface RowRating {
  readonly at: Instant;
  readonly score: number;
  readonly about: 'counter' | 'authority';
  readonly comment: string | null;
}

export function isRefused(row: RegisterRow | RefusedRow): row is RefusedRow {
  return 'reason' in row;
}

export type ReadRow = (line: RegisterLine) => RegisterRow | RefusedRow;

const NUMBER = /^[^\p{C}]{1,200}$/u;

/** Reads the rows of a file by a mapping, and notes the units and items that they speak of. `now`: what is later is refused. */
export function rowReader(
  mapping: Mapping,
  header: readonly string[],
  reference: RegisterReference,
  now: Instant,
): ReadRow {
  const source = new SourceReader(header);
  const numberOf = source.of(mapping.number);
  const timesOf = caseTimesReader(mapping, source, now);
  const known = reference.reader(source);
  const outcomeOf = outcomeReader(mapping, source);
  const ratingOf = ratingReader(mapping, source, timesOf.single);
  const channelOf = channelReader(mapping, source);
  const noteOf = textReader(mapping.texts?.received, source);
  const closingTextOf = textReader(mapping.texts?.closed, source);
  const checkShape = shapeCheck(mapping, header, numberOf);

  return (line) => {
    const number = numberOf(line.cells);
    const row = { line: line.line, number: number === '' ? null : number };
    const misshapen = checkShape(line, row) ?? wrongNumber(number, row, mapping) ?? known.roundedIn(line.cells, row);
    if (misshapen) return misshapen;
    const times = timesOf.read(line.cells, row);
    if ('reason' in times) return times;
    const item = known.itemOf(line.cells, line.line);
    if (item === null)
      return refusedRow(row, 'no-item', { column: nameOf(mapping.item.column), value: known.itemValue(line.cells) });
    const rating = ratingOf(line.cells, times, row);
    if (rating && 'reason' in rating) return rating;
    const outcome = outcomeOf(line.cells);
    const { opened, due, closed } = times;
    const { homeUnit, receivingUnit, responsibleUnit } = known.unitsOf(line.cells);
    return {
      line: line.line,
      number,
      item,
      homeUnit,
      receivingUnit,
      responsibleUnit,
      channel: channelOf(line.cells),
      opened,
      due,
      note: noteOf(line.cells),
      decided: decisionOf(times, outcome),
      closing: closed === null ? null : { at: closed, outcome, text: closingTextOf(line.cells) },
      rating,
    };
  };
}

/** A decision that has its own time; what was ended without one has none. */
function decisionOf({ decided, closed }: CaseTimes, outcome: ImportOutcome): RegisterRow['decided'] {
  if (decided === null) return null;
  if (outcome === 'granted' || outcome === 'refused') return { at: decided, outcome };
  return closed === null ? { at: decided, outcome: 'granted' } : null;
}

function shapeCheck(mapping: Mapping, header: readonly string[], numberOf: ReadCell) {
  const secret = new Set(secretColumns(mapping));
  return (line: RegisterLine, row: { line: number; number: string | null }): RefusedRow | null => {
    const { badQuote, cells, isWhole } = line;
    const said = { line: row.line, number: numberOf(cells) || null };
    if (badQuote !== null) {
      const column = header[badQuote] ?? null;
      const value = column !== null && secret.has(column) ? null : (cells[badQuote] ?? null);
      return refusedRow(said, 'bad-quote', { column, value });
    }
    if (isWhole) return null;
    return refusedRow(said, 'wrong-number-of-cells', {
      more: `${cells.length} cells, the header has ${header.length}`,
    });
  };
}

/** Columns of free text: what stands there is for the case's key alone. */
function secretColumns({ texts }: Mapping): string[] {
  return [...(texts?.received ?? []), ...(texts?.closed ?? [])].flatMap(columnsIn);
}

function wrongNumber(
  number: string,
  row: { line: number; number: string | null },
  mapping: Mapping,
): RefusedRow | null {
  const where = { column: nameOf(mapping.number), value: number };
  if (!NUMBER.test(number)) return refusedRow(row, 'no-number', where);
  return isRounded(number) ? refusedRow(row, 'number-rounded', where) : null;
}

function outcomeReader({ outcome }: Mapping, source: SourceReader): (cells: readonly string[]) => ImportOutcome {
  const rules = (outcome.rules ?? []).map(({ column, matches, outcome: then }) => ({
    read: source.of(column),
    pattern: new RegExp(matches, 'iu'),
    then,
  }));
  return (cells) => rules.find(({ read, pattern }) => pattern.test(read(cells)))?.then ?? outcome.otherwise;
}

function channelReader({ channel }: Mapping, source: SourceReader): (cells: readonly string[]) => string | null {
  if (!channel) return () => null;
  const read = source.of(channel.column);
  return (cells) => {
    const value = read(cells);
    return value === '' ? null : (channel.values?.[value] ?? value);
  };
}

function textReader(sources: NonNullable<Mapping['texts']>['received'], source: SourceReader) {
  const reads = (sources ?? []).map((each) => source.of(each));
  return (cells: readonly string[]): string | null => {
    const text = reads
      .map((read) => read(cells))
      .filter((part) => part !== '')
      .join('\n');
    return text === '' ? null : text;
  };
}

type SingleTime = ReturnType<typeof caseTimesReader>['single'];

/** A rating belongs to a case that has been closed; of an open one it is left for the file that closes it. */
function ratingReader({ rating }: Mapping, source: SourceReader, single: SingleTime) {
  if (!rating) return () => null;
  const { values = {}, about = 'authority' } = rating;
  const read = source.of(rating.column);
  const commentOf = source.of(rating.comment);
  const atOf = source.of(rating.at);
  return (
    cells: readonly string[],
    { closed }: CaseTimes,
    row: { line: number; number: string | null },
  ): RowRating | RefusedRow | null => {
    const value = read(cells);
    if (value === '' || closed === null) return null;
    const score = values[value] ?? Number(value);
    const where = { column: nameOf(rating.column), value };
    if (!Number.isInteger(score) || score < 1 || score > 5) return refusedRow(row, 'wrong-rating', where);
    const at = single(atOf(cells), closed);
    return { at: at !== null && at > closed ? at : closed, score, about, comment: commentOf(cells) || null };
  };
}
