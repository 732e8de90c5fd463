import { scheduleOf, type Book, type BookClock, type Entry as KitEntry, type Figures } from '#libs/community';
import {
  localDateOf,
  type Instant,
  type LightSchedule,
  type LocalDate,
  type WorkingCalendar,
} from '#libs/clocks/domain';
import type { DomainEvent } from '#libs/event-log/domain';

/** What an entry has added to the figures of its leaf so far, and will have added by a coming day: `2026-03-02 open` → 1. */
export type Counted = Readonly<Record<string, number>>;

/** What is counted of one entry: flows on the day on which they happen, stocks as differences of days. */
export interface Counts {
  readonly counted: Counted;
  /** In which stocks it stands now. */
  readonly stocks: Figures;
  /** From which day on it is late, if nothing happens; null where nothing is owed. */
  readonly lateFrom: LocalDate | null;
}

/** A clock that runs, and when its lights change. */
export interface Running {
  readonly clock: BookClock;
  readonly schedule: LightSchedule;
}

const NOTHING: Counts = { counted: {}, stocks: {}, lateFrom: null };

/** The clocks of an entry that run, soonest first. */
export function runningClocks(book: Book, entry: KitEntry, calendar: WorkingCalendar): readonly Running[] {
  return book
    .clocks(entry, calendar)
    .filter(({ endedAt }) => endedAt === null)
    .map((clock) => ({ clock, schedule: scheduleOf(clock, entry, calendar) }))
    .sort((a, b) =>
      a.schedule.lateFrom < b.schedule.lateFrom ? -1 : a.schedule.lateFrom > b.schedule.lateFrom ? 1 : 0,
    );
}

/** Of the running clocks those that a unit owes. */
export function owed(running: readonly Running[]): readonly Running[] {
  return running.filter(({ clock }) => clock.owedBy !== null);
}

/** When time alone makes something happen next; null where it will not. */
export function nextFiringOf(running: readonly Running[]): Instant | null {
  return running.find(({ clock }) => clock.fires !== undefined)?.schedule.lateFrom ?? null;
}

/** What is counted after one more event. */
export function countsAfter(
  book: Book,
  before: { readonly state: KitEntry; readonly counts: Counts } | null,
  happened: { readonly event: DomainEvent; readonly at: Instant },
  after: KitEntry,
  running: readonly Running[],
): Counts {
  const day = localDateOf(happened.at, after.timezone);
  const sums = new Sums(before?.counts.counted ?? {});
  if (!before) sums.add(day, 'begun', 1);
  for (const [figure, count] of Object.entries(book.flows(happened, before?.state ?? null, after)))
    sums.add(day, figure, count);
  const stocks: Figures = { open: book.isOpen(after) ? 1 : 0, ...book.stocks(after) };
  const stood = (before?.counts ?? NOTHING).stocks;
  for (const figure of new Set([...Object.keys(stocks), ...Object.keys(stood)]))
    sums.add(day, figure, (stocks[figure] ?? 0) - (stood[figure] ?? 0));
  return lateAfter({ counted: sums.all, stocks, lateFrom: before?.counts.lateFrom ?? null }, day, after, running);
}

/** The same where its due times were folded anew under another calendar. */
export function countsUnderCalendar(counts: Counts, at: Instant, entry: KitEntry, running: readonly Running[]): Counts {
  return lateAfter(counts, localDateOf(at, entry.timezone), entry, running);
}

/** What had been late by the day stays so; what was to become late later is taken back. */
function lateAfter(counts: Counts, day: LocalDate, { timezone }: KitEntry, running: readonly Running[]): Counts {
  const [first] = owed(running);
  const lateFrom = first ? localDateOf(first.schedule.lateFrom, timezone) : null;
  if (lateFrom === counts.lateFrom) return counts;
  const sums = new Sums(counts.counted);
  if (counts.lateFrom !== null) sums.add(later(counts.lateFrom, day), 'late', -1);
  if (lateFrom !== null) sums.add(later(lateFrom, day), 'late', 1);
  return { ...counts, counted: sums.all, lateFrom };
}

function later(one: LocalDate, other: LocalDate): LocalDate {
  return one > other ? one : other;
}

/** Counts by day and figure; what has come back to nothing is not there. */
class Sums {
  private readonly counts: Map<string, number>;

  constructor(counted: Counted) {
    this.counts = new Map(Object.entries(counted));
  }

  add(day: LocalDate, figure: string, count: number): void {
    const key = `${day} ${figure}`;
    const sum = (this.counts.get(key) ?? 0) + count;
    if (sum === 0) this.counts.delete(key);
    else this.counts.set(key, sum);
  }

  /** In one order, so that the same events leave the same text. */
  get all(): Counted {
    return Object.fromEntries([...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
