import { lightAt, type Light } from '#libs/clocks/domain';
import { fill, type Naming } from '#libs/kernel/domain';
import type { Book, Value } from './book.js';
import { dueText, scheduleOf } from './clock.js';
import type { BookContext } from './context.js';
import type { Entry } from './entry.js';

/** What falls due first of what units owe an entry, and its light at a moment. */
export function dueOfEntry(
  book: Book,
  entry: Entry,
  { calendar, now }: Pick<BookContext, 'calendar' | 'now'>,
): { readonly due: string | null; readonly light: Light } {
  const [first] = book
    .clocks(entry, calendar)
    .filter(({ endedAt, owedBy }) => endedAt === null && owedBy !== null)
    .map((clock) => ({ clock, schedule: scheduleOf(clock, entry, calendar) }))
    .sort((a, b) => (a.schedule.lateFrom < b.schedule.lateFrom ? -1 : 1));
  return first ? { due: dueText(first.clock.due), light: lightAt(first.schedule, now) } : { due: null, light: 'none' };
}

/** An entry in brief: the answer of every command, a row of every list (CONTRACT §9). */
export function briefOfEntry(
  book: Book,
  entry: Entry,
  revision: number,
  context: BookContext,
  naming: Naming,
): Readonly<Record<string, Value>> {
  const { due, light } = dueOfEntry(book, entry, context);
  return {
    id: entry.id,
    number: entry.number,
    revision,
    state: entry.phase,
    unit: entry.unit,
    begunAt: entry.begunAt,
    light,
    due,
    allowedActs: book.matter.allowedActs(entry, context),
    warnings: book.warnings(entry, context).map(({ code, text, params = {} }) => ({
      code,
      text: fill(text[naming.language], params, naming),
      params,
    })),
    ...ownFields(book, entry),
  };
}

/** The fields of the book's own. */
export function ownFields(book: Book, entry: Entry): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(book.fields).map(([name, { of }]) => [name, of(entry)]));
}
