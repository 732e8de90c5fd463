import type { CounterHours, Instant, LocalDate } from './types.js';

/** What rules of rest days a region has where no notice says otherwise: China's statutory days and weekends, or weekends alone. */
export type CalendarKind = 'china' | 'weekends';

/** A region says what its years are like without a notice. A region that never said so has `china`. */
export interface CalendarAdopted {
  readonly type: 'CalendarAdopted';
  readonly data: { readonly region: string; readonly kind: CalendarKind };
}

/** A notice (国务院办公厅关于…节假日安排的通知) of one year. A later one for the same year replaces it whole. */
export interface CalendarYearPublished {
  readonly type: 'CalendarYearPublished';
  readonly data: {
    readonly region: string;
    readonly year: number;
    /** Every day off that the notice names, weekends inside a holiday included. */
    readonly holidays: readonly LocalDate[];
    /** Saturdays and Sundays that are worked. */
    readonly makeUpDays: readonly LocalDate[];
    /** Those of `holidays` that are off in lieu of a make-up day; for display, the arithmetic does not need them. */
    readonly inLieu: readonly LocalDate[];
    /** The notice's number, such as 国办发明电〔2024〕12号; null where it is not known. */
    readonly notice: string | null;
    /** Addresses of the notice. */
    readonly sources: readonly string[];
    /** When it was loaded into a system at work; left out of the calendars that a system begins with. What it moves is told to the handlers. */
    readonly loadedAt?: Instant;
  };
}

/** 办公时间: when the counters of a region are open, or that of one `unit`, and on which days otherwise. A later one replaces it whole. */
export interface CounterHoursPublished {
  readonly type: 'CounterHoursPublished';
  readonly data: CounterHours & { readonly region: string; readonly unit?: string; readonly basis: string };
}

export type CalendarEvent = CalendarAdopted | CalendarYearPublished | CounterHoursPublished;

/** Prefix of every calendar stream. */
export const CALENDAR_STREAM_PREFIX = 'calendar-';

/**
 * The stream of an event: `calendar-{region}-{year}`, `calendar-{region}-rule` for what the region adopted, `calendar-{region}-counters` and
 * `calendar-{region}-counters-{unit}` for the hours of all counters and of one.
 */
export function calendarStreamOf(event: CalendarEvent): string {
  const { region } = event.data;
  switch (event.type) {
    case 'CalendarAdopted':
      return `${CALENDAR_STREAM_PREFIX}${region}-rule`;
    case 'CounterHoursPublished':
      return `${CALENDAR_STREAM_PREFIX}${region}-counters${event.data.unit === undefined ? '' : `-${event.data.unit}`}`;
    case 'CalendarYearPublished':
      return `${CALENDAR_STREAM_PREFIX}${region}-${event.data.year}`;
  }
}
