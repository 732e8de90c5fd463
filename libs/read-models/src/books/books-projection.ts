import { dueText, entryOfStream, type Book, type Entry as KitEntry } from '#libs/community';
import type { WorkingCalendar } from '#libs/clocks/domain';
import type { DecodedEvent, DomainEvent } from '#libs/event-log/domain';
import { isUuid } from '#libs/runtime';
import { insertRows, unnest, updateRows, type BulkColumn, type BulkRow } from '../engine/bulk.js';
import type { Projection, Sql } from '../engine/projection.js';
import { CaseFold, isOfCalendar, type CaseTable, type Changed, type Entry, type Streams } from '../case-events.js';
import { BookDayEntity, bookIndexes, BookOwedEntity, BookRowEntity } from './book-row.entity.js';
import {
  countsAfter,
  countsUnderCalendar,
  nextFiringOf,
  owed,
  runningClocks,
  type Counts,
  type Running,
} from './domain/book-entry.js';

/** One row an entry of any book, what units owe it, and the figures of every book by leaf and day. */
export const booksProjection: Projection = {
  name: 'books',
  version: 1,
  entities: [BookRowEntity, BookOwedEntity, BookDayEntity],
  folds: (event) => isOfCalendar(event) || isOfBooks(event.stream),
  alone: isOfCalendar,
  indexes: bookIndexes,
  contents: (schema) =>
    ['book_row', 'book_owed', 'book_day'].map((table) => ({
      table,
      rows: `select * from "${schema}".${table}`,
      places: table === 'book_row' ? ['position'] : [],
    })),
  open: (context) => CaseFold.open<BookEntry, DomainEvent>(context, new BookRows(context.schema)),
};

function isOfBooks(stream: string): boolean {
  return entryOfStream(stream) !== null;
}

const STREAMS: Streams = {
  own: isOfBooks,
  idOf: (stream) => (isUuid(entryOfStream(stream)?.id ?? '') ? stream : null),
  streamOf: (stream) => stream,
};

interface BookEntry extends Entry {
  readonly book: Book;
  readonly position: string;
  readonly state: KitEntry;
  readonly counts: Counts;
  readonly running: readonly Running[];
  readonly unreadable: string | null;
}

interface Column extends BulkColumn {
  readonly of: (stream: string, entry: BookEntry) => BulkRow[number];
}

/** What falls due first. */
const first = ({ running }: BookEntry): Running | null => owed(running)[0] ?? null;

/** What a later event may change; the key comes first. */
const CHANGING: readonly Column[] = [
  { name: 'stream', type: 'text', of: (stream) => stream },
  { name: 'revision', type: 'integer', of: (_, { revision }) => revision },
  { name: 'position', type: 'bigint', of: (_, { position }) => position },
  { name: 'phase', type: 'text', of: (_, { state }) => state.phase },
  { name: 'state', type: 'json', of: (_, { state }) => JSON.stringify(state) },
  { name: 'counts', type: 'json', of: (_, { counts }) => JSON.stringify(counts) },
  { name: 'search', type: 'text', of: (_, entry) => searchText(entry) },
  { name: 'due', type: 'text', of: (_, entry) => dueOf(entry) },
  { name: 'yellow_from', type: 'timestamptz', of: (_, entry) => first(entry)?.schedule.yellowFrom ?? null },
  { name: 'red_from', type: 'timestamptz', of: (_, entry) => first(entry)?.schedule.redFrom ?? null },
  { name: 'late_from', type: 'timestamptz', of: (_, entry) => first(entry)?.schedule.lateFrom ?? null },
  { name: 'next_firing', type: 'timestamptz', of: (_, { running }) => nextFiringOf(running) },
  { name: 'unreadable', type: 'text', of: (_, { unreadable }) => unreadable },
];

const LASTING: readonly Column[] = [
  { name: 'book', type: 'text', of: (_, { book }) => book.name },
  { name: 'id', type: 'uuid', of: (stream) => entryOfStream(stream)?.id ?? null },
  { name: 'region', type: 'text', of: (_, { region }) => region },
  { name: 'unit', type: 'text', of: (_, { state }) => state.unit },
  { name: 'number', type: 'text', of: (_, { state }) => state.number },
  { name: 'begun_at', type: 'timestamptz', of: (_, { state }) => state.begunAt },
];

const ALL = [...CHANGING, ...LASTING];

const OWED: readonly BulkColumn[] = [
  { name: 'stream', type: 'text' },
  { name: 'clock', type: 'text' },
  { name: 'unit', type: 'text' },
  { name: 'due', type: 'text' },
  { name: 'due_at', type: 'timestamptz' },
  { name: 'begun_at', type: 'timestamptz' },
];

const DAY: readonly BulkColumn[] = [
  { name: 'leaf', type: 'text' },
  { name: 'day', type: 'date' },
  { name: 'book', type: 'text' },
  { name: 'figure', type: 'text' },
  { name: 'count', type: 'integer' },
];

interface StoredBook {
  readonly stream: string;
  readonly region: string;
  readonly revision: number;
  readonly position: string;
  readonly state: KitEntry;
  readonly counts: Counts;
  readonly unreadable: string | null;
}

const STORED = 'stream, region, revision, position, state, counts, unreadable';

class BookRows implements CaseTable<BookEntry, DomainEvent> {
  readonly streams = STREAMS;
  readonly everyRevision = true;
  readonly running: string;
  private readonly table: string;

  constructor(private readonly schema: string) {
    this.table = `"${schema}".book_row`;
    this.running = `select ${STORED} from ${this.table}
      where region = $1 and unreadable is null and (late_from is not null or next_firing is not null)`;
  }

