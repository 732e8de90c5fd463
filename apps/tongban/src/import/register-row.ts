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

/** Reads rows by a mapping, and notes the units and items that they speak of. `now`: what is later is refused. */
export function rowReader(mapping: Mapping, reference: RegisterReference, now: Instant) {
  const time = timeReader(mapping);
  const outcomeOf = outcomeReader(mapping);
  const { times, cases, channel, texts } = mapping;

  return ({ line, cells }: RegisterLine): RegisterRow | RefusedRow => {
    const number = cells?.[mapping.number] ?? '';
    const refuse = (reason: string, detail: string): RefusedRow => ({ line, number: number || null, reason, detail });
    if (!cells) return refuse('wrong-number-of-cells', 'the row has more or fewer cells than the header');
    if (!NUMBER.test(number)) return refuse('no-number', `"${number}" cannot be the number of a case`);

    const opened = time.read(cells[times.opened] ?? '');
    if (opened === null) return refuse('no-opening-time', `"${cells[times.opened] ?? ''}" is no time`);
    const dueText = times.due === undefined ? '' : (cells[times.due] ?? '');
    const due = dueText === '' ? null : time.read(dueText, opened);
    if (dueText !== '' && due === null) return refuse('wrong-due-time', `"${dueText}" is no time`);
    const closedText = times.closed === undefined ? '' : (cells[times.closed] ?? '');
    const closed = closedText === '' ? null : time.read(closedText, opened);
    if (closedText !== '' && closed === null) return refuse('wrong-closing-time', `"${closedText}" is no time`);
    if (closed !== null && closed < opened) return refuse('closed-before-opened', `closed ${closed}, opened ${opened}`);
    const last = closed ?? opened;
    if (last > now) return refuse('later-than-the-clock', `${last} is later than ${now}`);

    const item = reference.itemOf(cells);
    if (item === null) return refuse('no-item', `the column ${mapping.item.column} is blank`);
    const homeUnit = reference.unitOf(cases.homeUnit, cells);
    const receivingUnit = cases.receivingUnit === undefined ? homeUnit : reference.unitOf(cases.receivingUnit, cells);
    const responsibleUnit =
      cases.responsibleUnit === undefined ? receivingUnit : reference.unitOf(cases.responsibleUnit, cells);
    const value = channel && cells[channel.column];
    const closing =
      closed === null ? null : { at: closed, outcome: outcomeOf(cells), text: textOf(cells, texts?.closed) };
    return {
      line,
      number,
      item,
      receivingUnit,
      homeUnit,
      responsibleUnit,
      channel: value ? (channel.values?.[value] ?? value) : null,
      opened,
      due,
      note: textOf(cells, texts?.received),
      closing,
    };
  };
}

function outcomeReader({ outcome }: Mapping): (cells: Cells) => ImportOutcome {
  const rules = (outcome.rules ?? []).map(({ matches, ...rule }) => ({ ...rule, pattern: new RegExp(matches, 'iu') }));
  return (cells) =>
    rules.find(({ column, pattern }) => pattern.test(cells[column] ?? ''))?.outcome ?? outcome.otherwise;
}

function textOf(cells: Cells, columns: readonly string[] = []): string | null {
  const text = columns
    .map((column) => cells[column] ?? '')
    .filter(Boolean)
    .join('\n');
  return text === '' ? null : text;
}
