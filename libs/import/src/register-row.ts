import type { Instant } from '#libs/clocks/domain';
import type { ImportOutcome, Mapping } from './mapping.js';
import type { RegisterReference } from './reference.js';
import type { RegisterLine } from './register-file.js';
import { timeReader } from './times.js';

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
  readonly closing: { readonly at: Instant; readonly outcome: ImportOutcome; readonly text: string | null } | null;
}

/** A row that is not brought in. `reason` is a stable code, `detail` says what stands there. */
export interface RefusedRow {
  readonly line: number;
  readonly number: string | null;
  readonly reason: string;
  readonly detail: string;
}

export function isRefused(row: RegisterRow | RefusedRow): row is RefusedRow {
  return 'reason' in row;
}

type Cells = Readonly<Record<string, string>>;
const NUMBER = /^[^\p{C}]{1,200}$/u;

interface Times {
  readonly opened: Instant;
  readonly due: Instant | null;
  readonly closed: Instant | null;
}
type Reason = Pick<RefusedRow, 'reason' | 'detail'>;

/** Reads rows by a mapping, and notes the units and items that they speak of. `now`: what is later is refused. */
export function rowReader(mapping: Mapping, reference: RegisterReference, now: Instant) {
  const timesOf = timesReader(mapping, now);
  const unitsOf = unitsReader(mapping, reference);
  const closingOf = closingReader(mapping);

  return ({ line, cells }: RegisterLine): RegisterRow | RefusedRow => {
    const number = cells?.[mapping.number] ?? '';
    const refuse = (why: Reason): RefusedRow => ({ line, number: number || null, ...why });
    if (!cells)
      return refuse({ reason: 'wrong-number-of-cells', detail: 'the row has more or fewer cells than the header' });
    if (!NUMBER.test(number))
      return refuse({ reason: 'no-number', detail: `"${number}" cannot be the number of a case` });
    const times = timesOf(cells);
    if ('reason' in times) return refuse(times);
    const item = reference.itemOf(cells);
    if (item === null)
      return refuse({ reason: 'no-item', detail: `"${cells[mapping.item.column] ?? ''}" names no item` });
    const { opened, due, closed } = times;
    return {
      line,
      number,
      item,
      ...unitsOf(cells),
      channel: channelOf(cells, mapping),
      opened,
      due,
      note: textOf(cells, mapping.texts?.received),
      closing: closed === null ? null : closingOf(cells, closed),
    };
  };
}

/** The times of a row, or why they cannot be. */
function timesReader(mapping: Mapping, now: Instant): (cells: Cells) => Times | Reason {
  const time = timeReader(mapping);
  const { times } = mapping;
  const textIn = (cells: Cells, column: string | undefined) => (column === undefined ? '' : (cells[column] ?? ''));
  const noTime = (reason: string, text: string): Reason => ({ reason, detail: `"${text}" is no time` });

  return (cells) => {
    const openedText = textIn(cells, times.opened);
    const dueText = textIn(cells, times.due);
    const closedText = textIn(cells, times.closed);
    const opened = time.read(openedText);
    if (opened === null) return noTime('no-opening-time', openedText);
    const due = dueText === '' ? null : time.read(dueText, opened);
    if (due === null && dueText !== '') return noTime('wrong-due-time', dueText);
    const closed = closedText === '' ? null : time.read(closedText, opened);
    if (closed === null && closedText !== '') return noTime('wrong-closing-time', closedText);
    if (closed !== null && closed < opened)
      return { reason: 'closed-before-opened', detail: `closed ${closed}, opened ${opened}` };
    const last = closed ?? opened;
    if (last > now) return { reason: 'later-than-the-clock', detail: `${last} is later than ${now}` };
    return { opened, due, closed };
  };
}

function unitsReader({ cases }: Mapping, reference: RegisterReference) {
  const { homeUnit: home, receivingUnit: receiving = home, responsibleUnit: responsible = receiving } = cases;
  return (cells: Cells) => ({
    homeUnit: reference.unitOf(home, cells),
    receivingUnit: reference.unitOf(receiving, cells),
    responsibleUnit: reference.unitOf(responsible, cells),
  });
}

function closingReader({ outcome, texts }: Mapping) {
  const rules = (outcome.rules ?? []).map(({ matches, ...rule }) => ({ ...rule, pattern: new RegExp(matches, 'iu') }));
  return (cells: Cells, at: Instant) => ({
    at,
    outcome: rules.find(({ column, pattern }) => pattern.test(cells[column] ?? ''))?.outcome ?? outcome.otherwise,
    text: textOf(cells, texts?.closed),
  });
}

function channelOf(cells: Cells, { channel }: Mapping): string | null {
  const value = channel && cells[channel.column];
  return value ? (channel.values?.[value] ?? value) : null;
}

function textOf(cells: Cells, columns: readonly string[] = []): string | null {
  const text = columns
    .map((column) => cells[column] ?? '')
    .filter(Boolean)
    .join('\n');
  return text === '' ? null : text;
}