  regionOf({ data }: DomainEvent): string {
    const { region, place } = data as { readonly region?: string; readonly place?: { readonly region: string } };
    return region ?? place?.region ?? '';
  }

  async load(rows: Sql, streams: readonly string[]): Promise<Map<string, BookEntry>> {
    const found = await rows.query<StoredBook>(`select ${STORED} from ${this.table} where stream = any($1::text[])`, [
      streams,
    ]);
    return new Map(found.rows.flatMap((row) => (entryOfStream(row.stream) ? [[row.stream, entryOfRow(row)]] : [])));
  }

  next(before: BookEntry | null, event: DecodedEvent, calendar: WorkingCalendar): BookEntry | null {
    const book = entryOfStream(event.stream)?.book;
    if (!book) return null;
    const state = book.matter.evolve(before?.state ?? book.matter.initial, event);
    if (!isEntry(state)) return null;
    const running = runningClocks(book, state, calendar);
    const happened = { event: event.event, at: event.metadata.occurredAt };
    return {
      ...{ book, state, running, unreadable: null },
      revision: event.revision,
      position: String(event.position.offset),
      region: state.region,
      counts: countsAfter(book, before, happened, state, running),
    };
  }

  async write(tx: Sql, changed: readonly Changed<BookEntry>[]): Promise<void> {
    const cellsOf =
      (columns: readonly Column[]) =>
      ({ caseId, after }: Changed<BookEntry>): BulkRow =>
        columns.map(({ of }) => of(caseId, after));
    const added = changed.filter(({ before }) => before === null);
    const known = changed.filter(({ before }) => before !== null);
    await insertRows(tx, this.table, ALL, { items: added, cells: cellsOf(ALL) });
    await updateRows(tx, this.table, CHANGING, { items: known, cells: cellsOf(CHANGING) });
    await this.writeOwed(tx, changed);
    await this.addToDays(tx, changed);
  }

  entryOf(row: object): { readonly caseId: string; readonly entry: BookEntry } {
    const stored = row as StoredBook;
    return { caseId: stored.stream, entry: entryOfRow(stored) };
  }

  underCalendar(entry: BookEntry, calendar: WorkingCalendar, at: string): BookEntry {
    const running = runningClocks(entry.book, entry.state, calendar);
    return { ...entry, running, counts: countsUnderCalendar(entry.counts, at, entry.state, running) };
  }

  leafOf({ state }: BookEntry): string {
    return state.leaf;
  }

  /** Nothing falls due for what cannot be read: nobody could do it. */
  unreadable(entry: BookEntry, reason: string): BookEntry {
    return { ...entry, unreadable: reason, running: [] };
  }

  readable(entry: BookEntry, calendar: WorkingCalendar): BookEntry {
    return { ...entry, unreadable: null, running: runningClocks(entry.book, entry.state, calendar) };
  }

  private async writeOwed(tx: Sql, changed: readonly Changed<BookEntry>[]): Promise<void> {
    const table = `"${this.schema}".book_owed`;
    const known = changed.filter(({ before }) => before !== null).map(({ caseId }) => caseId);
    if (known.length > 0) await tx.query(`delete from ${table} where stream = any($1::text[])`, [known]);
    const items = changed.flatMap(({ caseId, after }) =>
      owed(after.running).map(({ clock, schedule }): BulkRow => {
        const { name, owedBy, due } = clock;
        return [caseId, name, owedBy, dueText(due), schedule.lateFrom, after.state.begunAt];
      }),
    );
    await insertRows(tx, table, OWED, { items, cells: (cells) => cells });
  }

  /** A figure that has come back to nothing leaves no row: the same events give the same rows however they are batched. */
  private async addToDays(tx: Sql, changed: readonly Changed<BookEntry>[]): Promise<void> {
    const sums = new Map<string, number>();
    const add = ({ state, book, counts }: BookEntry, sign: number) => {
      for (const [key, count] of Object.entries(counts.counted)) {
        const of = `${state.leaf} ${book.name} ${key}`;
        sums.set(of, (sums.get(of) ?? 0) + sign * count);
      }
    };
    for (const { before, after } of changed) {
      if (before) add(before, -1);
      add(after, 1);
    }
    const rows = [...sums].flatMap(([key, count]): BulkRow[] => {
      const [leaf = '', book = '', day = '', figure = ''] = key.split(' ');
      return count === 0 ? [] : [[leaf, day, book, figure, count]];
    });
    if (rows.length === 0) return;
    const { source, values } = unnest(DAY, rows);
    const names = DAY.map(({ name }) => name).join(', ');
    await tx.query(
      `merge into "${this.schema}".book_day d using (select * from ${source} as u (${names})) u
         on d.leaf = u.leaf and d.day = u.day and d.book = u.book and d.figure = u.figure
       when matched and d.count + u.count = 0 then delete
       when matched then update set count = d.count + u.count
       when not matched then insert (${names}) values (${DAY.map(({ name }) => `u.${name}`).join(', ')})`,
      values,
    );
  }
}

function entryOfRow({ stream, region, revision, position, state, counts, unreadable }: StoredBook): BookEntry {
  const book = entryOfStream(stream)?.book;
  if (!book) throw new Error(`${stream} is of no book`);
  return { book, region, revision, position, state, counts, unreadable, running: [] };
}

function isEntry(state: { readonly phase: string }): state is KitEntry {
  return state.phase !== 'none';
}

function searchText({ book, state }: BookEntry): string {
  return [state.number, ...book.search(state)]
    .filter((text) => text !== null)
    .join(' ')
    .toLowerCase();
}

function dueOf(entry: BookEntry): string | null {
  const soonest = first(entry);
  return soonest && dueText(soonest.clock.due);
}
