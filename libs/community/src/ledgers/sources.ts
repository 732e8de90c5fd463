import type { BookFields } from '../kit/index.js';
import { FROM_EVENTS, type Ledger } from './kit.js';

type Source = Pick<BookFields, 'path' | 'fields'>;

/** A column of a ledger: the field of the book that it shows; null where the book has none of that name. */
export interface Column {
  readonly name: string;
  readonly field: string | null;
}

/** What generates a ledger: the book, and what of it stands in each column. */
export interface Generated {
  readonly path: string;
  readonly columns: readonly Column[];
}

/** How a ledger comes out of events; null where it is written by hand, or no book has any of its fields. */
export function generatedFrom(
  { source, fields }: Pick<Ledger, 'source' | 'fields'>,
  books: readonly Source[],
): Generated | null {
  const all = books.map((book) => ({ path: book.path, columns: columnsOf(book, fields) }));
  const known = ({ columns }: Generated) => columns.filter(({ field }) => field !== null).length;
  if (source !== FROM_EVENTS) return all.find(({ path }) => path === source) ?? null;
  const best = [...all].sort((a, b) => known(b) - known(a))[0];
  return best && known(best) > 0 ? best : null;
}

/** By the Chinese name, the English one or the key; what every brief has goes by its usual names. */
function columnsOf({ fields }: Source, names: readonly string[]): readonly Column[] {
  const keys = new Map<string, string>(Object.entries(OF_EVERY_BRIEF));
  for (const [key, { zh, en }] of Object.entries(fields)) for (const name of [zh, en, key]) keys.set(name, key);
  return names.map((name) => ({ name, field: keys.get(name) ?? null }));
}

const OF_EVERY_BRIEF = {
  编号: 'number',
  单位: 'unit',
  社区: 'unit',
  状态: 'state',
  number: 'number',
  unit: 'unit',
  state: 'state',
};
