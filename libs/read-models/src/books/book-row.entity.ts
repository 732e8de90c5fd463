import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row an entry of a book: the entry itself, every list of its book, and the timekeeper's work on it. */
@Entity({ name: 'book_row' })
export class BookRowEntity {
  /** Its stream: the name of its book and its id. */
  @PrimaryColumn('text') stream: string;
  @Column('text') book: string;
  @Column('uuid') id: string;
  @Column('text') region: string;
  @Column('text') unit: string;
  @Column('text') number: string;
  @Column('timestamptz', { name: 'begun_at' }) begunAt: string;
  @Column('integer') revision: number;
  /** Offset of its last event in the log. */
  @Column('bigint') position: string;
  @Column('text') phase: string;
  /** As `evolve` left it. */
  @Column('json') state: object;
  /** What it has added to the figures of its leaf (`Counts`). */
  @Column('json') counts: object;
  /** What `q` looks in: the number and what the book names, in small letters. */
  @Column('text') search: string;
  /** The due date or time of what falls due first; null where nothing does. */
  @Column('text', { nullable: true }) due: string | null;
  @Column('timestamptz', { name: 'yellow_from', nullable: true }) yellowFrom: string | null;
  @Column('timestamptz', { name: 'red_from', nullable: true }) redFrom: string | null;
  @Column('timestamptz', { name: 'late_from', nullable: true }) lateFrom: string | null;
  /** When time alone makes something happen next; null where it will not. */
  @Column('timestamptz', { name: 'next_firing', nullable: true }) nextFiring: string | null;
  /** Why its stream is set aside; null for all others. */
  @Column('text', { nullable: true }) unreadable: string | null;
}

/** One row for each thing that a unit owes an entry: its schedule. */
@Entity({ name: 'book_owed' })
export class BookOwedEntity {
  @PrimaryColumn('text') stream: string;
  @PrimaryColumn('text') clock: string;
  @Column('text') unit: string;
  @Column('text') due: string;
  @Column('timestamptz', { name: 'due_at' }) dueAt: string;
  @Column('timestamptz', { name: 'begun_at' }) begunAt: string;
}

/** What one day changed in one figure of a book at a leaf: flows are counts of that day, stocks differences to the day before. */
@Entity({ name: 'book_day' })
export class BookDayEntity {
  @PrimaryColumn('text') leaf: string;
  @PrimaryColumn('date') day: string;
  @PrimaryColumn('text') book: string;
  @PrimaryColumn('text') figure: string;
  @Column('integer') count: number;
}

export function bookIndexes(schema: string): string[] {
  const table = `"${schema}".book_row`;
  const newest = 'begun_at desc, id desc';
  return [
    `create index if not exists book_newest on ${table} (book, region, ${newest})`,
    `create index if not exists book_unit on ${table} (book, unit, ${newest})`,
    `create index if not exists book_number on ${table} (number)`,
    `create index if not exists book_firing on ${table} (next_firing) where next_firing is not null`,
    `create index if not exists book_running on ${table} (region) where late_from is not null or next_firing is not null`,
    `create index if not exists book_owed_unit on "${schema}".book_owed (unit, due_at, begun_at, stream, clock)`,
  ];
}
