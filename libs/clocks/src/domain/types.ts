/** `YYYY-MM-DD`, a date of the region. Dates compare as strings. */
export type LocalDate = string;

/** ISO 8601 in UTC with milliseconds and `Z`; instants compare as strings. */
export type Instant = string;

/** IANA name, such as `Asia/Shanghai`. */
export type TimeZone = string;

/**
 * In what a limit is counted. `month`: to the same day number of the target month, else to its last day (民法典 202); `hour`: a clock hour by day and
 * night; `counter-hour`: one in which the counters are open (rules §13).
 */
export const LIMIT_UNITS = ['working-day', 'natural-day', 'month', 'hour', 'counter-hour'] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

/** When a counter is open, `HH:mm` on the region's wall. */
export interface Opening {
  readonly from: string;
  readonly to: string;
}

/**
 * 办公时间 of a counter, or of all counters of a region that have none of their own: on working days, at weekends, on public holidays, and on days that
 * differ, such as a half day or a holiday of its own. Where weekends or holidays are left out it is closed then.
 */
export interface CounterHours {
  /** Of a working day; in order and apart from each other. */
  readonly openings: readonly Opening[];
  readonly weekend?: readonly Opening[];
  readonly holidays?: readonly Opening[];
  readonly otherDays: readonly { readonly date: LocalDate; readonly openings: readonly Opening[] }[];
}

/** A limit of the catalogue: `rolls` says whether a last day that is a rest day moves to the next that is not. */
export interface Limit {
  readonly value: number;
  readonly unit: LimitUnit;
  readonly rolls: boolean;
}

/** A promise: a limit, or the same day as the receipt, or none. */
export type Promised = Limit | 'same-day' | null;

/** Where a clock starts (`limits.startsAt`). */
export type ClockStart = 'received' | 'complete' | 'accepted';

/**
 * When something is due: a date (late from 00:00 of the next day in the region) or an instant (late after it). `beyond`: the arithmetic ended at
 * the last day that it knows (`LAST_DATE`) without reaching the due time.
 */
export type Due =
  | { readonly kind: 'date'; readonly date: LocalDate; readonly beyond?: true }
  | { readonly kind: 'instant'; readonly at: Instant; readonly beyond?: true };

export type Light = 'none' | 'green' | 'yellow' | 'red' | 'late';

/**
 * From when on each light burns, as instants: `yellow` from the first, `red` from the second, `late` from the third on. Without yellow both
 * coincide. Rules §13: yellow at ≥ 70 % used where the limit is ≥ 5 working days, or due the next working day; red when due today; late after.
 */
export interface LightSchedule {
  readonly yellowFrom: Instant;
  readonly redFrom: Instant;
  readonly lateFrom: Instant;
}

/** By what share of the time used, and by how many working days before the due day, the lights change; configurable by item. */
export interface LightRule {
  /** Yellow with the day on which so many per cent are used, of limits of at least five working days. */
  readonly yellowPercent: number;
  /** Yellow from so many working days before the due day, if that is earlier. */
  readonly yellowDays: number;
  /** Red from so many working days before the due day; 0 is the due day itself. */
  readonly redDays: number;
}

/** What a deadline needs to know of a calendar. Years without a notice are provisional (rules §10). */
export interface WorkingCalendar {
  isWorkingDay(date: LocalDate): boolean;
  /** A make-up Saturday is no rest day; a public holiday and an ordinary weekend are. */
  isRestDay(date: LocalDate): boolean;
  isProvisional(year: number): boolean;
  /** The version of the calendar of a year, to be named where a deadline explains itself. */
  version(year: number): string;
  /** Notices that were loaded while cases ran, in order; what they move is told to the handlers. */
  readonly laterNotices?: readonly LaterNotice[];
  readonly counterHours?: CounterHours;
  /** Whether it has been published when the counters are open: then they close for applicants. */
  readonly hasCounterHours?: boolean;
  /** Whether the day of rest is a public holiday and no mere weekend: a counter may be open on the one and not on the other. */
  isHoliday?(date: LocalDate): boolean;
  /** The calendar by the hours that a counter has of its own; itself where it has none. */
  atCounter?(unit: string): WorkingCalendar;
}

/** A notice that was loaded into a system at work. */
export interface LaterNotice {
  readonly loadedAt: Instant;
  readonly year: number;
  readonly version: string;
  /** What was counted by until then. */
  readonly before: WorkingCalendar;
}
