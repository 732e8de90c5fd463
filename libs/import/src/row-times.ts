import type { Instant } from '#libs/clocks/domain';
import { closedSources, type Mapping } from './mapping.js';
import { refusedRow, type RefusedRow, type RowReason } from './refused-row.js';
import { nameOf, type ReadCell, type Source, type SourceReader } from './source.js';
import { timeReader, type TimeReader } from './times.js';

/** The times of a row. */
export interface CaseTimes {
  readonly opened: Instant;
  readonly due: Instant | null;
  readonly decided: Instant | null;
  readonly closed: Instant | null;
}

type Row = { readonly line: number; readonly number: string | null };
type Read = { readonly at: Instant | null } | RefusedRow;

/** One of a row's times: where it stands, and what a text there that is no time is told as. */
interface Column {
  readonly read: ReadCell;
  readonly name: string;
  readonly wrong: RowReason;
}

/** Reads the times of a row, or says why they cannot be. */
export function caseTimesReader(mapping: Mapping, source: SourceReader, now: Instant) {
  const { times } = mapping;
  const time = timeReader(mapping);
  const column = (from: Source, wrong: RowReason): Column => ({ read: source.of(from), name: nameOf(from), wrong });
  const opening = column(times.opened, 'no-opening-time');
  const dueColumn = times.due === undefined ? null : column(times.due, 'wrong-due-time');
  const decision = times.decided === undefined ? null : column(times.decided, 'wrong-decision-time');
  const closings = closedSources(times).map((each) => column(each, 'wrong-closing-time'));
  const isClosed = closingCondition(mapping, source);

  const read = (cells: readonly string[], row: Row): CaseTimes | RefusedRow => {
    const opened = oneOf(time, [opening], cells, row);
    if ('reason' in opened) return opened;
    if (opened.at === null)
      return refusedRow(row, 'no-opening-time', { column: opening.name, value: opening.read(cells) });
    const due = oneOf(time, dueColumn ? [dueColumn] : [], cells, row, opened.at);
    if ('reason' in due) return due;
    const closed = isClosed(cells) ? oneOf(time, closings, cells, row, opened.at) : { at: null };
    if ('reason' in closed) return closed;
    const decided = oneOf(time, decision ? [decision] : [], cells, row, opened.at);
    if ('reason' in decided) return decided;
    const said = { opened: opened.at, due: due.at, decided: decided.at, closed: closed.at };
    const put = inOrder({ ...said, due: dueOf(said.due, times.dueIs, time) }, mapping, { row, cells, closings });
    return 'reason' in put ? put : (laterThan(now, put, { row, cells, opening, decision, closings }) ?? put);
  };
  /** A time beside the life of the case; null for what is none. */
  const single = (text: string, notBefore: Instant): Instant | null => {
    const told = time.read(text, notBefore);
    return told.kind === 'time' && told.at <= now ? told.at : null;
  };
  return { read, single };
}

/** The first of the columns that holds a time; a text that is none ends the search. */
function oneOf(
  time: TimeReader,
  columns: readonly Column[],
  cells: readonly string[],
  row: Row,
  notBefore?: Instant,
): Read {
  for (const { read, name, wrong } of columns) {
    const text = read(cells);
    const told = time.read(text, notBefore);
    if (told.kind === 'time') return { at: told.at };
    if (told.kind === 'wrong') return refusedRow(row, wrong, { column: name, value: text, more: told.why });
  }
  return { at: null };
}

/** A register that sets a day keeps it until the day is over. */
function dueOf(due: Instant | null, dueIs: Mapping['times']['dueIs'], time: TimeReader): Instant | null {
  return due !== null && dueIs === 'date' ? time.endOfDay(due) : due;
}

function closingCondition(
  { times: { closedIf } }: Mapping,
  source: SourceReader,
): (cells: readonly string[]) => boolean {
  if (!closedIf) return () => true;
  const read = source.of(closedIf.column);
  const pattern = new RegExp(closedIf.matches, 'iu');
  return (cells) => pattern.test(read(cells));
}

interface Where {
  readonly row: Row;
  readonly cells: readonly string[];
  readonly closings: readonly Column[];
}

/** Opened, decided, closed: in that order, or as the mapping says. */
function inOrder(said: CaseTimes, { times }: Mapping, where: Where): CaseTimes | RefusedRow {
  const { opened, decided, closed } = said;
  const put =
    closed !== null && closed < opened ? closedEarly(said, times.closedBeforeOpened ?? 'refuse', where) : said;
  if ('reason' in put || decided === null) return put;
  const isOut = decided < opened || (put.closed !== null && decided > put.closed);
  if (!isOut) return put;
  const more = `decided ${decided}, opened ${opened}${put.closed === null ? '' : `, closed ${put.closed}`}`;
  const column = times.decided === undefined ? null : nameOf(times.decided);
  return refusedRow(where.row, 'decided-out-of-order', { column, value: decided, more });
}

function closedEarly(
  said: CaseTimes,
  policy: NonNullable<Mapping['times']['closedBeforeOpened']>,
  { row, cells, closings }: Where,
): CaseTimes | RefusedRow {
  switch (policy) {
    case 'at-opening':
      return { ...said, closed: said.opened };
    case 'still-open':
      return { ...said, closed: null };
    case 'refuse':
      return refusedRow(row, 'closed-before-opened', {
        ...spoken(closings, cells),
        more: `closed ${said.closed}, opened ${said.opened}`,
      });
    default:
      return policy satisfies never;
  }
}

function laterThan(
  now: Instant,
  { opened, decided, closed }: CaseTimes,
  { row, cells, opening, decision, closings }: Where & { readonly opening: Column; readonly decision: Column | null },
): RefusedRow | null {
  const told: readonly (readonly [Instant | null, readonly Column[]])[] = [
    [opened, [opening]],
    [decided, decision ? [decision] : []],
    [closed, closings],
  ];
  for (const [at, columns] of told)
    if (at !== null && at > now)
      return refusedRow(row, 'later-than-the-clock', { ...spoken(columns, cells), more: `${at} is later than ${now}` });
  return null;
}

/** The first of the columns that says anything. */
function spoken(columns: readonly Column[], cells: readonly string[]): { column: string | null; value: string | null } {
  const first = columns.find(({ read }) => read(cells) !== '') ?? columns[0];
  return { column: first?.name ?? null, value: first ? first.read(cells) : null };
}
