import type { CalendarEvent, CalendarKind, CalendarYearPublished } from './calendar-events.js';
import { CounterCalendar } from './counter-calendar.js';
import { USUAL_HOURS } from './counter-hours.js';
import { isWeekend, yearOf } from './dates.js';
import { provisionalHolidays } from './provisional.js';
import type { CounterHours, LaterNotice, LocalDate, WorkingCalendar } from './types.js';

type Notice = CalendarYearPublished['data'];

/** Bounds what a calendar remembers of single dates; a service asks for a few thousand. */
const REMEMBERED = 50_000;

/**
 * The calendars of all regions: a fold of the `calendar-` streams, kept in memory. A calendar that was handed out never changes; after a further
 * event `of` hands out another one, whose `version` says so.
 */
export class Calendars {
  private readonly regions = new Map<string, RegionCalendar>();

  /** The fold of a whole history. */
  static from(events: Iterable<CalendarEvent>): Calendars {
    const calendars = new Calendars();
    for (const event of events) calendars.apply(event);
    return calendars;
  }

  apply(event: CalendarEvent): void {
    const { region } = event.data;
    const before = this.regions.get(region) ?? RegionCalendar.empty('china');
    switch (event.type) {
      case 'CalendarAdopted':
        this.regions.set(region, before.adopting(event.data.kind));
        return;
      case 'CounterHoursPublished':
        this.regions.set(region, before.withHours(event.data));
        return;
      case 'CalendarYearPublished':
        this.regions.set(region, before.withNotice(event.data));
        return;
    }
  }

  /** The calendar of a region, by the code of its root. A region without any event has China's, all years provisional. */
  of(region: string): RegionCalendar {
    const known = this.regions.get(region);
    if (known) return known;
    const empty = RegionCalendar.empty('china');
    this.regions.set(region, empty);
    return empty;
  }
}

/** A calendar without any notice: what a test or a foreign register starts from. */
export function unpublishedCalendar(kind: CalendarKind): WorkingCalendar {
  return RegionCalendar.empty(kind);
}

interface PublishedYear {
  readonly notice: Notice;
  /** How many notices this year has had; the version that a deadline names. */
  readonly edition: number;
}

function versionOf(year: number, edition: number): string {
  return `${year}.${edition}`;
}

/** Immutable but for what it remembers of its own answers. */
export class RegionCalendar implements WorkingCalendar {
  private readonly answers = new Map<LocalDate, boolean>();
  private readonly counters = new Map<string, WorkingCalendar>();
  private readonly provisional = new Map<number, ReadonlySet<LocalDate>>();
  /** What a notice says of single dates; a year's notice may name the last days of the year before. */
  private readonly named: ReadonlyMap<LocalDate, 'holiday' | 'make-up'>;

  private constructor(
    readonly kind: CalendarKind,
    private readonly years: ReadonlyMap<number, PublishedYear>,
    readonly laterNotices: readonly LaterNotice[] = [],
    /** By unit; those of the region by `''`. */
    private readonly hours: ReadonlyMap<string, CounterHours> = new Map(),
  ) {
    const named = new Map<LocalDate, 'holiday' | 'make-up'>();
    for (const year of [...years.keys()].sort((a, b) => a - b)) {
      const notice = years.get(year)?.notice;
      for (const date of notice?.holidays ?? []) named.set(date, 'holiday');
      for (const date of notice?.makeUpDays ?? []) named.set(date, 'make-up');
    }
    this.named = named;
  }

  static empty(kind: CalendarKind): RegionCalendar {
    return new RegionCalendar(kind, new Map());
  }

  adopting(kind: CalendarKind): RegionCalendar {
    return new RegionCalendar(kind, this.years, this.laterNotices, this.hours);
  }

  withNotice(notice: Notice): RegionCalendar {
    const edition = (this.years.get(notice.year)?.edition ?? 0) + 1;
    const { year, loadedAt } = notice;
    const later = loadedAt ? [{ loadedAt, year, version: versionOf(year, edition), before: this }] : [];
    const years = new Map(this.years).set(year, { notice, edition });
    return new RegionCalendar(this.kind, years, [...this.laterNotices, ...later], this.hours);
  }

  withHours({ unit = '', openings, weekend, holidays, otherDays }: CounterHours & { unit?: string }): RegionCalendar {
    const told = { openings, otherDays, ...(weekend && { weekend }), ...(holidays && { holidays }) };
    return new RegionCalendar(this.kind, this.years, this.laterNotices, new Map(this.hours).set(unit, told));
  }

  get counterHours(): CounterHours {
    return this.hours.get('') ?? USUAL_HOURS;
  }

  /** Whether the region has said when its counters are open. */
  get hasCounterHours(): boolean {
    return this.hours.has('');
  }

  atCounter(unit: string): WorkingCalendar {
    const own = this.hours.get(unit);
    if (!own || unit === '') return this;
    const known = this.counters.get(unit) ?? new CounterCalendar(this, own);
    this.counters.set(unit, known);
    return known;
  }

  /** A day that a notice names, or a statutory one while there is none; in a region of weekends alone there are no holidays. */
  isHoliday(date: LocalDate): boolean {
    const named = this.named.get(date);
    if (named) return named === 'holiday';
    const year = yearOf(date);
    return this.isProvisional(year) && this.provisionalOf(year).has(date);
  }

  isWorkingDay(date: LocalDate): boolean {
    const known = this.answers.get(date);
    if (known !== undefined) return known;
    const answer = this.decide(date);
    if (this.answers.size >= REMEMBERED) this.answers.clear();
    this.answers.set(date, answer);
    return answer;
  }

  isRestDay(date: LocalDate): boolean {
    return !this.isWorkingDay(date);
  }

  /** A region of weekends alone waits for no notice: its years are never provisional. */
  isProvisional(year: number): boolean {
    return this.kind === 'china' && !this.years.has(year);
  }

  /** `2026.1` for the first notice of 2026, `2026.2` for one that replaced it, `2027.0` while there is none. */
  version(year: number): string {
    return versionOf(year, this.years.get(year)?.edition ?? 0);
  }

  /** The notice in force for a year; null while it is provisional. */
  notice(year: number): Notice | null {
    return this.years.get(year)?.notice ?? null;
  }

  private decide(date: LocalDate): boolean {
    const named = this.named.get(date);
    if (named) return named === 'make-up';
    if (isWeekend(date)) return false;
    const year = yearOf(date);
    return !(this.isProvisional(year) && this.provisionalOf(year).has(date));
  }

  private provisionalOf(year: number): ReadonlySet<LocalDate> {
    const known = this.provisional.get(year);
    if (known) return known;
    const holidays = provisionalHolidays(year);
    this.provisional.set(year, holidays);
    return holidays;
  }
}
